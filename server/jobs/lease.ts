import { randomUUID } from 'node:crypto';
import type { Model, UpdateQuery } from 'mongoose';
import { resend } from '../database/resend.ts';
import { noteTrace } from '../telemetry/trace.ts';
import type { Job } from './job.ts';

/** Any document that carries a job. */
export type Leased = { _id: string; courseId: string; job: Job };

/** How one kind of job is leased: its collection, and what changes on the document together with the job. */
export type JobKind<T extends Leased> = {
  name: 'draft' | 'reread' | 'try-out' | 'deliver-score';
  /** What its documents are, for the log. */
  about: 'submission' | 'tryout' | 'cell';
  model: Model<T>;
  /** Which documents of the collection it is about, where another kind shares it. */
  where: object;
  leaseMs: number;
  /** How long one attempt may take; then it is cut off, and counts. */
  longestMs: number;
  maxAttempts: number;
  /** Document fields set when the job is claimed, handed back, and given up. */
  onClaim: Partial<T>;
  onHandBack: Partial<T>;
  onDead: Partial<T>;
};

/**
 * Claims the next job that is due, by (priority, rank, run time), or null. Counts the attempt at once, so that a job
 * that kills its process still runs out of attempts. Not re-sent on a lost connection: a lease nobody knows of runs out.
 */
export async function claimJob<T extends Leased>(kind: JobKind<T>, now: Date): Promise<T | null> {
  const lease = { 'job.status': 'running', 'job.token': randomUUID(), 'job.until': leaseEnd(kind, now) };
  const claimed = await kind.model
    .findOneAndUpdate(
      { 'job.status': 'waiting', 'job.runAt': { $lte: now }, ...kind.where } as object,
      { $set: { ...lease, ...kind.onClaim }, $inc: { 'job.attempts': 1 } },
      // Named: the embedded engine answers some queries that several indexes could serve with an error. Sorted by the
      // index alone: with one field more every waiting document, its text included, was read for each claim.
      {
        sort: { 'job.priority': 1, 'job.rank': 1, 'job.runAt': 1 },
        returnDocument: 'after',
        hint: 'job_waiting',
      },
    )
    .lean();
  return claimed;
}

/** Prolongs a lease; false when it is no longer ours, and the work must stop. */
export async function renewLease<T extends Leased>(kind: JobKind<T>, held: T, now: Date): Promise<boolean> {
  const renewed = await resend(() => kind.model.updateOne(ours(held), { $set: { 'job.until': leaseEnd(kind, now) } }));
  return renewed.matchedCount === 1;
}

/**
 * Ends a job with its outcome in one conditional write; false when the lease was lost meanwhile and nothing was
 * written. `set` may itself put the job back to `waiting` (`job.status`).
 */
export async function settleJob<T extends Leased>(
  kind: JobKind<T>,
  held: T,
  set: Record<string, unknown>,
): Promise<boolean> {
  const outcome = { 'job.status': 'none', 'job.until': null, 'job.error': null, ...set };
  return writeOnce(kind, held, { $set: outcome });
}

/** Puts a failed job back for `retryAt`, or gives it up when its attempts are used up (or `retryAt` is null). */
export async function failJob<T extends Leased>(
  kind: JobKind<T>,
  held: T,
  failure: { error: string; retryAt: Date | null },
): Promise<'waiting' | 'dead' | 'lost'> {
  const { error, retryAt } = failure;
  const dead = retryAt === null || held.job.attempts >= kind.maxAttempts;
  const set = dead
    ? { 'job.status': 'dead', 'job.until': null, 'job.error': error, ...kind.onDead }
    : { 'job.status': 'waiting', 'job.until': null, 'job.error': error, 'job.runAt': retryAt, ...kind.onHandBack };
  const written = await writeOnce(kind, held, { $set: set });
  const ended = !written ? 'lost' : dead ? 'dead' : 'waiting';
  noteTrace({ ended });
  return ended;
}

