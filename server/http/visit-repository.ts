import type { Connection } from 'mongoose';
import { isDuplicate } from '../database/is-duplicate.ts';
import { resend } from '../database/resend.ts';
import { FRESH_MS, freshVisits } from './fresh-visits.ts';
import type { Sealer } from '../secrets/sealer.ts';
import { openVisit, sealVisit } from './seal-visit.ts';
import { visitModel, type StoredVisit, type VisitDocument } from './visit-model.ts';

type Store = { db: Connection; sealer: Sealer };

/** A launch that was refused after all: spent, and nothing to open. */
type ClosedVisit = Pick<StoredVisit, '_id' | 'secretHash' | 'createdAt' | 'expiresAt'>;

/**
 * Visits come before any tenancy is known: the launch id and the cookie's secret are what finds one. False when the id
 * is taken; a write that was sent again after a lost answer is told from another's by its secret.
 */
export async function insertVisit({ db, sealer }: Store, visit: StoredVisit | ClosedVisit): Promise<boolean> {
  const { _id, secretHash } = visit;
  const stored = 'personId' in visit ? sealVisit(sealer, visit) : visit;
  try {
    await resend(() => db.collection<VisitDocument | ClosedVisit>(visitModel(db).collection.name).insertOne(stored));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    if (secretHash === '' || !(await visitModel(db).exists({ _id, secretHash }))) return false;
  }
  if ('personId' in visit) freshVisits(db).keep(visit);
  return true;
}

/** Whether a launch's id is taken, so that it cannot open any more. */
export async function isTaken(db: Connection, launchId: string): Promise<boolean> {
  return (await visitModel(db).exists({ _id: launchId })) !== null;
}

export async function findVisit(
  { db, sealer }: Store,
  key: { launchId: string; secretHash: string; now: Date },
): Promise<StoredVisit | null> {
  const { launchId, secretHash, now } = key;
  const fresh = freshVisits(db).take(launchId, secretHash);
  if (fresh && now.getTime() - fresh.createdAt.getTime() < FRESH_MS) return fresh;
  const stored = await visitModel(db)
    .findOne({ _id: launchId, secretHash, expiresAt: { $gt: now } })
    .lean<VisitDocument>();
  return stored && openVisit(sealer, stored);
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
