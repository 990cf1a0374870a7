import { z } from 'zod';
import { entryHash, entryId, headMac, NO_HASH, type AuditEntry, type AuditHead, type Tail } from './audit-entry.ts';
import { macOf, type AuditKey } from './audit-key.ts';

/** What is wrong with a chain, at the first entry that shows it; `seq` is where it should stand. */
export type Fault =
  /** What it says is not what was sealed. */
  | { kind: 'edited'; seq: number }
  /** It was sealed as number `from`. */
  | { kind: 'reordered'; seq: number; from: number }
  /** The entries from here up to the next one that is there. */
  | { kind: 'removed'; seq: number; through: number }
  /** Whoever wrote it did not have the key, or its key is unknown here. */
  | { kind: 'not-ours'; seq: number; keyId: string }
  /** It is sealed, and follows another entry than the one that stands before it. */
  | { kind: 'unlinked'; seq: number }
  /** Its end is missing: the head knows of more. */
  | { kind: 'cut'; seq: number; through: number }
  /** The head is gone, or not sealed by us. */
  | { kind: 'head-missing' | 'head-edited'; seq: number }
  /** It was kept elsewhere that this entry has another hash. */
  | { kind: 'replaced'; seq: number };

export type Verdict = { tail: Tail; fault: Fault | null };

/** A head that an auditor kept outside. */
export type KeptHead = Tail;

/**
 * Follows one chain from its first entry, holding one at a time: numbers without a gap, each entry's hash by what it
 * says, its seal, and its predecessor; then its end against the head. `head` must have been read before the entries:
 * those added since then are fine. Stops at the first fault.
 */
export async function verifyChain(
  chain: string,
  entries: AsyncIterable<unknown>,
  { head, keys, kept = null }: { head: AuditHead | null; keys: readonly AuditKey[]; kept?: KeptHead | null },
): Promise<Verdict> {
  let tail: Tail = { count: 0, hash: NO_HASH };
  for await (const stored of entries) {
    const fault = faultOf(chain, stored, tail, keys) ?? againstKept(stored, kept);
    if (fault) return { tail, fault };
    const { seq: count, hash } = stored as AuditEntry;
    tail = { count, hash };
    const headFault = againstHead(tail, head);
    if (headFault) return { tail, fault: headFault };
  }
  return { tail, fault: endFault(chain, tail, { head, keys, kept }) };
}

const entrySchema = z.strictObject({
  ...{ _id: z.string(), chain: z.string(), seq: z.int(), key: z.string(), at: z.date(), kind: z.string() },
  ...{ actor: z.string(), subject: z.string().nullable(), attempt: z.string().nullable() },
  assignment: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  ...{ prevHash: z.string(), keyId: z.string(), hash: z.string(), mac: z.string() },
});

function faultOf(chain: string, stored: unknown, tail: Tail, keys: readonly AuditKey[]): Fault | null {
  const seq = tail.count + 1;
  const read = entrySchema.safeParse(stored);
  // Also a missing or an added field, and one of another type: what is sealed has one form.
  if (!read.success) return { kind: 'edited', seq };
  const entry = read.data;
  const key = keys.find(({ id }) => id === entry.keyId);
  const sealed = key !== undefined && macOf(key, entry.hash) === entry.mac;
  if (entry.seq > seq && isItself(entry, sealed)) return { kind: 'removed', seq, through: entry.seq - 1 };
  if (entry.seq === seq && entry.chain === chain && isItself(entry, sealed))
    return entry.prevHash === tail.hash ? null : { kind: 'unlinked', seq };
  return whyNotItself(entry, { seq, sealed, known: key !== undefined });
}

/** Sealed by us, and saying what was sealed. */
function isItself(entry: AuditEntry, sealed: boolean): boolean {
  return sealed && entryHash(entry) === entry.hash && entry._id === entryId(entry.chain, entry.seq);
}

function whyNotItself(entry: AuditEntry, is: { seq: number; sealed: boolean; known: boolean }): Fault {
  const { seq, sealed, known } = is;
  if (sealed) {
    const from = sealedAs(entry);
    return from === null || from === seq ? { kind: 'edited', seq } : { kind: 'reordered', seq, from };
  }
  const consistent = entryHash(entry) === entry.hash;
  return consistent || !known ? { kind: 'not-ours', seq, keyId: entry.keyId } : { kind: 'edited', seq };
}

/** The number that an entry was sealed under, if that is all that changed of it; null otherwise. */
function sealedAs(entry: AuditEntry): number | null {
  for (let seq = 1; seq <= Math.max(entry.seq, 0) + MOVED_BY; seq++)
    if (entryHash({ ...entry, seq }) === entry.hash) return seq;
  return null;
}

/** How far behind its place an entry's own number is looked for. */
const MOVED_BY = 10_000;

function againstKept(stored: unknown, kept: KeptHead | null): Fault | null {
  const { seq, hash } = stored as AuditEntry;
  return kept?.count === seq && kept.hash !== hash ? { kind: 'replaced', seq } : null;
}

function againstHead({ count, hash }: Tail, head: AuditHead | null): Fault | null {
  return head?.count === count && head.hash !== hash ? { kind: 'head-edited', seq: count } : null;
}

function endFault(
  chain: string,
  { count }: Tail,
  { head, keys, kept }: { head: AuditHead | null; keys: readonly AuditKey[]; kept: KeptHead | null },
): Fault | null {
  const seq = count + 1;
  if (!head) return { kind: 'head-missing', seq };
  const key = keys.find(({ id }) => id === head.keyId);
  if (!key || head._id !== chain || headMac(head, key) !== head.mac) return { kind: 'head-edited', seq };
  if (head.count > count) return { kind: 'cut', seq, through: head.count };
  if (kept && kept.count > count) return { kind: 'cut', seq, through: kept.count };
  return null;
}
