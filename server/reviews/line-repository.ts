import type { Connection, QueryFilter } from 'mongoose';
import type { Job } from '../jobs/job.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Submission } from '../submissions/submission.ts';
import { draftModel } from './draft-model.ts';
import type { StoredDraft } from './stored-draft.ts';

/** Works of all courses that the readers take before one with this job; counts `most` at most. */
export async function countBefore(db: Connection, job: Job, { now, most }: { now: Date; most: number }) {
  const due: Filter = { 'job.status': 'waiting', 'job.runAt': { $lte: now } };
  const { priority, rank, runAt } = job;
  const before: Filter[] = [
    { 'job.priority': { $lt: priority } },
    { 'job.priority': priority, 'job.rank': { $lt: rank } },
    { 'job.priority': priority, 'job.rank': rank, 'job.runAt': { $lt: runAt, $lte: now } },
  ];
  const waiting = submissionModel(db).countDocuments({ ...due, $or: before }, { hint: 'job_waiting', limit: most });
  const running = submissionModel(db).countDocuments({ 'job.status': 'running' }, { hint: 'job_until', limit: most });
  const [first, second] = await Promise.all([waiting, running]);
  return Math.min(first + second, most);
}

/** Whether works of this one's class wait for the readers. */
export async function isClassQueued(db: Connection, work: Waiting): Promise<boolean> {
  const { platformId, courseId, assignmentId } = work;
  const queued: Filter = { platformId, courseId, assignmentId, state: 'queued' };
  return (await submissionModel(db).findOne(queued, { _id: 1 }).hint('queue_by_state').lean()) !== null;
}

/** When the last drafts of the whole site were made, the newest first. */
export async function listPace(db: Connection, { since, most }: { since: Date; most: number }): Promise<Date[]> {
  const found = await draftModel(db)
    .find({ createdAt: { $gte: since } }, { createdAt: 1 })
    .sort({ createdAt: -1 })
    .limit(most)
    .hint('made')
    .lean<Pick<StoredDraft, 'createdAt'>[]>();
  return found.map(({ createdAt }) => createdAt);
}

type Filter = QueryFilter<Submission>;

export type Waiting = Pick<Submission, 'state' | 'job' | 'platformId' | 'courseId' | 'assignmentId'>;
