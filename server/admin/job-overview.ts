import type { Connection } from 'mongoose';
import { scoreJobKind } from '../grades/score-job.ts';
import type { JobKind, Leased } from '../jobs/lease.ts';
import { draftJobKind } from '../reviews/draft-job.ts';
import { countJobs, listDeadJobs, type JobOverview } from './job-repository.ts';

/** How many jobs wait, run and are given up, over all courses. */
export async function readJobOverview(db: Connection): Promise<JobOverview[]> {
  return Promise.all([overviewOf(draftJobKind(db)), overviewOf(scoreJobKind(db))]);
}

async function overviewOf<T extends Leased>(kind: JobKind<T>): Promise<JobOverview> {
  const [counts, dead] = await Promise.all([countJobs(kind.model), listDeadJobs(kind.model)]);
  return { name: kind.name, counts, dead };
}
