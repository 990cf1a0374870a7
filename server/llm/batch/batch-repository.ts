import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { resend } from '../../database/resend.ts';
import type { Tenancy } from '../../tenancy.ts';
import type { BatchCall, BatchRun } from './batch-call.ts';
import { batchCallModel, batchRunModel } from './batch-model.ts';

export async function findBatchCall(db: Connection, tenancy: Tenancy, key: string): Promise<BatchCall | null> {
  return batchCallModel(db)
    .findOne({ ...own(tenancy), _id: key })
    .lean<BatchCall>();
}

/** Collects a call; one that is there already stays as it is. */
export async function keepBatchCall(db: Connection, call: BatchCall): Promise<void> {
  const { _id, ...fields } = call;
  const put = () =>
    batchCallModel(db).updateOne({ _id }, { $setOnInsert: fields }, { upsert: true }).catch(keptMeanwhile);
  await resend(put);
}

/** A class's or (null) a course's calls that are still waited for, and how many of them the provider says it has answered. */
export async function sumBatchCalls(db: Connection, klass: Klass): Promise<BatchSum | null> {
  const mine = callsIn(klass);
  const [[sum], [answered]] = await Promise.all([
    batchCallModel(db).aggregate<{ total: number; until: Date }>([
      { $match: { ...mine, state: { $in: PENDING } } },
      { $group: { _id: null, total: { $sum: 1 }, until: { $min: '$deadline' } } },
    ]),
    batchRunModel(db).aggregate<{ done: number }>([
      { $match: { ...mine, state: 'open' } },
      { $group: { _id: null, done: { $sum: '$done' } } },
    ]),
  ]);
  return sum ? { total: sum.total, until: sum.until, done: Math.min(sum.total, answered?.done ?? 0) } : null;
}

export type BatchSum = { total: number; done: number; until: Date };

const PENDING: BatchCall['state'][] = ['collected', 'sent'];

/** Classes and models with calls that no run has taken yet; across courses, it is a sweep. */
export async function listGathered(db: Connection): Promise<Gathered[]> {
  return batchCallModel(db).aggregate<Gathered>([
    { $match: { state: 'collected' } },
    {
      $group: {
        _id: {
          platformId: '$platformId',
          courseId: '$courseId',
          assignmentId: '$assignmentId',
          model: '$planned.model',
        },
        count: { $sum: 1 },
        since: { $min: '$at' },
        deadline: { $min: '$deadline' },
      },
    },
    { $replaceWith: { $mergeObjects: ['$_id', { count: '$count', since: '$since', deadline: '$deadline' }] } },
  ]);
}

export type Gathered = Tenancy & {
  assignmentId: string;
  model: string;
  count: number;
  since: Date;
  deadline: Date;
};

/**
 * Makes a run of the gathered calls, `most` of them at once. The run stands before the calls are its own, so that a
 * process that dies in between leaves an empty run, or one that the next process hands over.
 */
export async function openRun(db: Connection, gathered: Gathered, most: number, now: Date): Promise<void> {
  const { platformId, courseId, assignmentId, model, deadline } = gathered;
  const klass = { platformId, courseId, assignmentId };
  const run: BatchRun = {
    ...{ _id: randomUUID(), ...klass, model, providerId: null, state: 'open' },
    ...{ deadline, cancelled: false, done: 0, dueAt: now, at: now },
  };
  await resend(() => batchRunModel(db).updateOne({ _id: run._id }, { $setOnInsert: run }, { upsert: true }));
  const free = { ...klass, 'planned.model': model, state: 'collected' as const };
  const ids = await batchCallModel(db).find(free, { _id: 1 }).sort({ at: 1 }).limit(most).lean<{ _id: string }[]>();
  const taken = { _id: { $in: ids.map(({ _id }) => _id) }, state: 'collected' as const };
  await resend(() => batchCallModel(db).updateMany(taken, { $set: { state: 'sent', runId: run._id } }));
}

/** Takes the next run that is due, for `leaseMs`; null when there is none. */
export async function claimRun(db: Connection, now: Date, leaseMs: number): Promise<BatchRun | null> {
  const dueAt = new Date(now.getTime() + leaseMs);
  return batchRunModel(db)
    .findOneAndUpdate({ state: 'open', dueAt: { $lte: now } }, { $set: { dueAt } }, { sort: { dueAt: 1 } })
    .lean<BatchRun>();
}

export async function updateRun(db: Connection, runId: string, set: Partial<BatchRun>): Promise<void> {
  await resend(() => batchRunModel(db).updateOne({ _id: runId }, { $set: set }));
}

export async function listCallsOfRun(db: Connection, runId: string): Promise<BatchCall[]> {
  return batchCallModel(db).find({ runId }).sort({ at: 1, _id: 1 }).lean<BatchCall[]>();
}

/** Calls that no run will take in time. */
export async function listLateCalls(db: Connection, before: Date): Promise<BatchCall[]> {
  return batchCallModel(db)
    .find({ state: 'collected', deadline: { $lte: before } })
    .limit(LATE_AT_ONCE)
    .lean<BatchCall[]>();
}

const LATE_AT_ONCE = 500;

export async function listCollectedOf(db: Connection, klass: Klass): Promise<BatchCall[]> {
  return batchCallModel(db)
    .find({ ...callsIn(klass), state: 'collected' })
    .lean<BatchCall[]>();
}

/** Ends a call; its words are not needed any more. */
export async function endBatchCall(db: Connection, key: string, state: 'answered' | 'failed'): Promise<void> {
  const open = { _id: key, state: { $in: PENDING } };
  await resend(() => batchCallModel(db).updateOne(open, { $set: { state, body: '' } }));
}

/** Sets another moment from which a class's or a course's calls are asked live; its runs are due at once. */
export async function moveDeadline(
  db: Connection,
  klass: Klass,
  { deadline, now }: { deadline: Date; now: Date },
): Promise<void> {
  const later = { ...callsIn(klass), deadline: { $gt: deadline } };
  await resend(() => batchCallModel(db).updateMany({ ...later, state: 'sent' }, { $set: { deadline } }));
  await resend(() => batchRunModel(db).updateMany({ ...later, state: 'open' }, { $set: { deadline, dueAt: now } }));
}

/** Deletes what is over for long. */
export async function sweepBatches(db: Connection, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await batchCallModel(db).deleteMany({ state: { $in: ['answered', 'failed'] }, at: { $lt: before } });
  await batchRunModel(db).deleteMany({ state: 'ended', at: { $lt: before } });
}

/** As long as an answer is kept that no draft came of. */
const KEPT_MS = 40 * 24 * 3_600_000;

type Klass = Tenancy & { assignmentId: string | null };

function callsIn({ assignmentId, ...tenancy }: Klass): Tenancy & { assignmentId?: string } {
  return { ...own(tenancy), ...(assignmentId === null ? {} : { assignmentId }) };
}

function own({ platformId, courseId }: Tenancy): Tenancy {
  return { platformId, courseId };
}

/** Two upserts at once: the other one won. */
function keptMeanwhile(error: unknown): void {
  if ((error as { code?: unknown }).code !== 11_000) throw error;
}
