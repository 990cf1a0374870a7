import { isDeepStrictEqual } from 'node:util';
import type { Assignment } from './assignment.ts';

/** The record of what an assignment asks becoming something else: which settings, by whom and when. None: nothing did. */
export function changedSettings(
  standing: Assignment,
  settings: Partial<Assignment>,
  { by, at }: { by: string; at: Date },
): Pick<Assignment, 'settingChanges'> {
  const fields = Object.keys(settings).filter((name) => {
    const field = name as keyof Assignment;
    return !RECORDS.has(field) && !isDeepStrictEqual(settings[field] ?? null, standing[field] ?? null);
  });
  if (fields.length === 0) return {};
  const dueAt = 'dueAt' in settings ? (settings.dueAt ?? null) : standing.dueAt;
  return { settingChanges: [...(standing.settingChanges ?? []), { fields: fields.sort(), dueAt, by, at }] };
}

/** Records themselves. */
const RECORDS: ReadonlySet<keyof Assignment> = new Set(['rubricSwitches', 'anonymitySwitches'] as const);
