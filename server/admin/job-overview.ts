import type { Connection } from 'mongoose';
import { scoreJobKind } from '../grades/score-job.ts';
import type { JobKind, Leased } from '../jobs/lease.ts';
import { draftJobKind } from '../reviews/draft-job.ts';
import { countJobs, listDeadJobs, type JobOverview } from './job-repository.ts';

/**
 * How many jobs wait, run and are given up, over all courses. Try-outs of exemplars are not among them: nobody's work
 * waits for one, and whoever asked has the retry on their own page.
 */
export async function readJobOverview(db: Connection): Promise<JobOverview[]> {
  return Promise.all([overviewOf('draft', draftJobKind(db)), overviewOf('deliver-score', scoreJobKind(db))]);
}

async function overviewOf<T extends Leased>(name: JobOverview['name'], kind: JobKind<T>): Promise<JobOverview> {
  const [counts, dead] = await Promise.all([countJobs(kind.model), listDeadJobs(kind.model)]);
  return { name, counts, dead };
}
