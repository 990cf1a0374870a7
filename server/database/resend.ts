import mongoose from 'mongoose';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';

/**
 * Runs a write and sends it again, for up to 5 s, when the database goes away under it. Then throws AppError
 * `database-away` (503). Any other error passes through at once.
 *
 * A write that got no answer may or may not have happened, so only a write that may happen twice belongs here: one
 * conditional on the state it changes, an upsert or replacement under a fixed id, a deletion. After a lost answer a
 * conditional write can report 0 changed although its first sending did it: read the state before telling anybody
 * "too late". An insert meets itself: it needs
 * a value of its own to be told from another's (`insertVisit`).
 */
export async function resend<T>(write: () => Promise<T>, options: { forMs?: number } = {}): Promise<T> {
  const giveUp = Date.now() + (options.forMs ?? RESEND_MS);
  for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
    try {
      return await write();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      if (Date.now() + pause > giveUp) throw new AppError('database-away', { status: 503, cause: error });
      await sleep(pause);
    }
  }
}

const RESEND_MS = 5_000;
const FIRST_PAUSE_MS = 50;

/** Whether the error says nothing about the write, only that the database could not be reached or is changing hands. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof mongo.MongoNetworkError || error instanceof mongo.MongoServerSelectionError) return true;
  if (LOST_SOCKET.has((error as { code?: unknown } | null)?.code)) return true;
  if (error instanceof mongo.MongoError && error.hasErrorLabel('RetryableWriteError')) return true;
  return error instanceof mongo.MongoServerError && CHANGING_HANDS.has(Number(error.code));
}

const { mongo } = mongoose;

// A socket that dies while it is full reaches us as Node's own error: the driver (7.8) does not wrap that one.
const LOST_SOCKET = new Set<unknown>(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ERR_STREAM_DESTROYED']);

// Server error codes: ShutdownInProgress, PrimarySteppedDown, NotWritablePrimary, InterruptedAtShutdown,
// InterruptedDueToReplStateChange, NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary.
const CHANGING_HANDS = new Set([91, 189, 10107, 11600, 11602, 13435, 13436]);
