import type { Connection } from 'mongoose';
import { resend } from '../../database/resend.ts';
import { personModel } from '../../lti/directory-model.ts';
import { submissionModel } from '../../submissions/submission-model.ts';
import type { Decision, Release, Review, Submission } from '../../submissions/submission.ts';
import type { Tenancy } from '../../tenancy.ts';
import { draftModel } from '../draft-model.ts';
import type { StoredDraft } from '../stored-draft.ts';
import { batchModel } from './batch-model.ts';
import type { Batch } from './batch.ts';

export async function insertBatch(db: Connection, batch: Batch): Promise<void> {
  const { _id, ...fields } = batch;
  await resend(() => batchModel(db).updateOne({ _id }, { $setOnInsert: fields }, { upsert: true }));
}

export async function findBatch(db: Connection, tenancy: Tenancy, id: string): Promise<Batch | null> {
  return batchModel(db)
    .findOne({ ...own(tenancy), _id: id })
    .lean<Batch>();
}

/** The newest of an assignment. */
export async function listBatches(db: Connection, tenancy: Tenancy, assignmentId: string): Promise<Batch[]> {
  return batchModel(db)
    .find({ ...own(tenancy), assignmentId })
    .sort({ createdAt: -1 })
    .limit(20)
    .lean<Batch[]>();
}

/** Batches that are being read by this teacher and hold this work. */
export async function listReading(
  db: Connection,
  tenancy: Tenancy,
  who: { by: string; submissionId: string },
): Promise<Batch[]> {
  return batchModel(db)
    .find({ ...own(tenancy), by: who.by, 'items.submissionId': who.submissionId, state: 'reading' })
    .lean<Batch[]>();
}

/** Acts that were begun and not finished by `before`; across courses, it is a sweep. */
export async function listCutShort(db: Connection, before: Date): Promise<Batch[]> {
  return batchModel(db)
    .find({ state: 'approving', updatedAt: { $lt: before } })
    .limit(20)
    .lean<Batch[]>();
}

export async function noteOpened(
  db: Connection,
  tenancy: Tenancy,
  who: { by: string; submissionId: string },
): Promise<void> {
  const reading = { ...own(tenancy), by: who.by, 'items.submissionId': who.submissionId, state: 'reading' as const };
  await batchModel(db).updateMany(reading, { $addToSet: { opened: who.submissionId } });
}

/** Moves a batch on from a state it is expected in; false when it is in another one. */
export async function moveBatch(
  db: Connection,
  batch: Pick<Batch, '_id' | 'platformId' | 'courseId'>,
  from: readonly Batch['state'][],
  set: Partial<Batch>,
): Promise<boolean> {
  const expected = { ...own(batch), _id: batch._id, state: { $in: [...from] } };
  const written = await resend(() => batchModel(db).updateOne(expected, { $set: set }));
  return written.matchedCount === 1;
}

/** What a batch looks at in a work. */
export type BatchRow = Pick<
  Submission,
  '_id' | 'personId' | 'attempt' | 'state' | 'draftId' | 'release' | 'decisions' | 'work'
> & { review?: Pick<Review, 'version'> };

/** With the text only where it is asked for: a class of essays is megabytes. */
export async function listBatchRows(
  db: Connection,
  tenancy: Tenancy,
  ids: readonly string[],
  { texts }: { texts: boolean },
): Promise<BatchRow[]> {
  const light = { personId: 1, attempt: 1, state: 1, draftId: 1, release: 1, decisions: 1, 'review.version': 1 };
  return submissionModel(db)
    .find({ ...own(tenancy), _id: { $in: [...ids] } }, texts ? { ...light, 'work.text': 1 } : light)
    .lean<BatchRow[]>();
}

export async function listDraftContents(
  db: Connection,
  tenancy: Tenancy,
  ids: readonly string[],
): Promise<Map<string, StoredDraft['assessment']['draft']>> {
  const found = await draftModel(db)
    .find({ ...own(tenancy), _id: { $in: [...ids] } }, { 'assessment.draft': 1 })
    .lean<StoredDraft[]>();
  return new Map(found.map(({ _id, assessment }) => [_id, assessment.draft]));
}

