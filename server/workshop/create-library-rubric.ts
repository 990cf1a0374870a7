import { recordShelfAct } from './record-shelf-act.ts';
import { randomUUID } from 'node:crypto';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Services } from '../services.ts';
import { keepLibraryRubric } from './library-rubric-repository.ts';
import { shelfOf, type OwnScope, type Patron } from './library-rubric.ts';

/**
 * Puts a rubric on a shelf of the person's own or of their course; `full`: that shelf has as many as it may have. A copy
 * keeps the original's `rubric.id`, so that saved points of its criteria are offered for both.
 */
export async function createLibraryRubric(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { patron, name, scope, rubric }: CreateCommand,
): Promise<{ kind: 'kept'; id: string } | { kind: 'full' }> {
  const now = clock.now();
  const made = { createdBy: patron.personId, createdByName: name, createdAt: now, updatedAt: now, removedAt: null };
  const kept = { _id: randomUUID(), ...shelfOf(patron, scope), rubric, ...made };
  await recordShelfAct({ db, clock }, patron, 'kept', kept);
  return (await keepLibraryRubric(db, kept)) === 'full' ? { kind: 'full' } : { kind: 'kept', id: kept._id };
}

export type CreateCommand = {
  patron: Patron;
  /** What the person is called. */
  name: string | null;
  scope: OwnScope;
  rubric: Rubric;
};
