import type { Connection } from 'mongoose';
import { resendUpsert } from '../database/resend-upsert.ts';
import { resend } from '../database/resend.ts';
import type { PersonKey } from './act.ts';
import { pendingActModel } from './audit-models.ts';
import type { PendingAct } from './pending-act.ts';

export async function insertPending(db: Connection, { _id, act }: PendingAct): Promise<void> {
  await resendUpsert(async () => pendingActModel(db).updateOne({ _id }, { $setOnInsert: { act } }, { upsert: true }));
}

/** The same for several at once. */
export async function insertAllPending(db: Connection, pending: readonly PendingAct[]): Promise<void> {
  const writes = pending.map(({ _id, act }) => ({
    updateOne: { filter: { _id }, update: { $setOnInsert: { act } }, upsert: true },
  }));
  await resendUpsert(async () => pendingActModel(db).bulkWrite(writes, { ordered: false }));
}

export async function listPending(db: Connection, most: number): Promise<PendingAct[]> {
  return pendingActModel(db).find().sort({ 'act.at': 1 }).limit(most).lean<PendingAct[]>();
}

/** Since when the oldest act waits to be put on record; null: none waits. */
export async function findWaitingSince(db: Connection): Promise<Date | null> {
  const [oldest] = await listPending(db, 1);
  return oldest?.act.at ?? null;
}

export async function deletePending(db: Connection, ids: readonly string[]): Promise<void> {
  await resend(() => pendingActModel(db).deleteMany({ _id: { $in: [...ids] } }));
}

/** Deletes what is on its way and names this person. */
export async function deletePendingOf(db: Connection, { platformId, personId }: PersonKey): Promise<void> {
  const [actor, subject] = ['actor', 'subject'].map((role) => ({
    [`act.${role}.platformId`]: platformId,
    [`act.${role}.personId`]: personId,
  }));
  await resend(() => pendingActModel(db).deleteMany({ $or: [actor ?? {}, subject ?? {}] }));
}
