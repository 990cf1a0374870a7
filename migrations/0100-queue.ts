import type { mongo } from 'mongoose';

const COURSE = { platformId: 1, courseId: 1 } as const;
const WHEN = { submittedAt: 1, _id: 1 } as const;
const ROUTE = { state: 1, 'digest.hidden': 1, 'digest.route': 1 } as const;

/**
 * The teacher's queue is paged by index, of one assignment and of a course: each group of it is one stretch of an
 * index, in the order it is shown; counts need the index only. Drafts from before leave their digest on the work.
 */
export async function up(db: mongo.Db): Promise<void> {
  const submissions = db.collection('submissions');
  await fillDigests(db);
  await submissions.createIndexes([
    {
      key: { ...COURSE, assignmentId: 1, ...ROUTE, ...WHEN, 'digest.findings': 1 },
      name: 'queue_by_route',
    },
    { key: { ...COURSE, ...ROUTE, ...WHEN }, name: 'course_queue_by_route' },
    { key: { ...COURSE, assignmentId: 1, state: 1, ...WHEN }, name: 'queue_by_state' },
    { key: { ...COURSE, state: 1, ...WHEN }, name: 'course_queue_by_state' },
    {
      key: { ...COURSE, assignmentId: 1, 'digest.at': -1 },
      name: 'drafts_made',
      partialFilterExpression: { 'digest.at': { $exists: true } },
    },
  ]);
  // `queue_by_state` begins with the same fields and ends with the order as well.
  await submissions.dropIndex('by_state');
  const troubled = { name: 'troubled', partialFilterExpression: { trouble: { $gt: '' } } };
  await db.collection('gradebookCells').createIndex({ ...COURSE, assignmentId: 1, trouble: 1 }, troubled, {});
}

async function fillDigests(db: mongo.Db): Promise<void> {
  const drafted = { draftId: { $type: 'string' as const }, digest: { $exists: false } };
  const found = db.collection('submissions').find(drafted, { projection: { draftId: 1, blindFirst: 1, review: 1 } });
  for await (const submission of found) {
    const _id = submission['draftId'] as mongo.ObjectId;
    const draft = await db.collection('drafts').findOne({ _id });
    const judged = (submission['review'] as { blind?: unknown } | null)?.blind;
    const hidden = submission['blindFirst'] === true && !judged;
    if (draft) await db.collection('submissions').updateOne({ _id: submission._id }, { $set: digest(draft, hidden) });
  }
}

function digest(draft: mongo.Document, hidden: boolean): mongo.Document {
  const { route, routeReasons = [], findings = [], draft: drafted } = draft['assessment'] as Assessment;
  const reasons = routeReasons.slice(0, 3);
  const told = { route, hidden, reasons, findings: findings.length, marks: drafted?.marks ?? null };
  return { digest: { ...told, demonstration: draft['demonstration'] === true, at: draft['createdAt'] as Date } };
}

type Assessment = { route: string; routeReasons?: unknown[]; findings?: unknown[]; draft?: { marks: number | null } };

export async function down(db: mongo.Db): Promise<void> {
  const submissions = db.collection('submissions');
  const byState = { platformId: 1, courseId: 1, assignmentId: 1, state: 1, submittedAt: 1 } as const;
  await submissions.createIndex(byState, { name: 'by_state' }, {});
  for (const name of ['queue_by_route', 'course_queue_by_route', 'queue_by_state', 'course_queue_by_state'])
    await submissions.dropIndex(name);
  await submissions.dropIndex('drafts_made');
  await submissions.updateMany({}, { $unset: { digest: '' } });
  await db.collection('gradebookCells').dropIndex('troubled');
}
