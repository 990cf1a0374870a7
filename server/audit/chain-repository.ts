import type { Connection } from 'mongoose';
import { isDuplicate } from '../database/is-duplicate.ts';
import { resend } from '../database/resend.ts';
import { auditEntryModel, auditHeadModel } from './audit-models.ts';
import { NO_HASH, type AuditEntry, type AuditHead, type Checked, type Tail } from './audit-entry.ts';

/** Where a chain ends now. */
export async function findTail(db: Connection, chain: string): Promise<Tail> {
  const find = () =>
    auditEntryModel(db)
      .findOne({ chain }, { seq: 1, hash: 1 })
      .sort({ seq: -1 })
      .hint(BY_SEQ)
      .lean<Pick<AuditEntry, 'seq' | 'hash'>>();
  const last = await resend(find);
  return last ? { count: last.seq, hash: last.hash } : { count: 0, hash: NO_HASH };
}

/** Which of these keys a chain has already. */
export async function findKnownKeys(db: Connection, chain: string, keys: readonly string[]): Promise<Set<string>> {
  const find = () =>
    auditEntryModel(db)
      .find({ chain, key: { $in: [...keys] } }, { key: 1 })
      .hint('one_per_key')
      .lean<Pick<AuditEntry, 'key'>[]>();
  return new Set((await resend(find)).map(({ key }) => key));
}

/** Adds entries in their order; false when somebody else's took a number first, and those behind it were not added. */
export async function insertEntries(db: Connection, entries: readonly AuditEntry[]): Promise<boolean> {
  // Ordered, so that no number is ever left out; sent again after a lost answer it meets its own first entry.
  const insert = () => auditEntryModel(db).insertMany(entries, { ordered: true, lean: true });
  try {
    await resend(insert);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

export async function findHead(db: Connection, chain: string): Promise<AuditHead | null> {
  return resend(() => auditHeadModel(db).findById(chain).lean<AuditHead>());
}

/** Every chain of the site, the site's own among them. */
export async function listHeads(db: Connection): Promise<AuditHead[]> {
  return auditHeadModel(db).find().sort({ _id: 1 }).lean<AuditHead[]>();
}

/** Makes the head of a chain that has none. */
export async function insertHead(db: Connection, { _id, ...head }: AuditHead): Promise<void> {
  await resend(() => auditHeadModel(db).updateOne({ _id }, { $setOnInsert: head }, { upsert: true }));
}

/** Moves a head on, never back. */
export async function advanceHead(db: Connection, { _id, count, hash, keyId, mac }: AuditHead): Promise<void> {
  const behind = { _id, count: { $lt: count } };
  await resend(() => auditHeadModel(db).updateOne(behind, { $set: { count, hash, keyId, mac } }));
}

export async function noteChecked(db: Connection, chain: string, checked: Checked): Promise<void> {
  await resend(() => auditHeadModel(db).updateOne({ _id: chain }, { $set: { checked } }));
}

/** A look at all chains together: `bad` is how many were not whole, or gone. */
export type AuditCheck = { at: Date; by: string; chains: number; entries: number; bad: number };

/** Keeps the last look at all chains; one made before it is forgotten here, and stays in the site's chain. */
export async function noteCheckOfAll(db: Connection, check: AuditCheck): Promise<void> {
  const checks = db.collection<AuditCheck & { _id: string }>('auditChecks');
  await resend(() => checks.updateOne({ _id: 'last' }, { $set: check }, { upsert: true }));
}

export async function findCheckOfAll(db: Connection): Promise<AuditCheck | null> {
  return db.collection<AuditCheck & { _id: string }>('auditChecks').findOne({ _id: 'last' });
}

/** A chain from its beginning, one entry after the other, as they are stored. */
export function readChain(db: Connection, chain: string): AsyncIterable<unknown> {
  return auditEntryModel(db).find({ chain }).sort({ seq: 1 }).hint(BY_SEQ).lean().cursor({ batchSize: 500 });
}

/** Names of all chains that have an entry, whatever the heads say. */
export async function listChainNames(db: Connection): Promise<string[]> {
  const names: string[] = [];
  for (let last = ''; ;) {
    const next = await auditEntryModel(db)
      .findOne({ chain: { $gt: last } }, { chain: 1 })
      .sort({ chain: 1, seq: 1 })
      .hint(BY_SEQ)
      .lean<Pick<AuditEntry, 'chain'>>();
    if (!next) return names;
    names.push(next.chain);
    last = next.chain;
  }
}

const BY_SEQ = 'one_per_number';
