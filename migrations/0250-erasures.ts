import type { mongo } from 'mongoose';

/** One running erasure of a person or course at most; those that were cut short, watched for a day, and shown. */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('erasures').createIndexes([
    {
      key: { key: 1 },
      name: 'one_running',
      unique: true,
      partialFilterExpression: { key: { $type: 'string' } },
    },
    { key: { state: 1, endedAt: -1 }, name: 'by_end' },
  ]);
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('erasures').drop();
}
