import type { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { resend } from './resend.ts';
import { tellWaiting } from './tell-waiting.ts';

type Lock = { _id: string; token: string; until: Date };

/**
 * Runs `work` while no other process does so on this database; a second one waits. A holder that was killed is waited
 * out (5 s). migrate-mongo's own lock reads before it writes, so that two starters can both pass, and is
 * cleared by TTL deletion, which the embedded engine does not do.
 */
export async function withMigrationLock<T>(db: mongo.Db, logger: Logger, work: () => Promise<T>): Promise<T> {
  const locks = db.collection<Lock>('migrationLocks');
  const token = randomUUID();
  await tellWaiting(logger, 'another start to finish bringing the database up to date', async () => {
    while (!(await take(locks, token))) await sleep(POLL_MS);
  });
  const renewal = setInterval(() => void renew(locks, token).catch(() => undefined), LEASE_MS / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await resend(() => locks.updateOne({ _id: LOCK_ID, token }, { $set: { until: new Date(0) } }));
  }
}

const LOCK_ID = 'migrations';
const LEASE_MS = 5_000;
const POLL_MS = 100;

async function take(locks: mongo.Collection<Lock>, token: string): Promise<boolean> {
  await resend(() =>
    locks.updateOne({ _id: LOCK_ID }, { $setOnInsert: { token: '', until: new Date(0) } }, { upsert: true }),
  ).catch(ignoreDuplicate);
  // The database's clock, not ours: starters may be on different hosts. Our own token: a re-sent taking took already.
  const free = { $or: [{ token }, { $expr: { $lt: ['$until', '$$NOW'] } }] };
  const taken = await resend(() => locks.updateOne({ _id: LOCK_ID, ...free }, [lease(token)]));
  return taken.matchedCount === 1;
}

async function renew(locks: mongo.Collection<Lock>, token: string): Promise<void> {
  await resend(() => locks.updateOne({ _id: LOCK_ID, token }, [lease(token)]));
}

function lease(token: string): mongo.Document {
  return { $set: { token, until: { $add: ['$$NOW', LEASE_MS] } } };
}

/** Two upserts of one id at the same moment: one may lose, and then the document is there. */
function ignoreDuplicate(error: unknown): void {
  if ((error as { code?: unknown }).code !== 11000) throw error;
}
