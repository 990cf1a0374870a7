import type { mongo } from 'mongoose';

/** Try-outs of exemplars: an assignment's, and the job's own two, as `submissions` has them. */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('tryouts').createIndexes([
    { key: { platformId: 1, courseId: 1, assignmentId: 1 }, name: 'of_assignment' },
    { key: { 'job.status': 1, 'job.priority': 1, 'job.rank': 1, 'job.runAt': 1 }, name: 'job_claim' },
    { key: { courseId: 1, 'job.status': 1 }, name: 'job_rank' },
  ]);
}

export async function down(db: mongo.Db): Promise<void> {
  for (const name of ['of_assignment', 'job_claim', 'job_rank']) await db.collection('tryouts').dropIndex(name);
}
