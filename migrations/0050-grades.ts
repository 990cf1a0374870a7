import type { mongo } from 'mongoose';

/**
 * Gradebook cells: one per assignment and person (the id says the same, the index holds it against any id), the
 * desk's list, the delivery job; and released submissions that still owe their cell a score.
 */
export async function up(db: mongo.Db): Promise<void> {
  const cells = db.collection('gradebookCells');
  const cell = { platformId: 1, courseId: 1, assignmentId: 1, personId: 1 } as const;
  await cells.createIndex(cell, { name: 'one_per_cell', unique: true }, {});
  const waiting = { name: 'job_waiting', partialFilterExpression: { 'job.status': 'waiting' } };
  await cells.createIndex({ 'job.priority': 1, 'job.rank': 1, 'job.runAt': 1 }, waiting, {});
  const running = { name: 'job_until', partialFilterExpression: { 'job.status': 'running' } };
  await cells.createIndex({ 'job.until': 1 }, running, {});
  await cells.createIndex({ courseId: 1, 'job.status': 1 }, { name: 'job_rank' }, {});
  await cells.createIndex({ 'job.status': 1, trouble: 1 }, { name: 'stranded' }, {});
  const owed = { name: 'score_owed', partialFilterExpression: { 'release.scoreOwed': true } };
  await db.collection('submissions').createIndex({ 'release.scoreOwed': 1 }, owed, {});
}

export async function down(db: mongo.Db): Promise<void> {
  for (const name of ['one_per_cell', 'job_waiting', 'job_until', 'job_rank', 'stranded'])
    await db.collection('gradebookCells').dropIndex(name);
  await db.collection('submissions').dropIndex('score_owed');
}
