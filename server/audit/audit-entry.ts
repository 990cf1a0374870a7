import { createHash } from 'node:crypto';
import { macOf, type AuditKey } from './audit-key.ts';
import { canonicalJson, type Plain } from './canonical-json.ts';

export type Facts = Record<string, string | number | boolean | null | string[]>;

/** An act as it may stand in a chain for ever: nobody's name, nobody's words. */
export type Disguised = {
  /** `site`, or `<platformId>/<courseId>`. */
  chain: string;
  key: string;
  at: Date;
  kind: string;
  /** `person:<pseudonym>`, `cli:<os user>`, `readers` or `system`. */
  actor: string;
  subject: string | null;
  attempt: string | null;
  assignment: string | null;
  facts: Facts;
};

/**
 * One link of a chain. `hash` is the SHA-256 of everything before it, the previous entry's hash included, in the form of
 * RFC 8785, so that anybody can follow a chain; `mac` seals that hash with the key `keyId`, so that only this tool can
 * have written it.
 */
export type AuditEntry = Disguised & {
  /** `<chain>#<seq>`. */
  _id: string;
  /** From 1, without a gap. */
  seq: number;
  prevHash: string;
  keyId: string;
  hash: string;
  mac: string;
};

/** Where a chain ends; of an empty one `count` is 0. */
export type Tail = { count: number; hash: string };

/** What the first entry's `prevHash` is. */
export const NO_HASH = '';

export function sealEntry(act: Disguised, tail: Tail, key: AuditKey): AuditEntry {
  const seq = tail.count + 1;
  const open = { ...act, _id: entryId(act.chain, seq), seq, prevHash: tail.hash, keyId: key.id };
  const hash = entryHash(open);
  return { ...open, hash, mac: macOf(key, hash) };
}

export function entryId(chain: string, seq: number): string {
  return `${chain}#${seq}`;
}

/** The hash that an entry must have by what it says, its number and its predecessor. */
export function entryHash(entry: Omit<AuditEntry, '_id' | 'hash' | 'mac'>): string {
  const { chain, seq, key, at, kind, actor, subject, attempt, assignment, facts, prevHash, keyId } = entry;
  const said = { chain, seq, key, at: at.toISOString(), kind, actor, subject, attempt, assignment };
  const whole: Plain = { ...said, facts, prevHash, keyId };
  return createHash('sha256').update(canonicalJson(whole)).digest('base64url');
}

/** Count and last hash of a chain, sealed and kept apart from it: a chain cut short, or gone, no longer fits. */
export type AuditHead = Tail & { _id: string; keyId: string; mac: string; checked?: Checked | null };

/** What the last verification found; said, not proven. `problem`: null when all was well. */
export type Checked = { at: Date; by: string; count: number; problem: string | null };

export function sealHead(chain: string, { count, hash }: Tail, key: AuditKey): AuditHead {
  const open = { _id: chain, count, hash, keyId: key.id };
  return { ...open, mac: headMac(open, key) };
}

export function headMac({ _id: chain, count, hash, keyId }: Omit<AuditHead, 'mac'>, key: AuditKey): string {
  return macOf(key, canonicalJson({ chain, count, hash, keyId }));
}
