import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { isDuplicate } from '../database/is-duplicate.ts';
import { AppError } from '../errors.ts';
import { callerModel, type ProviderCallers } from './caller-model.ts';
import type { CallerStore } from './caller-store.ts';
import type { Caller } from './divide-places.ts';

/** Who calls which provider now, site-wide: it belongs to no course, and holds no data of one. */
export function createCallerStore(db: Connection, clock: Clock): CallerStore {
  return {
    renew: async (endpoint, choose, leaseMs) => {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const now = clock.now();
        const renewed = await renewOnce(db, endpoint, (others) => choose(others, now), { now, leaseMs });
        if (renewed) return renewed;
        await sleep(Math.random() * LONGEST_PAUSE_MS); // somebody else was faster
      }
      throw new AppError('database-away', { status: 503 });
    },
    leave: async (endpoint, id) => {
      const change = { $pull: { callers: { id } }, $inc: { version: 1 } };
      await callerModel(db).updateOne({ _id: endpoint }, change);
    },
  };
}

const MOST_TRIES = 20;
const LONGEST_PAUSE_MS = 20;

type Lease = { now: Date; leaseMs: number };

/** Null when somebody wrote in between. */
async function renewOnce(
  db: Connection,
  endpoint: string,
  choose: (others: Caller[]) => Caller,
  { now, leaseMs }: Lease,
): Promise<Caller[] | null> {
  const before = await callerModel(db).findById(endpoint).lean<ProviderCallers>();
  const live = before?.callers.filter(({ until }) => until > now) ?? [];
  const mine = { ...choose(live), until: new Date(now.getTime() + leaseMs) };
  const callers = [...live.filter(({ id }) => id !== mine.id), mine];
  return (await replace(db, endpoint, before?.version ?? null, callers)) ? callers : null;
}

async function replace(
  db: Connection,
  endpoint: string,
  version: number | null,
  callers: ProviderCallers['callers'],
): Promise<boolean> {
  if (version === null) return insert(db, { _id: endpoint, version: 1, callers });
  const written = await callerModel(db).updateOne(
    { _id: endpoint, version },
    { $set: { callers, version: version + 1 } },
  );
  return written.matchedCount === 1;
}

async function insert(db: Connection, first: ProviderCallers): Promise<boolean> {
  try {
    await callerModel(db).create(first);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
