import type { Model } from 'mongoose';
import type { Job } from '../jobs/job.ts';
import type { JobKind, Leased } from '../jobs/lease.ts';
import type { Tenancy } from '../tenancy.ts';

export type JobOverview = {
  name: JobKind<Leased>['name'];
  counts: Record<Exclude<Job['status'], 'none'>, number>;
  /** Jobs that used up their attempts: the work itself is safe with the teacher. At most 50, newest first. */
  dead: { id: string; courseId: string; attempts: number; error: string | null }[];
};

/** Site-wide on purpose: an admin watches the health of all courses, and sees ids and codes, never student text. */
export async function countJobs<T extends Leased>(model: Model<T>): Promise<JobOverview['counts']> {
  const count = (status: string) => model.countDocuments({ 'job.status': status } as object);
  const [waiting, running, dead] = await Promise.all([count('waiting'), count('running'), count('dead')]);
  return { waiting, running, dead };
}

export async function listDeadJobs<T extends Leased>(model: Model<T>): Promise<JobOverview['dead']> {
  const found = (await model
    .find({ 'job.status': 'dead' } as object, { courseId: 1, 'job.attempts': 1, 'job.error': 1 })
    .sort({ _id: -1 })
    .limit(50)
    .lean()) as unknown as Pick<Leased, '_id' | 'courseId' | 'job'>[];
  return found.map(({ _id, courseId, job }) => ({ id: _id, courseId, attempts: job.attempts, error: job.error }));
}

/** A job that was given up, by its document's id; null when there is none. */
export async function findDeadJob<T extends Leased & Tenancy>(model: Model<T>, id: string): Promise<Tenancy | null> {
  const found = await model.findOne({ _id: id, 'job.status': 'dead' } as object, { platformId: 1, courseId: 1 }).lean();
  return found as Tenancy | null;
}
