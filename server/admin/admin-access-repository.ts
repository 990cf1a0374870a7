import { createHash, randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import { adminAccessModel, type AdminAccess } from './admin-access-model.ts';

/** Stores a new link or session and returns its token: 256 random bits, known to nobody else. */
export async function issueAccess(
  db: Connection,
  access: Pick<AdminAccess, 'kind' | 'by' | 'expiresAt'>,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const record = { ...access, spentAt: null };
  await resend(() => adminAccessModel(db).updateOne({ _id: hash(token) }, { $setOnInsert: record }, { upsert: true }));
  return token;
}

/** Whether the token is a link that could still be used; looking does not spend it. */
export async function isOpenLink(db: Connection, token: string, now: Date): Promise<boolean> {
  const found = await adminAccessModel(db).exists({ ...open(token, 'link', now), spentAt: null });
  return found !== null;
}

/** Spends a link: whose it was, or null when it is unknown, expired or used already. */
export async function spendLink(db: Connection, token: string, now: Date): Promise<string | null> {
  const spent = await adminAccessModel(db)
    .findOneAndUpdate({ ...open(token, 'link', now), spentAt: null }, { $set: { spentAt: now } })
    .lean();
  return spent?.by ?? null;
}

/** Who a session's token belongs to, or null. */
export async function readSession(db: Connection, token: string, now: Date): Promise<string | null> {
  const session = await adminAccessModel(db)
    .findOne(open(token, 'session', now))
    .lean();
  return session?.by ?? null;
}

export async function endSession(db: Connection, token: string): Promise<void> {
  await resend(() => adminAccessModel(db).deleteOne({ _id: hash(token), kind: 'session' }));
}

/** Sessions and links that still open something, the newest first. Their tokens are nowhere. */
export async function listAccess(db: Connection, now: Date): Promise<AdminAccess[]> {
  return adminAccessModel(db)
    .find({ expiresAt: { $gt: now }, spentAt: null })
    .sort({ expiresAt: -1 })
    .lean<AdminAccess[]>();
}

/** Withdraws links and ends sessions: one by the beginning of its id, or all of them. Returns how many. */
export async function endAccess(db: Connection, which: { id: string } | 'all'): Promise<number> {
  const filter = which === 'all' ? {} : { _id: { $gte: which.id, $lt: `${which.id}\uffff` } };
  const { deletedCount } = await resend(() => adminAccessModel(db).deleteMany(filter));
  return deletedCount;
}

function open(token: string, kind: AdminAccess['kind'], now: Date): object {
  return { _id: hash(token), kind, expiresAt: { $gt: now } };
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export async function sweepAdminAccess(db: Connection, now: Date): Promise<number> {
  const { deletedCount } = await adminAccessModel(db).deleteMany({ expiresAt: { $lte: now } });
  return deletedCount;
}
