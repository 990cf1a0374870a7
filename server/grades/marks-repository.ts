import type { Connection } from 'mongoose';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';

/** What a table of marks needs of an attempt: never the work itself. */
export type MarkedWork = Pick<
  Submission,
  '_id' | 'personId' | 'attempt' | 'state' | 'submittedAt' | 'late' | 'rubricVersionId' | 'release'
>;

/** Every handed-in attempt of an assignment. */
export async function listHandedIn(
  db: Connection,
  { platformId, courseId }: Tenancy,
  assignmentId: string,
): Promise<MarkedWork[]> {
  const found = await submissionModel(db)
    .find({ platformId, courseId, assignmentId, state: { $ne: 'composing' } }, MARKED)
    .lean<(Omit<MarkedWork, 'release'> & Partial<Pick<MarkedWork, 'release'>>)[]>();
  // A projection of a null's parts leaves nothing of it.
  return found.map((work) => ({ ...work, release: work.release ?? null }));
}

const MARKED = {
  ...{ personId: 1, attempt: 1, state: 1, submittedAt: 1, late: 1, rubricVersionId: 1 },
  ...{ 'release.marks': 1, 'release.maximum': 1, 'release.approvedByName': 1, 'release.releasedAt': 1 },
  'release.final.criteria': 1,
};
