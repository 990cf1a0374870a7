import type { mongo } from 'mongoose';

/** One assignment per resource link: two teachers who set it up at once make one. The prefix also lists a course's. */
export async function up(db: mongo.Db): Promise<void> {
  await db
    .collection('assignments')
    .createIndexes([{ key: { platformId: 1, courseId: 1, linkId: 1 }, name: 'link', unique: true }]);
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('assignments').dropIndex('link');
}
