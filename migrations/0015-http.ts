import type { mongo } from 'mongoose';

/** Visits are found by their id; the sweep finds the expired ones by this index. */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('visits').createIndexes([{ key: { expiresAt: 1 }, name: 'expired' }]);
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('visits').dropIndex('expired');
}
