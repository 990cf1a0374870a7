import { isDeepStrictEqual } from 'node:util';
import type { Connection } from 'mongoose';
import type { AuditEntry, AuditHead } from '../../server/audit/audit-entry.ts';
import type { AuditServices } from '../../server/audit/append-acts.ts';
import { createSealer } from '../../server/secrets/sealer.ts';
import { verifyAudit, type ChainReport } from '../../server/audit/verify-audit.ts';
import { systemClock } from '../../server/clock.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { appendSample } from './sample-chains.ts';
import { TAMPERINGS, type Stored } from './tamperings.ts';

/** A site with chains in a real database, that anybody may tamper with who can write to it. */
export type TamperSite = {
  db: Connection;
  /** One random tampering, what verification said of it, and the site as it was. */
  run: (seed: number) => Promise<TamperRun>;
  verify: () => Promise<ChainReport[]>;
};

export type TamperRun = { seed: number; how: string; caught: boolean; faults: string[] };

export async function openTamperSite(db: Connection, length = 24): Promise<TamperSite> {
  const services = siteServices(db);
  await appendSample(services, length);
  await letRepeat(db);
  const stored = await read(db);
  const verify = () => verifyAudit(services, { chain: null, by: 'cli:test' });
  const run = async (seed: number): Promise<TamperRun> => {
    const { how, tampered } = tamper(stored, seed);
    await write(db, tampered);
    const bad = (await verify()).filter(({ fault }) => fault !== null);
    await write(db, stored);
    return { seed, how, caught: bad.length > 0, faults: bad.map(({ fault }) => fault?.kind ?? '') };
  };
  return { db, run, verify };
}

export function siteServices(db: Connection): AuditServices {
  const secret = 'the secret of the site';
  return { db, secret, olderSecrets: [], sealer: createSealer(secret), clock: systemClock };
}

/** By this seed, and really something else than what was there. */
function tamper(stored: Stored, seed: number): { how: string; tampered: Stored } {
  const random = seededRandom(seed);
  const draw = (below: number) => Math.floor(random() * below);
  const names = Object.keys(TAMPERINGS);
  for (;;) {
    const how = names[draw(names.length)] ?? '';
    const tampered = TAMPERINGS[how]?.(stored, draw) ?? stored;
    if (!isDeepStrictEqual(inOrder(tampered), inOrder(stored))) return { how, tampered };
  }
}

function inOrder({ entries, heads }: Stored) {
  const byId = (a: { _id: string }, b: { _id: string }) => (a._id < b._id ? -1 : 1);
  return { entries: entries.toSorted(byId), heads: heads.toSorted(byId) };
}

/** Whoever can write documents can drop indexes: a number may stand twice. */
async function letRepeat(db: Connection): Promise<void> {
  const entries = db.collection('auditEntries');
  for (const [name, key] of [
    ['one_per_number', { chain: 1, seq: 1 }],
    ['one_per_key', { chain: 1, key: 1 }],
  ] as const) {
    await entries.dropIndex(name);
    await entries.createIndex(key, { name }, {});
  }
}

async function read(db: Connection): Promise<Stored> {
  const entries = await db.collection<AuditEntry>('auditEntries').find().toArray();
  const heads = await db.collection<AuditHead>('auditHeads').find().toArray();
  return { entries, heads };
}

async function write(db: Connection, { entries, heads }: Stored): Promise<void> {
  await put(db, 'auditEntries', entries);
  await put(db, 'auditHeads', heads);
  await db.collection('auditActs').deleteMany({});
}

async function put(db: Connection, name: string, documents: readonly { _id: string }[]): Promise<void> {
  const collection = db.collection<{ _id: string }>(name);
  await collection.deleteMany({});
  if (documents.length > 0) await collection.insertMany(documents.map((one) => ({ ...one })));
}
