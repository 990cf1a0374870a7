import type { Connection } from 'mongoose';
import { listHolding } from '../assignments/assignment-repository.ts';
import { resend } from '../database/resend.ts';
import { worksIn } from '../reviews/queue-repository.ts';
import { statesBefore } from '../submissions/status-machine.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Decision, Release, Review, Submission } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';

/** A submission that went out. */
export type Released = Pick<
  Submission,
  | '_id'
  | 'platformId'
  | 'courseId'
  | 'assignmentId'
  | 'personId'
  | 'attempt'
  | 'rubricVersionId'
  | 'draftId'
  | 'submittedAt'
> & { release: Release; review: Pick<Review, 'origin'> | null };

/**
 * Releases whatever is due and not held back by its assignment, each in one conditional write that also owes the
 * score; returns how many went out.
 */
export async function releaseAllDue(db: Connection, now: Date): Promise<number> {
  const over = { state: { $in: statesBefore('release') }, 'release.dueAt': { $lte: now } };
  const looked = await submissionModel(db).distinct('assignmentId', over);
  const held = await listHolding(db, looked, now);
  // Only what was looked at: work approved a moment later may belong to an assignment that holds it back.
  const free = looked.filter((assignmentId) => !held.includes(assignmentId));
  const due = { ...over, $or: [{ assignmentId: { $in: free } }, { 'release.freed': true }] };
  const out = { state: 'released', 'release.releasedAt': now, 'release.scoreOwed': true, updatedAt: now };
  const written = await resend(() => submissionModel(db).updateMany(due, { $set: out }));
  return written.modifiedCount;
}

/** The same for changes to what is out: what the student had is kept among the earlier releases. */
export async function releaseAllChanged(db: Connection, now: Date): Promise<number> {
  const over = { state: 'released' as const, 'again.release.dueAt': { $exists: true, $lte: now } };
  const looked = await submissionModel(db).distinct('assignmentId', over);
  const held = await listHolding(db, looked, now);
  const free = looked.filter((assignmentId) => !held.includes(assignmentId));
  const due = { ...over, $or: [{ assignmentId: { $in: free } }, { 'again.release.freed': true }] };
  const out = { releasedAt: now, scoreOwed: true };
  const next = {
    release: { $mergeObjects: ['$again.release', out] },
    earlier: { $concatArrays: [{ $ifNull: ['$earlier', []] }, ['$release']] },
    // A change under another version of the rubric takes the work along; every other leaves it where it stands.
    rubricVersionId: { $ifNull: ['$again.version.id', '$rubricVersionId'] },
    draftId: { $cond: [{ $ifNull: ['$again.version.id', false] }, '$again.version.draftId', '$draftId'] },
    again: null,
    updatedAt: now,
  };
  const options = { updatePipeline: true };
  const written = await resend(() => submissionModel(db).updateMany(due, [{ $set: next }], options));
  return written.modifiedCount;
}

/**
 * Frees all approved work of an assignment, or (null) of the course, from what holds it back, and records who did;
 * returns how many.
 */
export async function freeApproved(
  db: Connection,
  tenancy: Tenancy,
  assignmentId: string | null,
  decision: Decision,
): Promise<number> {
  const where = worksIn({ ...tenancy, assignmentId });
  const waiting = { ...where, state: 'approved' as const, 'release.freed': { $ne: true } };
  const told = { $push: { decisions: decision } };
  const freed = { $set: { 'release.freed': true, updatedAt: decision.at }, ...told };
  const again = { ...where, state: 'released' as const, ...IS_APPROVED_AGAIN, 'again.release.freed': { $ne: true } };
  const freedAgain = { $set: { 'again.release.freed': true, updatedAt: decision.at }, ...told };
  const written = await resend(() => submissionModel(db).updateMany(waiting, freed));
  const changed = await resend(() => submissionModel(db).updateMany(again, freedAgain));
  return written.modifiedCount + changed.modifiedCount;
}

const IS_APPROVED_AGAIN = { 'again.at': { $type: 'date' as const }, 'again.release': { $ne: null } };

/** An approval that is not out yet, and of which assignment. */
export type Approved = Pick<Release, 'dueAt' | 'freed'> & { assignmentId: string };

/** Those of an assignment or (null) of the course, changes to what is out among them. */
export async function listApproved(db: Connection, tenancy: Tenancy, assignmentId: string | null): Promise<Approved[]> {
  const where = worksIn({ ...tenancy, assignmentId });
  const found = await submissionModel(db)
    .find({ ...where, state: 'approved' }, WAITING)
    .hint(assignmentId === null ? 'course_queue_by_state' : 'queue_by_state')
    .lean<Pick<Submission, 'assignmentId' | 'release'>[]>();
  const changed = await submissionModel(db)
    .find({ ...where, state: 'released', ...IS_APPROVED_AGAIN }, AGAIN)
    .hint('changed_again')
    .lean<Pick<Submission, 'assignmentId' | 'again'>[]>();
  return [
    ...found.flatMap(({ assignmentId: of, release }) => (release ? { ...release, assignmentId: of } : [])),
    ...changed.flatMap(({ assignmentId: of, again }) => (again?.release ? { ...again.release, assignmentId: of } : [])),
  ];
}

const WAITING = { assignmentId: 1, 'release.dueAt': 1, 'release.freed': 1 };
const AGAIN = { assignmentId: 1, 'again.release.dueAt': 1, 'again.release.freed': 1 };

/** Released submissions whose gradebook cell does not know yet; across courses, it is a sweep. */
export async function findOwed(db: Connection, most: number): Promise<Released[]> {
  return submissionModel(db).find({ 'release.scoreOwed': true }, RELEASED).limit(most).lean<Released[]>();
}

/** The cell knows: the score is no longer owed by this release. */
export async function settleOwed(db: Connection, owed: Released): Promise<void> {
  const same = { _id: owed._id, 'release.number': owed.release.number };
  await resend(() => submissionModel(db).updateOne(same, { $set: { 'release.scoreOwed': false } }));
}

/** Everything of one student that went out on one assignment. */
export async function listReleased(
  db: Connection,
  tenancy: Tenancy,
  who: { assignmentId: string; personId: string },
): Promise<Released[]> {
  return submissionModel(db)
    .find({ ...tenancy, assignmentId: who.assignmentId, personId: who.personId, state: 'released' }, RELEASED)
    .lean<Released[]>();
}

const RELEASED = {
  platformId: 1,
  courseId: 1,
  assignmentId: 1,
  personId: 1,
  attempt: 1,
  rubricVersionId: 1,
  draftId: 1,
  submittedAt: 1,
  'review.origin': 1,
  release: 1,
};
