import type { Connection } from 'mongoose';
import { AppError } from '../errors.ts';

/** Milliseconds one ping took; throws when the database does not answer within two seconds. */
export async function pingDatabase(db: Connection): Promise<number> {
  if (!db.db) throw new AppError('database-away', { status: 503 });
  const start = performance.now();
  await db.db.command({ ping: 1 }, { timeoutMS: PATIENCE_MS });
  return Math.round(performance.now() - start);
}

const PATIENCE_MS = 2_000;
