import type { mongo } from 'mongoose';

/** Try-outs of exemplars: an assignment's, and what every kind of job has (`server/jobs/lease.ts` names two of them). */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('tryouts').createIndexes([
    { key: { platformId: 1, courseId: 1, assignmentId: 1 }, name: 'of_assignment' },
    {
      key: { 'job.priority': 1, 'job.rank': 1, 'job.runAt': 1 },
      name: 'job_waiting',
      partialFilterExpression: { 'job.status': 'waiting' },
    },
    { key: { 'job.until': 1 }, name: 'job_until', partialFilterExpression: { 'job.status': 'running' } },
    { key: { courseId: 1, 'job.status': 1 }, name: 'job_rank' },
  ]);
}

export async function down(db: mongo.Db): Promise<void> {
  for (const name of ['of_assignment', 'job_waiting', 'job_until', 'job_rank'])
    await db.collection('tryouts').dropIndex(name);
}
