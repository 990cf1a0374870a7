import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import { registrationLinkModel, type RegistrationLink } from './registration-link-model.ts';

export async function insertRegistrationLink(db: Connection, link: RegistrationLink): Promise<void> {
  await registrationLinkModel(db).create(link);
}

/** A link that still holds, or null: unknown, expired, all the same to whoever asks. */
export async function findRegistrationLink(db: Connection, hash: string, now: Date): Promise<RegistrationLink | null> {
  return registrationLinkModel(db)
    .findOne({ _id: hash, expiresAt: { $gt: now } })
    .lean<RegistrationLink>();
}

/** Reserves a link for one registration by this LMS; false when it belongs to another one or is in use. */
export async function reserveLink(
  db: Connection,
  wanted: { hash: string; issuer: string; account: string; now: Date; until: Date },
): Promise<boolean> {
  const free = { expiresAt: { $gt: wanted.now }, busyUntil: { $lte: wanted.now } };
  const written = await registrationLinkModel(db).updateOne(
    { _id: wanted.hash, ...free, $or: [{ issuer: null }, { issuer: wanted.issuer, account: wanted.account }] },
    { busyUntil: wanted.until },
  );
  return written.modifiedCount === 1;
}

/** Binds a reserved link to what it registered. */
export async function spendLink(
  db: Connection,
  spent: { hash: string; issuer: string; account: string; platformId: string; now: Date; expiresAt: Date },
): Promise<void> {
  const { hash, issuer, account, platformId, now, expiresAt } = spent;
  const used = { issuer, account, platformId, expiresAt, busyUntil: now };
  await resend(() => registrationLinkModel(db).updateOne({ _id: hash }, used));
}

/** Gives back a link whose registration failed. */
export async function releaseLink(db: Connection, hash: string, now: Date): Promise<void> {
  await resend(() => registrationLinkModel(db).updateOne({ _id: hash }, { busyUntil: now }));
}

/** Removes links that no longer open anything; returns how many. For the sweep. */
export async function sweepRegistrationLinks(db: Connection, now: Date): Promise<number> {
  const { deletedCount } = await registrationLinkModel(db).deleteMany({ expiresAt: { $lt: now } });
  return deletedCount;
}
