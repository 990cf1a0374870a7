import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Act, Chain } from './act.ts';
import { NO_HASH, sealEntry, sealHead, type AuditEntry, type Disguised, type Tail } from './audit-entry.ts';
import { auditKeyOf, type AuditKey } from './audit-key.ts';
import { advanceHead, findHead, findKnownKeys, findTail, insertEntries, insertHead } from './chain-repository.ts';
import { chainName, disguiseActs } from './disguise-acts.ts';

/** What appending and verifying need of the services. */
export type AuditServices = Pick<Services, 'db' | 'secret' | 'olderSecrets' | 'sealer' | 'clock'>;

/**
 * Puts acts into their chains, in the order given; what is there already is left. Returns how many were new. Two
 * processes with the same acts make one entry of each: a number belongs to whoever inserts it first, and the other
 * looks again. Once this returns, heads and entries are stored.
 */
export async function appendActs(services: AuditServices, acts: readonly Act[]): Promise<number> {
  let appended = 0;
  for (const group of Map.groupBy(acts, ({ chain }) => chainName(chain)).values())
    appended += await appendTo(services, group);
  return appended;
}

async function appendTo(services: AuditServices, acts: readonly Act[]): Promise<number> {
  const { db } = services;
  const [first] = acts;
  const disguised = onePerKey(await disguiseActs(db, acts));
  if (!first || disguised.length === 0) return 0;
  const key = auditKeyOf(services.secret);
  await openChain(services, first.chain, key);
  for (let tries = 0; tries < TRIES; tries++) {
    const added = await tryAppend(services, disguised, key);
    if (added !== null) return added;
  }
  throw new AppError('audit-busy', { status: 503 });
}

/** Each lost race is somebody else's progress: so many in a row say that something is wrong. */
const TRIES = 100;

/** Null: somebody else was faster at a number. */
async function tryAppend({ db }: AuditServices, acts: readonly Disguised[], key: AuditKey): Promise<number | null> {
  const { chain } = acts[0] as Disguised;
  // Before the keys are looked up: an entry added between the two takes the number, and this is tried again.
  const tail = await findTail(db, chain);
  const known = await findKnownKeys(
    db,
    chain,
    acts.map((act) => act.key),
  );
  const entries = sealAll(
    acts.filter((act) => !known.has(act.key)),
    tail,
    key,
  );
  if (entries.length > 0 && !(await insertEntries(db, entries))) return null;
  // Also where nothing was new: whoever added it may have died before this.
  const { seq: count, hash } = entries.at(-1) ?? { seq: tail.count, hash: tail.hash };
  await advanceHead(db, sealHead(chain, { count, hash }, key));
  return entries.length;
}

function sealAll(acts: readonly Disguised[], tail: Tail, key: AuditKey): AuditEntry[] {
  let { count, hash } = tail;
  return acts.map((act) => {
    const entry = sealEntry(act, { count, hash }, key);
    ({ seq: count, hash } = entry);
    return entry;
  });
}

/**
 * A chain has a head before it has an entry, and the site's chain knows of every course's: so that a chain that is gone,
 * head and all, is missed.
 */
async function openChain(services: AuditServices, chain: Chain, key: AuditKey): Promise<void> {
  const name = chainName(chain);
  const head = await findHead(services.db, name);
  if (head && head.count > 0) return;
  if (!head) await insertHead(services.db, sealHead(name, { count: 0, hash: NO_HASH }, key));
  if (chain === 'site') return;
  const opened = { kind: 'chain-opened', facts: { course: name }, key: `chain-opened ${name}` } as const;
  const by = { at: services.clock.now(), actor: 'system', subject: null };
  await appendTo(services, [{ chain: 'site', ...opened, ...by }]);
}

function onePerKey(acts: readonly Disguised[]): Disguised[] {
  const byKey = new Map<string, Disguised>();
  for (const act of acts) if (!byKey.has(act.key)) byKey.set(act.key, act);
  return [...byKey.values()];
}
