import type { Connection } from 'mongoose';
import { AppError } from '../../errors.ts';
import { resend } from '../resend.ts';

/**
 * Stands in a database from before a restore touches it until it is done, beside the other lock of a schema: neither a
 * backup nor a restore carries it along.
 */
export async function markRestoring({ db }: Connection, on: boolean): Promise<void> {
  const marks = db?.collection<{ _id: string }>(MARKS);
  await resend(async () => {
    if (on) await marks?.replaceOne({ _id: MARK }, { at: new Date() }, { upsert: true });
    else await marks?.deleteOne({ _id: MARK });
  });
}

/** Whether a restore was begun here and not ended: it was cut short, or is under way. */
export async function isRestoring({ db }: Connection): Promise<boolean> {
  return (await db?.collection<{ _id: string }>(MARKS).findOne({ _id: MARK })) != null;
}

/** Throws AppError `restore-unfinished` where part of a site would pass for the whole. */
export async function refuseHalfRestored(connection: Connection): Promise<void> {
  if (await isRestoring(connection)) throw new AppError('restore-unfinished', { status: 503 });
}

export const MARKS = 'migrationLocks';
const MARK = 'restore';
