import type { Connection } from 'mongoose';
import type { StoredVisit } from './visit-model.ts';

/**
 * Visits this process has just stored, each until its first page, which follows within a moment: that page need not
 * read back what was written for it. Every later page, and every other process, asks the database.
 */
export type FreshVisits = {
  keep: (visit: StoredVisit) => void;
  take: (launchId: string, secretHash: string) => StoredVisit | null;
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
    take: (launchId, secretHash) => {
      const visit = kept.get(launchId);
      if (visit?.secretHash !== secretHash) return null;
      kept.delete(launchId);
      return visit;
    },
  };
}
