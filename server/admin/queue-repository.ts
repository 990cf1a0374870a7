import type { Connection } from 'mongoose';
import { gradebookCellModel } from '../grades/gradebook-cell-model.ts';
import { TROUBLED } from '../grades/gradebook-repository.ts';
import { visitModel } from '../http/visit-model.ts';
import type { JobKind, Leased } from '../jobs/lease.ts';

export type QueueDepth = {
  waiting: number;
  running: number;
  dead: number;
  /** Held by a lease that ran out a minute ago or more: no process puts them back. */
  stuck: number;
  /** When the first of those that could start now could have started; null: none waits. */
  oldestDueAt: Date | null;
};

/** Site-wide, of one kind of job; answered from its index. */
export async function readQueueDepth<T extends Leased>(kind: JobKind<T>, now: Date): Promise<QueueDepth> {
  const count = (status: string) => kind.model.countDocuments({ 'job.status': status, ...kind.where } as object);
  const due = { 'job.status': 'waiting', 'job.runAt': { $lte: now }, ...kind.where } as object;
  const overdue = { 'job.status': 'running', 'job.until': { $lt: new Date(now.getTime() - REAPED_MS) }, ...kind.where };
  const [waiting, running, dead, stuck, [oldest]] = await Promise.all([
    count('waiting'),
    count('running'),
    count('dead'),
    kind.model.countDocuments(overdue as object).hint('job_until'),
    kind.model
      .aggregate<{ at: Date }>([{ $match: due }, { $group: { _id: null, at: { $min: '$job.runAt' } } }])
      .hint('job_waiting'),
  ]);
  return { waiting, running, dead, stuck, oldestDueAt: oldest?.at ?? null };
}

/** A live worker reaps within a second. */
const REAPED_MS = 60_000;

/** Gradebook cells whose score a person must look at. */
export async function countTroubledScores(db: Connection): Promise<number> {
  return gradebookCellModel(db).countDocuments(TROUBLED);
}

/** Launches whose pages still open. */
export async function countSessions(db: Connection, now: Date): Promise<number> {
  return visitModel(db).countDocuments({ expiresAt: { $gt: now } });
}
