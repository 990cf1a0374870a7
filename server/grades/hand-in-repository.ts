import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { Job } from '../jobs/job.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Submission } from '../submissions/submission.ts';
import { gradebookCellModel } from './gradebook-cell-model.ts';
import type { GradebookCell, HandInNote } from './gradebook-cell.ts';

/** A hand-in whose gradebook cell does not know yet. */
export type OwedHandIn = Pick<Submission, '_id' | keyof typeof OWED>;

/** Across courses: it is a sweep. */
export async function findOwedHandIns(db: Connection, most: number): Promise<OwedHandIn[]> {
  return submissionModel(db).find({ handInOwed: true }, OWED).limit(most).lean<OwedHandIn[]>();
}

const OWED = { platformId: 1, courseId: 1, assignmentId: 1, personId: 1, attempt: 1, submittedAt: 1 } as const;

/** The cell knows. */
export async function settleOwedHandIn(db: Connection, { _id }: OwedHandIn): Promise<void> {
  await resend(() => submissionModel(db).updateOne({ _id, handInOwed: true }, { $set: { handInOwed: false } }));
}

/**
 * Notes that a hand-in is to be told, with a job of its own unless one waits already, which then does both; false while
 * a delivery is under way, which must not lose its lease for this.
 */
export async function wantHandIn(db: Connection, seen: GradebookCell, handIn: HandInNote, job: Job): Promise<boolean> {
  const known = { 'handIn.attempt': { $not: { $gte: handIn.attempt } } };
  const write = async (status: object, set: object) => {
    const filter: object = { _id: seen._id, ...known, ...status };
    return (
      (await resend(() => gradebookCellModel(db).updateOne(filter, { $set: { handIn, ...set } }))).matchedCount === 1
    );
  };
  if (await write({ 'job.status': 'waiting' }, {})) return true;
  return write({ 'job.status': { $in: ['none', 'dead'] } }, { scoreDue: false, job });
}

/** Notes how it went with a hand-in, while the lease is still ours; false: stop, somebody else has the cell. */
export async function noteHandIn(
  db: Connection,
  held: GradebookCell,
  noted: { handIn: HandInNote; lastTimestamp?: Date } & Pick<GradebookCell, 'messages'>,
): Promise<boolean> {
  const ours: object = { _id: held._id, 'job.status': 'running', 'job.token': held.job.token };
  const written = await resend(() => gradebookCellModel(db).updateOne(ours, { $set: noted }));
  return written.matchedCount === 1;
}
