import type { mongo } from 'mongoose';

/** An assignment made in the LMS's picker has no link until its first launch: only links are unique, not their absence. */
export async function up(db: mongo.Db): Promise<void> {
  const assignments = db.collection('assignments');
  await assignments.dropIndex('link');
  await assignments.createIndexes([
    {
      key: { platformId: 1, courseId: 1, linkId: 1 },
      name: 'link',
      unique: true,
      partialFilterExpression: { linkId: { $gt: '' } },
    },
    { key: { platformId: 1, courseId: 1 }, name: 'course' },
    { key: { platformId: 1, originIds: 1 }, name: 'origin' },
  ]);
}

export async function down(db: mongo.Db): Promise<void> {
  const assignments = db.collection('assignments');
  await assignments.dropIndex('origin');
  await assignments.dropIndex('course');
  await assignments.dropIndex('link');
  const key = { platformId: 1, courseId: 1, linkId: 1 } as const;
  await assignments.createIndexes([{ key, name: 'link', unique: true }]);
}
