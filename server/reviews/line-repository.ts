import type { Connection, QueryFilter } from 'mongoose';
import type { Job } from '../jobs/job.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Submission } from '../submissions/submission.ts';
import { draftModel } from './draft-model.ts';
import type { StoredDraft } from './stored-draft.ts';

/** Where works of all courses stand with the readers, in the order in which they are taken; `most` of each at most. */
export async function readLine(db: Connection, { now, most }: { now: Date; most: number }): Promise<Line> {
  const due: Filter = { 'job.status': 'waiting', 'job.runAt': { $lte: now } };
  const place = { _id: 0, 'job.priority': 1, 'job.rank': 1, 'job.runAt': 1 };
  const waiting = submissionModel(db)
    .find(due, place)
    .sort({ 'job.priority': 1, 'job.rank': 1, 'job.runAt': 1 })
    .limit(most)
    .hint('job_waiting')
    .lean<{ job: Place }[]>();
  const running = submissionModel(db).countDocuments({ 'job.status': 'running' }, { hint: 'job_until', limit: most });
  const [works, count] = await Promise.all([waiting, running]);
  return { running: count, waiting: works.map(({ job }) => job) };
}

export type Line = { running: number; waiting: readonly Place[] };

type Place = Pick<Job, 'priority' | 'rank' | 'runAt'>;

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
