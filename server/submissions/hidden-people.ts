import type { Connection } from 'mongoose';
import { listAnonymous } from '../assignments/assignment-repository.ts';
import type { Tenancy } from '../tenancy.ts';
import { findByAlias } from './alias-repository.ts';
import { showsName } from './called.ts';
import { submissionModel } from './submission-model.ts';
import type { Submission } from './submission.ts';

/** People whose names are hidden in an assignment. */
export type HiddenPeople = { assignmentId: string; personIds: string[] };

/** Which of these people are hidden in which of these assignments (null: of the course's); see `showsName`. */
export async function listHidden(
  db: Connection,
  tenancy: Tenancy,
  { assignmentIds, personIds }: { assignmentIds: readonly string[] | null; personIds: readonly string[] },
): Promise<HiddenPeople[]> {
  if (personIds.length === 0) return [];
  const anonymous = await listAnonymous(db, tenancy, assignmentIds);
  return Promise.all(
    anonymous.map(async (assignmentId) => {
      const shown = await listShown(db, tenancy, assignmentId, personIds);
      return { assignmentId, personIds: personIds.filter((id) => !shown.has(id)) };
    }),
  );
}

/** Who is hidden behind this number now, of the assignment or (null) of any of the course's. */
export async function listBehindAlias(
  db: Connection,
  tenancy: Tenancy,
  { assignmentIds, number }: { assignmentIds: readonly string[] | null; number: number },
): Promise<HiddenPeople[]> {
  const anonymous = await listAnonymous(db, tenancy, assignmentIds);
  const found = await Promise.all(
    anonymous.map(async (assignmentId) => {
      const personId = await findByAlias(db, tenancy, assignmentId, number);
      return personId === null ? [] : listHidden(db, tenancy, { assignmentIds: [assignmentId], personIds: [personId] });
    }),
  );
  return found.flat().filter(({ personIds }) => personIds.length > 0);
}

async function listShown(
  db: Connection,
  { platformId, courseId }: Tenancy,
  assignmentId: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  const attempts = await submissionModel(db)
    .find({ platformId, courseId, assignmentId, personId: { $in: [...personIds] } }, { personId: 1, state: 1 })
    .hint('one_per_attempt')
    .lean<Pick<Submission, 'personId' | 'state'>[]>();
  const byPerson = Map.groupBy(attempts, ({ personId }) => personId);
  const shown = [...byPerson].filter(([, own]) => showsName(own.map(({ state }) => state)));
  return new Set(shown.map(([personId]) => personId));
}
