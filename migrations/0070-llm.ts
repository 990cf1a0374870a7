import type { mongo } from 'mongoose';

/** Calls to models: by assignment for its live cost, by course and time for estimates, by submission for erasure. */
export async function up(db: mongo.Db): Promise<void> {
  const calls = db.collection('modelCalls');
  const assignment = { platformId: 1, courseId: 1, assignmentId: 1 } as const;
  await calls.createIndex(assignment, { name: 'by_assignment' }, {});
  await calls.createIndex({ platformId: 1, courseId: 1, at: -1 }, { name: 'by_time' }, {});
  await calls.createIndex({ submissionId: 1 }, { name: 'by_submission' }, {});
}

/** Budgets, pauses and paused runs are found by `_id` and have no index of their own. */
export async function down(db: mongo.Db): Promise<void> {
  for (const name of ['by_assignment', 'by_time', 'by_submission']) await db.collection('modelCalls').dropIndex(name);
}
