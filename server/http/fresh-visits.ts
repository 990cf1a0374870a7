import type { Connection } from 'mongoose';
import type { Sealer } from '../secrets/sealer.ts';
import type { StoredVisit } from './visit-model.ts';

/**
 * Visits this process has stored within the last ten seconds: the pages that follow a launch at once need not read back
 * what was written for them. Every later page, every other process, and whoever has another secret asks the database.
 */
export type FreshVisits = {
  keep: (visit: StoredVisit, sealer: Sealer) => void;
  find: (launchId: string, secretHash: string, sealer: Sealer) => StoredVisit | null;
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
  const kept = new Map<string, { visit: StoredVisit; sealer: Sealer }>();
  return {
    keep: (visit, sealer) => {
      kept.set(visit._id, { visit, sealer });
      const [oldest = ''] = kept.keys();
      if (kept.size > MOST) kept.delete(oldest);
    },
    clear: () => {
      kept.clear();
    },
    find: (launchId, secretHash, sealer) => {
      const found = kept.get(launchId);
      return found?.sealer === sealer && found.visit.secretHash === secretHash ? found.visit : null;
    },
  };
}
