import type { mongo } from 'mongoose';

/** Drafts are found by id; a submission's drafts together when it is erased. Draft jobs whose lease ran out. */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('drafts').createIndex({ submissionId: 1 }, { name: 'by_submission' }, {});
  const running = { name: 'job_until', partialFilterExpression: { 'job.status': 'running' } };
  await db.collection('submissions').createIndex({ 'job.until': 1 }, running, {});
  const waiting = { name: 'job_waiting', partialFilterExpression: { 'job.status': 'waiting' } };
  await db.collection('submissions').createIndex({ 'job.priority': 1, 'job.rank': 1, 'job.runAt': 1 }, waiting, {});
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('drafts').dropIndex('by_submission');
  await db.collection('submissions').dropIndex('job_until');
  await db.collection('submissions').dropIndex('job_waiting');
}