/** Hands a job back unharmed at shutdown: the attempt does not count, and its run time stays. */
export async function handBackJob<T extends Leased>(kind: JobKind<T>, held: T): Promise<void> {
  await writeOnce(kind, held, {
    $set: { 'job.status': 'waiting', 'job.until': null, ...kind.onHandBack },
    $inc: { 'job.attempts': -1 },
  });
}

/**
 * Puts a job off that could not even be tried, for a `reason` that a person reads: the attempt does not count. False
 * when the lease was lost meanwhile.
 */
export async function postponeJob<T extends Leased>(
  kind: JobKind<T>,
  held: T,
  { until, reason }: { until: Date; reason: string },
): Promise<boolean> {
  const off = { 'job.status': 'waiting', 'job.until': null, 'job.runAt': until, 'job.error': reason };
  noteTrace({ ended: 'put-off' });
  return writeOnce(kind, held, { $set: { ...off, ...kind.onHandBack }, $inc: { 'job.attempts': -1 } });
}

/** Makes the jobs under `filter` that were put off for one of these reasons due now; returns how many. */
export async function recallJobs<T extends Leased>(
  model: Model<T>,
  filter: object,
  { reasons, now }: { reasons: readonly string[]; now: Date },
): Promise<number> {
  const off = { ...filter, 'job.status': 'waiting', 'job.error': { $in: reasons }, 'job.runAt': { $gt: now } };
  const back = await resend(() => model.updateMany(off as object, { $set: { 'job.runAt': now } }));
  return back.modifiedCount;
}

/** Finds leases that ran out (their process died) and puts the jobs back, or gives them up; returns how many. */
export async function reapLeases<T extends Leased>(kind: JobKind<T>, now: Date): Promise<number> {
  const stranded = { 'job.status': 'running', 'job.until': { $lt: now }, ...kind.where };
  const put = async (attempts: object, set: object): Promise<number> => {
    const found: object = { ...stranded, 'job.attempts': attempts };
    const change: UpdateQuery<T> = { $set: set };
    return (await kind.model.updateMany(found, change, { hint: 'job_until' })).modifiedCount;
  };
  const ended = { 'job.until': null, 'job.token': null };
  const back = await put({ $lt: kind.maxAttempts }, { 'job.status': 'waiting', ...ended, ...kind.onHandBack });
  const died = { 'job.status': 'dead', ...ended, 'job.error': 'worker-died', ...kind.onDead };
  const dead = await put({ $gte: kind.maxAttempts }, died);
  return back + dead;
}

/**
 * How many of this course's jobs wait already: its next job queues behind as many of every other course. Counted to 500:
 * of two classes larger than that whoever came first is first, and a hand-in on a deadline night costs no long count.
 */
export async function nextRank<T extends Leased>(model: Model<T>, courseId: string): Promise<number> {
  const open: object = { courseId, 'job.status': { $in: ['waiting', 'running'] } };
  return model.countDocuments(open, { limit: HIGHEST_RANK });
}

const HIGHEST_RANK = 500;

/** Milliseconds to wait before the next attempt: doubling, with jitter so that a herd does not come back at once. */
export function backoffMs(attempts: number, random: () => number = Math.random): number {
  const base = Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS);
  return Math.round(base * (0.75 + random() / 2));
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;

function ours(held: Leased): object {
  return { _id: held._id, 'job.status': 'running', 'job.token': held.job.token };
}

/**
 * A write that ends a lease may be re-sent after a lost answer and then finds the lease ended already, by itself: the
 * token stays on the document, so that our own first try can be told from another holder.
 */
async function writeOnce<T extends Leased>(kind: JobKind<T>, held: T, update: object): Promise<boolean> {
  const written = await resend(() => kind.model.updateOne(ours(held), update as UpdateQuery<T>));
  if (written.matchedCount === 1) return true;
  const mine = { _id: held._id, 'job.token': held.job.token, 'job.status': { $ne: 'running' } };
  return (await resend(() => kind.model.countDocuments(mine as object))) === 1;
}

function leaseEnd<T extends Leased>(kind: JobKind<T>, now: Date): Date {
  return new Date(now.getTime() + kind.leaseMs);
}
