import type { mongo } from 'mongoose';

/** Assignments with works that no grouping has seen. */
export async function up(db: mongo.Db): Promise<void> {
  const dirty = { name: 'ungrouped', partialFilterExpression: { dirtyAt: { $type: 'date' as const } } };
  await db.collection('groupings').createIndex({ dirtyAt: 1 }, dirty, {});
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('groupings').drop();
}
