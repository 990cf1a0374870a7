import type { Connection } from 'mongoose';
import type { StoredVisit } from './visit-model.ts';

/**
 * Visits this process has stored within the last ten seconds: the pages that follow a launch at once need not read back
 * what was written for them. Every later page, and every other process, asks the database.
 */
export type FreshVisits = {
  keep: (visit: StoredVisit) => void;
  find: (launchId: string, secretHash: string) => StoredVisit | null;
  clear: () => void;
};

/** How long a kept visit may stand for the stored one, in milliseconds. */
export const FRESH_MS = 10_000;

export function freshVisits(db: Connection): FreshVisits {
  const known = ofConnection.get(db) ?? createFreshVisits();
  ofConnection.set(db, known);
  return known;
}

const ofConnection = new WeakMap<Connection, FreshVisits>();

/** Launches whose page never comes must not fill the memory: the oldest go first. */
const MOST = 1_000;

function createFreshVisits(): FreshVisits {
  const kept = new Map<string, StoredVisit>();
  return {
    keep: (visit) => {
      kept.set(visit._id, visit);
      const [oldest = ''] = kept.keys();
      if (kept.size > MOST) kept.delete(oldest);
    },
    clear: () => {
      kept.clear();
    },
    find: (launchId, secretHash) => {
      const visit = kept.get(launchId);
      return visit?.secretHash === secretHash ? visit : null;
    },
  };
}
