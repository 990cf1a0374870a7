import type { mongo } from 'mongoose';

/**
 * `job_waiting` (0040) serves every claim of a draft job, so `job_claim` (0030) only cost writes; attempts that still
 * owe room to the ones before them.
 */
export async function up(db: mongo.Db): Promise<void> {
  const submissions = db.collection('submissions');
  const names = await submissions.indexes().then((found) => found.map((index) => index.name));
  if (names.includes('job_claim')) await submissions.dropIndex('job_claim');
  const owed = { name: 'room_owed', partialFilterExpression: { roomOwed: true } };
  await submissions.createIndex({ roomOwed: 1 }, owed, {});
}

export async function down(db: mongo.Db): Promise<void> {
  const submissions = db.collection('submissions');
  await submissions.dropIndex('room_owed');
  const claim = { 'job.status': 1, 'job.priority': 1, 'job.rank': 1, 'job.runAt': 1 } as const;
  await submissions.createIndex(claim, { name: 'job_claim' }, {});
}
