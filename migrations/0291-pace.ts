import type { mongo } from 'mongoose';

/** When drafts were made, over the whole site: how long whoever waits will have to. */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('drafts').createIndexes([{ key: { createdAt: -1 }, name: 'made' }]);
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('drafts').dropIndex('made');
}
