import type { mongo } from 'mongoose';

/** Visits are ended by platform and by person. */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('visits').createIndexes([{ key: { platformId: 1, personId: 1 }, name: 'whose' }]);
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('visits').dropIndex('whose');
}
