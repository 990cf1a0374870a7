import type { mongo } from 'mongoose';

/** The library's shelves; what was taken out and can be swept; which assignments use a rubric of the library. */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('libraryRubrics').createIndexes([
    { key: { scope: 1, platformId: 1, courseId: 1, ownerId: 1, updatedAt: -1 }, name: 'shelf' },
    { key: { removedAt: 1 }, name: 'removed', partialFilterExpression: { removedAt: { $type: 'date' } } },
  ]);
  await db
    .collection('assignments')
    .createIndex(
      { libraryRubricId: 1, platformId: 1, courseId: 1 },
      { name: 'uses_of_rubric', partialFilterExpression: { libraryRubricId: { $type: 'string' } } },
      {},
    );
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('assignments').dropIndex('uses_of_rubric');
  await db.collection('libraryRubrics').drop();
}
