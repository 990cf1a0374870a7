import type { mongo } from 'mongoose';

/** What students are called while marking is anonymous: no two by the same number. Nothing from before is anonymous. */
export async function up(db: mongo.Db): Promise<void> {
  const number = { platformId: 1, courseId: 1, assignmentId: 1, number: 1 } as const;
  await db.collection('aliases').createIndex(number, { name: 'one_per_number', unique: true }, {});
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('aliases').drop();
}
