import type { Connection } from 'mongoose';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Presence, Submission } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';

/** Who has a work open, as a lease in its own document; only while it lies with the teacher. */
type Target = { tenancy: Tenancy; submissionId: string };

/** Prolongs one's own; `since` stays. Answers whether there was one that had not run out. */
export async function renewPresence(db: Connection, target: Target, own: Presence): Promise<boolean> {
  const expected = { 'presence.by': own.by, 'presence.until': { $gt: own.since } };
  return write(db, { ...open(target), ...expected }, { 'presence.until': own.until });
}

/** Takes a place that is free or whose lease ran out. */
export async function claimPresence(
  db: Connection,
  target: Target,
  { own, now }: { own: Presence; now: Date },
): Promise<boolean> {
  const free = { $or: [{ presence: null }, { 'presence.until': { $lte: now } }] };
  return write(db, { ...open(target), ...free }, { presence: own });
}

/** Takes the place, whoever holds it. */
export async function takePresence(db: Connection, target: Target, own: Presence): Promise<void> {
  await write(db, open(target), { presence: own });
}

/** Null also for work that does not lie with the teacher. */
export async function findPresence(db: Connection, target: Target): Promise<Presence | null> {
  const found = await submissionModel(db).findOne(open(target), { presence: 1 }).lean<Pick<Submission, 'presence'>>();
  return found?.presence ?? null;
}

function open({ tenancy, submissionId }: Target) {
  return { _id: submissionId, ...tenancy, state: 'with-teacher' as const };
}

async function write(db: Connection, filter: object, set: object): Promise<boolean> {
  return (await submissionModel(db).updateOne(filter, { $set: set })).matchedCount === 1;
}
