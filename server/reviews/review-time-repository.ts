import type { Connection } from 'mongoose';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';

/** Adds the stretch since the last sign of the page, unless it was a pause; only while the work is with the teacher. */
export async function addReviewTime(
  db: Connection,
  { tenancy, submissionId }: { tenancy: Tenancy; submissionId: string },
  { now, pauseMs }: { now: Date; pauseMs: number },
): Promise<void> {
  const { platformId, courseId } = tenancy;
  const open = { _id: submissionId, platformId, courseId, state: 'with-teacher' as const };
  const since = { $subtract: [now, { $ifNull: ['$reviewTime.seenAt', now] }] };
  const counted = { $cond: [{ $lte: [since, pauseMs] }, { $max: [since, 0] }, 0] };
  const ms = { $add: [{ $ifNull: ['$reviewTime.ms', 0] }, counted] };
  const update = [{ $set: { reviewTime: { ms, seenAt: now } } }];
  await submissionModel(db).updateOne(open, update, { updatePipeline: true });
}

/** Milliseconds of each decided work of an assignment that somebody had open. */
export async function listReviewTimes(db: Connection, tenancy: Tenancy, assignmentId: string): Promise<number[]> {
  const { platformId, courseId } = tenancy;
  const decided = { state: { $in: ['approved' as const, 'released' as const, 'returned' as const] } };
  const measured = { 'reviewTime.ms': { $gt: 0 }, 'release.batch': null };
  const found = await submissionModel(db)
    .find({ platformId, courseId, assignmentId, ...decided, ...measured } as object, { 'reviewTime.ms': 1 })
    .limit(MOST_WORKS)
    .lean<Submission[]>();
  return found.flatMap(({ reviewTime }) => reviewTime?.ms ?? []);
}

/** A median of more says no more. */
const MOST_WORKS = 2_000;
