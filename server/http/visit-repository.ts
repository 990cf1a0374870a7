import type { Connection, QueryFilter } from 'mongoose';
import { isDuplicate } from '../database/is-duplicate.ts';
import { resend } from '../database/resend.ts';
import { FRESH_MS, freshVisits } from './fresh-visits.ts';
import type { Role } from '../lti/launch-context.ts';
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
  if ('personId' in visit) freshVisits(db).keep(visit, sealer);
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
  const fresh = freshVisits(db).find(launchId, secretHash, sealer);
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

/** Whose visits: one launch's, a person's (in one course, in these roles), a platform's, or everybody's. */
export type VisitsOf =
  | { launchId: string }
  | { platformId: string; personId?: string; courseId?: string; roles?: readonly Role[] }
  | 'everybody';

/**
 * Ends visits at once and returns how many there were. Their launches stay spent: what is left of them opens nothing and
 * names nobody. Another process that has just stored a visit may still show its pages, for ten seconds.
 */
export async function endVisits(db: Connection, whose: VisitsOf): Promise<number> {
  freshVisits(db).clear();
  const update = { $set: { secretHash: '' }, $unset: PERSONAL };
  const end = () => visitModel(db).updateMany({ ...filterOf(whose), secretHash: { $ne: '' } }, update);
  return (await resend(end)).modifiedCount;
}

/** Open visits, the newest first: what an admin may see of them, which is no name. */
export async function listVisits(db: Connection, most: number, now: Date): Promise<OpenVisit[]> {
  return visitModel(db)
    .find({ secretHash: { $ne: '' }, expiresAt: { $gt: now } }, { role: 1, platformId: 1, personId: 1, createdAt: 1 })
    .sort({ createdAt: -1 })
    .limit(most)
    .lean<OpenVisit[]>();
}

export type OpenVisit = Pick<StoredVisit, '_id' | 'role' | 'platformId' | 'personId' | 'createdAt'>;

const PERSONAL = { personId: 1, personName: 1, backTo: 1, linkId: 1 } as const;

function filterOf(whose: VisitsOf): QueryFilter<VisitDocument> {
  if (whose === 'everybody') return {};
  if ('launchId' in whose) return { _id: whose.launchId };
  const { roles, ...owner } = whose;
  return roles === undefined ? owner : { ...owner, role: { $in: [...roles] } };
}

/** Removes what has expired; reading never returns it anyway. Returns how many went. */
export async function sweepVisits(db: Connection, now: Date): Promise<number> {
  const { deletedCount } = await visitModel(db).deleteMany({ expiresAt: { $lte: now } });
  return deletedCount;
}
