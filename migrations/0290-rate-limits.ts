import type { mongo } from 'mongoose';

/** One counter for each rule and person; those that ran out go by themselves where the server deletes them (TTL). */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('rateLimits').createIndexes([
    { key: { key: 1 }, name: 'one_counter', unique: true },
    { key: { expire: 1 }, name: 'runs_out', expireAfterSeconds: 0 },
  ]);
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('rateLimits').drop();
}
