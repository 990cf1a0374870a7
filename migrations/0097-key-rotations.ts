import type { mongo } from 'mongoose';

/** One open rotation of a platform's keys at most, however many ask at once. */
export async function up(db: mongo.Db): Promise<void> {
  const one = { name: 'one-open', unique: true, partialFilterExpression: { open: true } };
  await db.collection('keyRotations').createIndex({ platformId: 1 }, one, {});
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('keyRotations').dropIndex('one-open');
}
