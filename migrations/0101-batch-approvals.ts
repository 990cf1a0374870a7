import type { mongo } from 'mongoose';

/** Batch approvals of an assignment, newest first; those that a teacher reads for; those that a crash cut short. */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('batchApprovals').createIndexes([
    { key: { platformId: 1, courseId: 1, assignmentId: 1, createdAt: -1 }, name: 'by_assignment' },
    { key: { 'items.submissionId': 1, state: 1 }, name: 'by_work' },
    { key: { state: 1, updatedAt: 1 }, name: 'by_state' },
  ]);
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('batchApprovals').drop();
}
