import type { Connection } from 'mongoose';
import { resendInsert } from '../database/resend.ts';
import { visitModel, type StoredVisit } from './visit-model.ts';

/** Visits come before any tenancy is known: the launch id and the cookie's secret are what finds one. */
export async function insertVisit(db: Connection, visit: StoredVisit): Promise<void> {
  await resendInsert(() => visitModel(db).create(visit));
}

export async function findVisit(
  db: Connection,
  key: { launchId: string; secretHash: string; now: Date },
): Promise<StoredVisit | null> {
  const { launchId, secretHash, now } = key;
  return visitModel(db)
    .findOne({ _id: launchId, secretHash, expiresAt: { $gt: now } })
    .lean<StoredVisit>();
}

/** Moves the end of a visit, only ever later. */
export async function prolongVisit(db: Connection, launchId: string, until: Date): Promise<void> {
  await visitModel(db).updateOne({ _id: launchId, expiresAt: { $lt: until } }, { expiresAt: until });
}

/** Removes what has expired; reading never returns it anyway. Returns how many went. */
export async function sweepVisits(db: Connection, now: Date): Promise<number> {
  const { deletedCount } = await visitModel(db).deleteMany({ expiresAt: { $lte: now } });
  return deletedCount;
}
