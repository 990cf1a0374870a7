import type { mongo } from 'mongoose';

const WHERE = { platformId: 1, courseId: 1, assignmentId: 1 } as const;

/**
 * What students said back and nobody has answered; feedback that is out and being changed, and when the change goes
 * out; all reactions of an assignment.
 */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('submissions').createIndexes([
    {
      key: { ...WHERE, 'replies.open.questions': 1 },
      name: 'open_questions',
      partialFilterExpression: { 'replies.open.questions': { $gt: 0 } },
    },
    {
      key: { ...WHERE, 'replies.open.contests': 1 },
      name: 'open_contests',
      partialFilterExpression: { 'replies.open.contests': { $gt: 0 } },
    },
    { key: WHERE, name: 'changed_again', partialFilterExpression: { 'again.at': { $type: 'date' } } },
    {
      key: { 'again.release.dueAt': 1 },
      name: 'again_due',
      partialFilterExpression: { 'again.release.dueAt': { $exists: true } },
    },
    { key: WHERE, name: 'replied', partialFilterExpression: { 'replies.version': { $gt: 0 } } },
  ]);
}

export async function down(db: mongo.Db): Promise<void> {
  for (const name of ['open_questions', 'open_contests', 'changed_again', 'again_due', 'replied'])
    await db.collection('submissions').dropIndex(name);
}
