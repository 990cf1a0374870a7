import type { mongo } from 'mongoose';

/** Answers paid for: by submission for erasure, by time for their end. */
export async function up(db: mongo.Db): Promise<void> {
  const answers = db.collection('paidAnswers');
  await answers.createIndex({ submissionId: 1 }, { name: 'by_submission' }, {});
  await answers.createIndex({ at: 1 }, { name: 'by_time' }, {});
}

export async function down(db: mongo.Db): Promise<void> {
  for (const name of ['by_submission', 'by_time']) await db.collection('paidAnswers').dropIndex(name);
}
