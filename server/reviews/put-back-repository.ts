import type { Connection } from 'mongoose';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Decision, Release, Submission } from '../submissions/submission.ts';
import { batchModel } from './batch/batch-model.ts';
import { afterUndo } from './second/second-marking.ts';

/** How many approvals went back to their teachers, and in how many courses. */
export type PutBack = { works: number; courses: number };

/**
 * Gives every approval that is not out yet back to its teacher, as an undo does: what they wrote stays, a change to what
 * is out included. For a restored site, where nobody knows whether it was undone after the backup was made. Doing it
 * twice changes nothing more.
 */
export async function putBackApprovals(db: Connection, decision: Decision): Promise<PutBack> {
  const works = submissionModel(db);
  const courses = new Set<string>();
  const batches = new Set<string>();
  let count = 0;
  const waiting = { $or: [{ state: 'approved' }, { state: 'released', 'again.release.dueAt': { $type: 'date' } }] };
  for await (const work of works.find(waiting as object, SEEN).lean<Seen>()) {
    const change = { $set: backTo(work, decision.at), $push: { decisions: decision } };
    await works.updateOne({ _id: work._id, state: work.state }, change);
    if (work.release?.batch) batches.add(work.release.batch.id);
    courses.add(`${work.platformId}/${work.courseId}`);
    count += 1;
  }
  await endBatches(db, [...batches], decision.at);
  return { works: count, courses: courses.size };
}

const SEEN = { platformId: 1, courseId: 1, state: 1, second: 1, release: 1, 'again.release': 1 } as const;
type Seen = Pick<Submission, '_id' | 'platformId' | 'courseId' | 'state' | 'second' | 'release' | 'again'>;

function backTo({ state, second, release }: Seen, at: Date): object {
  const shared = { updatedAt: at, ...(second ? { second: afterUndo(second, at) } : {}) };
  if (state === 'released') return { ...shared, 'again.release': null };
  return { ...shared, state: 'with-teacher', release: null, ...(isUnread(release) ? { review: null } : {}) };
}

/** Approved by a batch without being read: nobody wrote on it, and it stands as its draft does. */
function isUnread(release: Release | null): boolean {
  return release?.batch?.own === false;
}

/** A batch knows its works by their decisions and would not approve them again: the teacher begins a new one. */
async function endBatches(db: Connection, ids: readonly string[], updatedAt: Date): Promise<void> {
  const batches = batchModel(db);
  await batches.updateMany({ state: 'approving' }, { $set: { state: 'ended', updatedAt } });
  await batches.updateMany({ _id: { $in: [...ids] }, state: 'approved' }, { $set: { state: 'undone', updatedAt } });
}
