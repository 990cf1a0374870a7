import type { mongo } from 'mongoose';

/** Calls that wait for the provider's batches, by class, by run and by submission (erasure); runs by when they are due. */
export async function up(db: mongo.Db): Promise<void> {
  const calls = db.collection('batchCalls');
  const klass = { platformId: 1, courseId: 1, assignmentId: 1, state: 1 } as const;
  await calls.createIndex(klass, { name: 'by_class' }, {});
  await calls.createIndex({ state: 1, deadline: 1 }, { name: 'by_deadline' }, {});
  await calls.createIndex({ runId: 1 }, { name: 'by_run' }, {});
  await calls.createIndex({ submissionId: 1 }, { name: 'by_submission' }, {});
  await db.collection('batchRuns').createIndex({ state: 1, dueAt: 1 }, { name: 'by_due' }, {});
}

export async function down(db: mongo.Db): Promise<void> {
  for (const name of ['by_class', 'by_deadline', 'by_run', 'by_submission'])
    await db.collection('batchCalls').dropIndex(name);
  await db.collection('batchRuns').dropIndex('by_due');
}
