import type { mongo } from 'mongoose';

const KEY = { platformId: 1, courseId: 1, assignmentId: 1 } as const;
const CHOSEN = { 'selfAssessment.at': { $type: 'date' } } as const;

/** Works whose students chose the levels they expect, for the figures of an assignment. */
export async function up(db: mongo.Db): Promise<void> {
  const index = { key: KEY, name: 'self_assessed', partialFilterExpression: CHOSEN };
  await db.collection('submissions').createIndexes([index]);
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('submissions').dropIndex('self_assessed');
}
