import type { mongo } from 'mongoose';

/** Hand-ins that their LMS is to hear of and whose gradebook cell does not know yet. */
export async function up(db: mongo.Db): Promise<void> {
  const owed = { name: 'hand_in_owed', partialFilterExpression: { handInOwed: true } };
  await db.collection('submissions').createIndex({ handInOwed: 1 }, owed, {});
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('submissions').dropIndex('hand_in_owed');
}
