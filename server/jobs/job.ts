import { currentTrace } from '../telemetry/trace.ts';

/**
 * A job lives on the document it works on: its state is the document's state, so that the two cannot disagree.
 * `waiting` may be claimed from `runAt` on; `running` belongs to whoever holds `token` until `until`;
 * `dead` has used up its attempts and waits for a person; `none` has nothing to do.
 */
export type Job = {
  status: 'none' | 'waiting' | 'running' | 'dead';
  /** Earliest start; kept through a lost lease, so that recovered work does not go to the back. */
  runAt: Date;
  /** Lower runs first. */
  priority: number;
  /** Jobs of the same course waiting at enqueue: courses take turns, whatever the size of a class. */
  rank: number;
  /** Counted at claim, so that a job that kills its process still runs out of attempts. */
  attempts: number;
  /** Fencing token of the current lease; a write of an older holder finds nothing. */
  token: string | null;
  until: Date | null;
  /** What went wrong last, in words for a teacher or admin: never student text. */
  error: string | null;
  /** Id of the web request that asked for it: the worker's log lines carry it on. */
  request?: string;
};

export function noJob(now: Date): Job {
  return { status: 'none', runAt: now, priority: 0, rank: 0, attempts: 0, token: null, until: null, error: null };
}

/** `priority` of what a person waits for: before everything that a class handed in. */
export const URGENT = -1;

export function waitingJob(now: Date, rank: number): Job {
  const { request } = currentTrace();
  return { ...noJob(now), status: 'waiting', rank, ...(request !== undefined && { request }) };
}
