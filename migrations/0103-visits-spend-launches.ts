import type { mongo } from 'mongoose';

/** A launch is spent by the insert of its visit, so nonces are kept no more. */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('spentNonces').drop();
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('spentNonces').createIndex({ expiresAt: 1 }, { name: 'expired' }, {});
}
