import type { Connection } from 'mongoose';
import type { AuditEntry } from './audit-entry.ts';
import { auditEntryModel } from './audit-models.ts';

/** Every entry about or by this pseudonym, in whatever chain, oldest first. */
export async function listEntriesOf(db: Connection, name: string): Promise<AuditEntry[]> {
  const [about, by] = await Promise.all([
    auditEntryModel(db).find({ subject: name }).hint('by_subject').lean<AuditEntry[]>(),
    auditEntryModel(db).find({ actor: name }).hint('by_actor').lean<AuditEntry[]>(),
  ]);
  const all = new Map([...about, ...by].map((entry) => [entry._id, entry]));
  return [...all.values()].sort((a, b) => a.at.getTime() - b.at.getTime() || (a._id < b._id ? -1 : 1));
}

/** What a list of entries is narrowed to; null and undefined: not. */
export type EntryFilter = {
  chain?: string | null;
  kind?: string | null;
  /** A pseudonym, as actor or subject. */
  person?: string | null;
  since?: Date | null;
};

/** The newest entries, at most so many. */
export async function listEntries(db: Connection, filter: EntryFilter, most: number): Promise<AuditEntry[]> {
  const { chain, kind, person, since } = filter;
  const wanted = {
    ...(chain ? { chain } : {}),
    ...(kind ? { kind } : {}),
    ...(since ? { at: { $gte: since } } : {}),
    ...(person ? { $or: [{ subject: person }, { actor: person }] } : {}),
  };
  const order = chain ? { seq: -1 as const } : { at: -1 as const, _id: -1 as const };
  return auditEntryModel(db)
    .find(wanted)
    .sort(order)
    .hint(chain ? 'one_per_number' : 'by_time')
    .limit(most)
    .lean<AuditEntry[]>();
}

/** All entries of one attempt, under the name its chain has for it. */
export async function listEntriesOfAttempt(db: Connection, attempt: string): Promise<AuditEntry[]> {
  return auditEntryModel(db).find({ attempt }).hint('by_attempt').sort({ seq: 1 }).lean<AuditEntry[]>();
}
