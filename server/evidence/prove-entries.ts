import { isDeepStrictEqual } from 'node:util';
import { entryHash, type AuditEntry, type Disguised } from '../audit/audit-entry.ts';

/**
 * An entry of the chain beside what the documents say today. `agrees`: true when they say the same, false when a
 * document was changed since, null for an act that no document tells of any more (an earlier save, an opening).
 */
export type Proven = AuditEntry & { hashFits: boolean; agrees: boolean | null };

/** What stands on record of an attempt, and what is decided and not on record yet (`missing`: kinds). */
export function proveEntries(
  entries: readonly AuditEntry[],
  expected: readonly Disguised[],
): { entries: Proven[]; missing: string[] } {
  const today = new Map(expected.map((act) => [act.key, act]));
  const proven = entries.map((entry) => {
    const act = today.get(entry.key);
    const agrees = act ? isDeepStrictEqual(act.facts, entry.facts) && act.actor === entry.actor : null;
    return { ...entry, hashFits: entryHash(entry) === entry.hash, agrees };
  });
  const onRecord = new Set(entries.map(({ key }) => key));
  return { entries: proven, missing: expected.filter(({ key }) => !onRecord.has(key)).map(({ kind }) => kind) };
}
