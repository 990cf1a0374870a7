import type { Connection } from 'mongoose';
import { resend } from '../../database/resend.ts';
import type { Assignment } from '../../assignments/assignment.ts';
import { assignmentModel } from '../../assignments/assignment-model.ts';
import { tryoutModel } from '../../reviews/tryout/tryout-model.ts';
import { submissionModel } from '../../submissions/submission-model.ts';
import type { Submission } from '../../submissions/submission.ts';

/** The works of a scope, or of some people, with what an erasure must know of them. */
export type WorkTrace = Pick<Submission, '_id' | 'platformId' | 'courseId' | 'work'>;

export async function listWorks(db: Connection, filter: object): Promise<WorkTrace[]> {
  const shown = { platformId: 1, courseId: 1, 'work.text': 1, 'work.typed': 1, 'work.file': 1 };
  return submissionModel(db).find(filter, shown).lean<WorkTrace[]>();
}

/** Ends whatever a worker does with these works and cells at this moment: its lease is gone, and what it writes with it. */
export async function stopJobs(db: Connection, collection: string, filter: object): Promise<void> {
  const stop = { 'job.status': 'none', 'job.token': null, 'job.until': null };
  const busy = { ...filter, 'job.status': { $in: ['waiting', 'running'] } };
  await resend(() => db.collection(collection).updateMany(busy, { $set: stop }));
}

export type Exemplars = Pick<Assignment, '_id' | 'updatedAt'> & { exemplars: NonNullable<Assignment['exemplars']> };

export async function listExemplars(db: Connection, where: object): Promise<Exemplars[]> {
  return assignmentModel(db)
    .find({ ...where, 'exemplars.0': { $exists: true } }, { exemplars: 1, updatedAt: 1 })
    .lean<Exemplars[]>();
}

/** Takes exemplars out with what was tried on them. The assignment's moment moves, so that nobody writes them back. */
export async function removeExemplars(db: Connection, of: Exemplars, ids: readonly string[], now: Date): Promise<void> {
  const updatedAt = new Date(Math.max(now.getTime(), of.updatedAt.getTime() + 1));
  const change = { $pull: { exemplars: { id: { $in: [...ids] } } }, $set: { updatedAt } };
  await resend(() => assignmentModel(db).updateOne({ _id: of._id }, change));
  await resend(() => tryoutModel(db).deleteMany({ _id: { $in: [...ids] } }));
}

/** Whether these words stand in any other work of the course. */
export async function standsElsewhere(
  db: Connection,
  { platformId, courseId }: Pick<Submission, 'platformId' | 'courseId'>,
  { words, exceptIds }: { words: string; exceptIds: readonly string[] },
): Promise<boolean> {
  const pattern = words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/gu, String.raw`\s+`);
  const others = { platformId, courseId, _id: { $nin: [...exceptIds] } };
  return (await submissionModel(db).exists({ ...others, 'work.text': { $regex: pattern, $options: 'i' } })) !== null;
}
