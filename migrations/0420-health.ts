import type { mongo } from 'mongoose';

/** What the health page asks of the whole site: calls to models by time, failed ones alone, and each LMS's last score. */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('modelCalls').createIndexes([
    { key: { at: 1, host: 1, error: 1 }, name: 'by_moment' },
    { key: { at: -1, error: 1 }, name: 'failed', partialFilterExpression: { error: { $type: 'string' } } },
  ]);
  const sent = { name: 'last_sent', partialFilterExpression: { 'sent.timestamp': { $exists: true } } };
  await db.collection('gradebookCells').createIndex({ platformId: 1, 'sent.timestamp': -1 }, sent, {});
  await db.collection('budgets').createIndex({ month: 1 }, { name: 'by_month' }, {});
}

export async function down(db: mongo.Db): Promise<void> {
  for (const name of ['by_moment', 'failed']) await db.collection('modelCalls').dropIndex(name);
  await db.collection('gradebookCells').dropIndex('last_sent');
  await db.collection('budgets').dropIndex('by_month');
}
