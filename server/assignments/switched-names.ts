import type { Assignment } from './assignment.ts';

/**
 * The record of names being hidden or shown, where these settings change that. Anonymity can be switched at any time:
 * a teacher may have to know whose work it is. But names that were seen cannot be unseen, so it stands on record, on
 * the set-up page and in the history of every work, who switched it and when.
 */
export function switchedNames(
  standing: Pick<Assignment, 'anonymous' | 'anonymitySwitches'> | null,
  { settings, by, at }: Switching,
): Pick<Assignment, 'anonymitySwitches'> {
  const { anonymous = false } = settings;
  if ((standing?.anonymous ?? false) === anonymous) return {};
  const to = anonymous ? ('hidden' as const) : ('shown' as const);
  return { anonymitySwitches: [...(standing?.anonymitySwitches ?? []), { to, by: by.id, byName: by.name, at }] };
}

type Switching = {
  settings: Pick<Assignment, 'anonymous'>;
  by: { id: string; name: string | null };
  at: Date;
};
