import type { mongo } from 'mongoose';

/** Works whose students chose the levels they expect, for the figures of an assignment. */
export async function up(db: mongo.Db): Promise<void> {
  await db
    .collection('submissions')
    .createIndex(
      { platformId: 1, courseId: 1, assignmentId: 1 },
      { name: 'self_assessed', partialFilterExpression: { 'selfAssessment.at': { $type: 'date' } } },
    );
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('submissions').dropIndex('self_assessed');
}
