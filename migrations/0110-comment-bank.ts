import type { mongo } from 'mongoose';

/** A course's saved points: offered by criterion, and the same words about one criterion only once. */
export async function up(db: mongo.Db): Promise<void> {
  const wording = { platformId: 1, courseId: 1, rubricId: 1, criterionId: 1, wording: 1 } as const;
  await db.collection('savedPoints').createIndex(wording, { name: 'one_per_wording', unique: true }, {});
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('savedPoints').drop();
}
