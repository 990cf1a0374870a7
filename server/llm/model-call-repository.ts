import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { Tenancy } from '../tenancy.ts';
import { modelCallModel } from './model-call-model.ts';
import type { ModelCall } from './model-call.ts';

/** Keeping a call twice keeps it once. */
export async function keepModelCall(db: Connection, { _id, ...call }: ModelCall): Promise<void> {
  await resend(() => modelCallModel(db).updateOne({ _id }, { $setOnInsert: call }, { upsert: true }));
}

/** Those of these ids that were settled. */
export async function listModelCalls(
  db: Connection,
  { platformId, courseId }: Tenancy,
  ids: readonly string[],
): Promise<ModelCall[]> {
  return modelCallModel(db)
    .find({ _id: { $in: [...ids] }, platformId, courseId })
    .lean<ModelCall[]>();
}

/**
 * What the calls for an assignment or (null) for its course came to so far. `price` counts those whose price is known.
 * Read from the index alone: it is asked for every few seconds while a class is read.
 */
export async function sumModelCalls(
  db: Connection,
  { platformId, courseId, assignmentId }: Tenancy & { assignmentId: string | null },
): Promise<CallSum> {
  const where = { platformId, courseId, ...(assignmentId === null ? {} : { assignmentId }) };
  const [sum] = await modelCallModel(db)
    .aggregate<CallSum>([
      { $match: where },
      { $group: { _id: null, calls: { $sum: 1 }, price: { $sum: '$price' } } },
      { $project: { _id: 0 } },
    ])
    .hint('prices');
  return sum ?? { calls: 0, price: 0 };
}

export type CallSum = { calls: number; price: number };

/**
 * Price of each of the course's last `most` submissions read, but for those named, in micro-units; only those whose
 * every price is known.
 */
export async function listSubmissionPrices(
  db: Connection,
  tenancy: Tenancy,
  { most, without }: { most: number; without: readonly string[] },
): Promise<number[]> {
  const { platformId, courseId } = tenancy;
  const rows = await modelCallModel(db).aggregate<{ price: number }>([
    { $match: { platformId, courseId, submissionId: { $nin: [...without] }, task: { $ne: 'rubric' } } },
    { $sort: { at: -1 } },
    { $limit: most * CALLS_PER_SUBMISSION },
    {
      $group: {
        _id: '$submissionId',
        price: { $sum: '$price' },
        unknown: { $sum: { $cond: [{ $eq: ['$price', null] }, 1, 0] } },
        at: { $max: '$at' },
      },
    },
    { $match: { unknown: 0, price: { $gt: 0 } } },
    { $sort: { at: -1 } },
    { $limit: most },
  ]);
  return rows.map(({ price }) => price);
}

/** Most have two or three; enough that the limit is reached by submissions, not by calls. */
const CALLS_PER_SUBMISSION = 6;

export type HostCalls = { host: string; calls: number; failed: number };

/** Over the whole site, by the server asked: calls since a moment. One that we cut off ourselves is no failure. */
export async function countCallsSince(db: Connection, since: Date): Promise<HostCalls[]> {
  const failed = { $cond: [{ $and: [{ $gt: ['$error', null] }, { $ne: ['$error', OUR_OWN_END] }] }, 1, 0] };
  return modelCallModel(db)
    .aggregate<HostCalls>([
      { $match: { at: { $gt: since } } },
      { $group: { _id: '$host', calls: { $sum: 1 }, failed: { $sum: failed } } },
      { $project: { _id: 0, host: '$_id', calls: 1, failed: 1 } },
      { $sort: { host: 1 } },
    ])
    .hint('by_moment');
}

/** The last call of the whole site that failed; null: none is kept. */
export async function findLastFailure(db: Connection): Promise<Pick<ModelCall, 'at' | 'host' | 'error'> | null> {
  return modelCallModel(db)
    .findOne({ error: { $type: 'string', $ne: OUR_OWN_END } }, { at: 1, host: 1, error: 1 })
    .sort({ at: -1 })
    .hint('failed')
    .lean<ModelCall>();
}

/** What `runMetered` notes of a request that was cut off here. */
const OUR_OWN_END = 'aborted';
