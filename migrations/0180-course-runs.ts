import type { mongo } from 'mongoose';

const COURSE = { platformId: 1, courseId: 1 } as const;

/** How fast a course's drafts come, and what calls have cost: both are asked for every few seconds while it is read. */
export async function up(db: mongo.Db): Promise<void> {
  const made = { name: 'course_drafts_made', partialFilterExpression: { 'digest.at': { $exists: true } } };
  await db.collection('submissions').createIndex({ ...COURSE, 'digest.at': -1 }, made, {});
  const calls = db.collection('modelCalls');
  await calls.createIndex({ ...COURSE, assignmentId: 1, price: 1 }, { name: 'prices' }, {});
  // It begins with the same fields.
  await calls.dropIndex('by_assignment');
}

export async function down(db: mongo.Db): Promise<void> {
  const calls = db.collection('modelCalls');
  await calls.createIndex({ ...COURSE, assignmentId: 1 }, { name: 'by_assignment' }, {});
  await calls.dropIndex('prices');
  await db.collection('submissions').dropIndex('course_drafts_made');
}
