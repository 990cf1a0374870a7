import type { Assignment } from './assignment.ts';

/** When students may see an assignment that is not open from the moment it is set up. */
export type Opening = {
  /** From then on, by itself; null: once a teacher opens it. */
  at: Date | null;
  /** Who opened it, `by` being a person id; null: nobody yet. */
  opened: { by: string; byName: string | null; at: Date } | null;
};

type Door = Pick<Assignment, 'opening'>;

/** Whether students may see it, and work on it, at this moment. */
export function isOpen({ opening }: Door, now: Date): boolean {
  return !opening || opening.opened !== null || (opening.at !== null && opening.at <= now);
}

/** The form's fields: `opening` is `now`, `hand` or `at`, and `opensAt` a moment for the last of them. */
export function openingFields({ opening }: Door): { opening: string; opensAt: string } {
  if (!opening || opening.opened) return { opening: 'now', opensAt: '' };
  return { opening: opening.at ? 'at' : 'hand', opensAt: opening.at?.toISOString().slice(0, 16) ?? '' };
}

/** What the form's choice means where nothing stood before. */
export function chosenOpening(choice: 'now' | 'hand' | 'at', at: Date | null): Opening | null {
  return choice === 'now' ? null : { at: choice === 'at' ? at : null, opened: null };
}

/** A choice over what stands: what waited is not forgotten when somebody opens it, so that a copy waits as well. */
export function changedOpening(standing: Door, chosen: Opening | null, act: Opening['opened']): Opening | null {
  if (chosen !== null || !standing.opening) return chosen;
  return { ...standing.opening, opened: standing.opening.opened ?? act };
}

/** A copy waits if its original did, for its date where that comes along, and otherwise for its teacher. */
export function copiedOpening({ opening }: Door, dateOf: (moment: Date | null) => Date | null): Opening | null {
  return opening ? { at: dateOf(opening.at), opened: null } : null;
}