/**
 * Works that a batch may hold at all: with a draft of real readers that nobody has touched, about which nothing is
 * open, never one in doubt, never one drawn to be judged first, never a test student's.
 */
export async function listEligible(
  db: Connection,
  tenancy: Tenancy,
  where: { assignmentId: string; rubricVersionId: string; only: readonly string[] | null },
): Promise<{ submissionId: string; draftId: string }[]> {
  const clear = { $or: [{ 'digest.route': 'ready' }, { 'digest.route': 'look-here', 'digest.findings': 0 }] };
  const untouched = { state: 'with-teacher', review: null, teacherOnly: false, blindFirst: { $ne: true } };
  const drafted = { draftId: { $gt: '' }, 'digest.hidden': false, 'digest.demonstration': false, ...clear };
  const { assignmentId, rubricVersionId, only } = where;
  const found = await submissionModel(db)
    .find(
      {
        ...{ ...own(tenancy), assignmentId, rubricVersionId, ...untouched, ...drafted },
        ...(only === null ? {} : { _id: { $in: [...only] } }),
      } as object,
      { draftId: 1, personId: 1 },
    )
    .hint('queue_by_route')
    .sort({ _id: 1 })
    .limit(MOST_ITEMS)
    .lean<Pick<Submission, '_id' | 'draftId' | 'personId'>[]>();
  const testers = new Set(
    await personModel(db).distinct('_id', { _id: { $in: found.map(({ personId }) => personId) }, testUser: true }),
  );
  return found.flatMap(({ _id, draftId, personId }) =>
    draftId === null || testers.has(personId) ? [] : [{ submissionId: _id, draftId }],
  );
}

/** One batch's works stand in one document, and one request approves them. */
const MOST_ITEMS = 500;

/** Approves one untouched work as its draft stands; true also when this very batch has done so before. */
export async function storeBatchApproval(
  db: Connection,
  tenancy: Tenancy,
  one: { submissionId: string; draftId: string },
  approved: { review: Review; release: Release; decision: Decision },
): Promise<boolean> {
  const { review, release, decision } = approved;
  const mine = { ...own(tenancy), _id: one.submissionId };
  const untouched = {
    state: 'with-teacher',
    review: null,
    draftId: one.draftId,
    blindFirst: { $ne: true },
    second: null,
  };
  const set = { state: 'approved', review, release, updatedAt: decision.at, 'job.status': 'none' };
  const written = await resend(() =>
    submissionModel(db).updateOne({ ...mine, ...untouched } as object, {
      $set: set,
      $push: { decisions: decision },
    }),
  );
  if (written.matchedCount === 1) return true;
  const done = { decisions: { $elemMatch: { kind: 'approve', batchId: decision.batchId } } };
  return (await submissionModel(db).countDocuments({ ...mine, ...done } as object)) === 1;
}

/** Says on a work that was read for a batch what it was read for; its approval stays what it was. */
export async function storeReadFor(
  db: Connection,
  tenancy: Tenancy,
  one: { submissionId: string; by: string },
  batch: NonNullable<Release['batch']>,
): Promise<void> {
  const mine = { ...own(tenancy), _id: one.submissionId, 'release.approvedBy': one.by };
  await resend(() => submissionModel(db).updateOne(mine, { $set: { 'release.batch': batch } }));
}

/** Takes back what a batch approved unread and has not gone out; returns how many. */
export async function storeBatchUndo(
  db: Connection,
  tenancy: Tenancy,
  batchId: string,
  decision: Decision,
): Promise<number> {
  const standing = {
    ...{ ...own(tenancy), state: 'approved', 'release.batch.id': batchId, 'release.batch.own': false },
    'release.dueAt': { $gt: decision.at },
  };
  const back = { state: 'with-teacher', release: null, review: null, updatedAt: decision.at };
  const written = await resend(() =>
    submissionModel(db).updateMany(standing as object, { $set: back, $push: { decisions: decision } }),
  );
  return written.modifiedCount;
}

function own({ platformId, courseId }: Tenancy): Tenancy {
  return { platformId, courseId };
}
