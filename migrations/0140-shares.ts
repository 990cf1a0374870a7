import type { mongo } from 'mongoose';

const COURSE = { platformId: 1, courseId: 1 } as const;
const SHARE = { ...COURSE, 'share.grader': 1 } as const;
const WHEN = { submittedAt: 1, _id: 1 } as const;
const ROUTE = { state: 1, 'digest.hidden': 1, 'digest.route': 1 } as const;
const SHARED = { partialFilterExpression: { 'share.grader': { $exists: true } } };

/**
 * A grader's part of a queue, of an assignment or a course: the queue's own indexes (0100) with the grader in front.
 * A share is small, so that the assignment is looked at within it. Courses without shares keep no entries. And one
 * extension for each student of an assignment.
 */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('submissions').createIndexes([
    {
      key: { ...SHARE, ...ROUTE, ...WHEN, assignmentId: 1, 'digest.findings': 1 },
      name: 'shared_queue_by_route',
      ...SHARED,
    },
    { key: { ...SHARE, state: 1, ...WHEN, assignmentId: 1 }, name: 'shared_queue_by_state', ...SHARED },
  ]);
  const key = { ...COURSE, assignmentId: 1, sub: 1 } as const;
  await db.collection('extensions').createIndex(key, { name: 'one_per_student', unique: true }, {});
}

export async function down(db: mongo.Db): Promise<void> {
  for (const name of ['shared_queue_by_route', 'shared_queue_by_state'])
    await db.collection('submissions').dropIndex(name);
  await db.collection('submissions').updateMany({}, { $unset: { share: '' } });
  await db.collection('assignments').updateMany({}, { $unset: { shares: '' } });
  await db.collection('extensions').drop();
}
