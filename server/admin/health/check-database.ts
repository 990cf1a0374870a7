import type { ExpectedIndex } from '../../database/expected-indexes.ts';
import type { ServerFacts } from '../../database/read-server.ts';
import { act, fine, look, type Check } from './check.ts';

export type DatabaseFacts = {
  /** Milliseconds of one ping; null: no answer. */
  ping: number | null;
  server: ServerFacts | null;
  embedded: boolean;
  production: boolean;
  /** What migrations made and is not there as they left it. */
  indexFaults: readonly ExpectedIndex[];
  migrations: { pending: readonly string[]; newer: readonly string[] };
};

/** Whether the database answers, keeps what it acknowledges, and has the form that this version expects. */
export function checkDatabase(facts: DatabaseFacts): Check[] {
  const { ping, server } = facts;
  if (ping === null || server === null) return [act('databaseAway')];
  return [
    ping < SLOW_MS ? fine('database', { ms: ping }) : look('databaseSlow', { ms: ping }),
    ...(server.writable ? [] : [act('databaseReadOnly')]),
    checkSafety(server, facts),
    ...(server.megabytes === null ? [] : [fine('databaseSize', { size: server.megabytes })]),
    checkClock(server),
    checkMigrations(facts.migrations),
    checkIndexes(facts.indexFaults),
  ];
}

const SLOW_MS = 250;

function checkSafety({ set }: ServerFacts, { embedded, production }: DatabaseFacts): Check {
  if (embedded) return production ? look('databaseTrial') : fine('databaseEmbedded');
  return set === null ? look('databaseAlone') : fine('databaseSet', { set });
}

/** Jobs go by the database's clock; LMSs are told the time by it, too. */
function checkClock({ aheadMs }: ServerFacts): Check {
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (seconds < NOTABLE_S) return fine('hostClock');
  return look(aheadMs > 0 ? 'hostClockAhead' : 'hostClockBehind', { seconds });
}

const NOTABLE_S = 5;

function checkMigrations({ pending, newer }: DatabaseFacts['migrations']): Check {
  if (newer.length > 0) return act('migrationsNewer', { names: shortList(newer) });
  if (pending.length > 0) return act('migrationsPending', { names: shortList(pending) });
  return fine('migrations');
}

function checkIndexes(faults: readonly ExpectedIndex[]): Check {
  const names = faults.map(({ collection, name, made }) => `${collection}.${name} (${made})`);
  return faults.length === 0
    ? fine('indexes')
    : act('indexesMissing', { names: shortList(names), count: faults.length });
}

function shortList(names: readonly string[]): string {
  return [...names.slice(0, MOST_NAMED), ...(names.length > MOST_NAMED ? ['…'] : [])].join(', ');
}

const MOST_NAMED = 5;
