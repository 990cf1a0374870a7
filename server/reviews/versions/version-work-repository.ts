import type { Connection } from 'mongoose';
import { submissionModel } from '../../submissions/submission-model.ts';
import type { Tenancy } from '../../tenancy.ts';
import { own } from '../queue-repository.ts';
import type { VersionWork } from './version-work.ts';

/** Every attempt at an assignment, begun or handed in, the earliest hand-in first. */
export async function listVersionWorks(db: Connection, tenancy: Tenancy, assignmentId: string): Promise<VersionWork[]> {
  const found = await submissionModel(db)
    .find({ ...own(tenancy), assignmentId }, FIELDS)
    .hint('queue_by_state')
    .lean<(Omit<VersionWork, 'release' | 'review'> & Partial<VersionWork>)[]>();
  // A projection of a null's parts leaves nothing of it.
  return found.map((work) => ({ ...work, release: work.release ?? null, review: work.review ?? null }));
}

const FIELDS = {
  ...{ assignmentId: 1, personId: 1, attempt: 1, state: 1, rubricVersionId: 1, draftId: 1, 'review.version': 1 },
  ...{ 'release.number': 1, 'release.marks': 1, 'release.maximum': 1, second: 1, again: 1 },
};
