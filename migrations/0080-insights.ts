import type { mongo } from 'mongoose';

/** Levels that were chosen before the draft was seen, newest first, for the thresholds and figures of a course. */
export async function up(db: mongo.Db): Promise<void> {
  const judged = { name: 'blind_choices', partialFilterExpression: { 'review.blind.at': { $exists: true } } };
  await db.collection('submissions').createIndex({ platformId: 1, courseId: 1, 'review.blind.at': -1 }, judged, {});
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('submissions').dropIndex('blind_choices');
}
