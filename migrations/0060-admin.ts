import type { mongo } from 'mongoose';

/** Sign-in links and admin sessions: found by `_id`, swept by their end. */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('adminAccess').createIndex({ expiresAt: 1 }, { name: 'expired' }, {});
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('adminAccess').dropIndex('expired');
}
