import { stat, statfs } from 'node:fs/promises';
import { findCheckOfAll, listHeads } from '../../audit/chain-repository.ts';
import { findWaitingSince } from '../../audit/pending-act-repository.ts';
import { misspeltSettings } from '../../config.ts';
import { findIndexFaults } from '../../database/compare-indexes.ts';
import { listApplied, listKnown } from '../../database/list-migrations.ts';
import { pingDatabase } from '../../database/ping-database.ts';
import { readServer } from '../../database/read-server.ts';
import { readPlatformScores } from '../../grades/platform-scores-repository.ts';
import { listBudgetLimits, listBudgetsOf } from '../../llm/budget-repository.ts';
import { monthOf } from '../../llm/budget.ts';
import { countCallsSince, findLastFailure } from '../../llm/model-call-repository.ts';
import { listPauses } from '../../llm/provider-pause-repository.ts';
import { defaultLimitOf } from '../../llm/till-of.ts';
import { checkLaunch } from '../../lti/check-platform.ts';
import { listCourses } from '../../lti/directory-repository.ts';
import { listPlatforms } from '../../lti/platform-repository.ts';
import { secretPath } from '../../secrets/app-secret.ts';
import type { Services } from '../../services.ts';
import { findLastBackup } from '../backup/backup-repository.ts';
import { checkReaders } from '../check-readers.ts';
import { listProcesses } from '../processes/process-repository.ts';
import { readReaderSite } from '../read-reader-site.ts';
import { readQueueDepths } from '../watch-site.ts';
import { checkDatabase } from './check-database.ts';
import { checkDisk } from './check-disk.ts';
import { checkLms } from './check-lms.ts';
import { checkCalls, checkPauses, checkPrices } from './check-model.ts';
import { checkMoney, type CourseMonth } from './check-money.ts';
import { checkProcesses } from './check-processes.ts';
import { checkProofs } from './check-proofs.ts';
import { checkQueue } from './check-queue.ts';
import { checkSetUp } from './check-set-up.ts';
import { act, type Check, type HealthPart, type PartName } from './check.ts';

/**
 * How the whole installation is, as far as its own database, disk and settings tell: nobody else is asked and nothing is
 * changed, so that a page may call it again and again. The page and the doctor both print it. Never throws: a database
 * of another version may lack what a part asks for.
 */
export async function readHealth(services: Services): Promise<HealthPart[]> {
  const parts: [PartName, (services: Services) => Promise<Check[]>][] = [
    ['processes', readProcesses],
    ['queue', readQueue],
    ['readers', readReaders],
    ['money', readMoney],
    ['lms', readLmss],
    ['database', readDatabase],
    ['proofs', readProofs],
    ['setUp', readSetUp],
  ];
  return Promise.all(
    parts.map(async ([part, read]) => ({ part, checks: await read(services).catch(() => [act('notLookedAt')]) })),
  );
}

async function readProcesses({ db, clock }: Services): Promise<Check[]> {
  return checkProcesses(await listProcesses(db), clock.now());
}

async function readQueue(services: Services): Promise<Check[]> {
  return checkQueue(await readQueueDepths(services), services.clock.now());
}

async function readReaders(services: Services): Promise<Check[]> {
  const { db, clock } = services;
  const now = clock.now();
  const [site, pauses, hosts, last] = await Promise.all([
    readReaderSite(services),
    listPauses(db, now),
    countCallsSince(db, new Date(now.getTime() - HOUR_MS)),
    findLastFailure(db),
  ]);
  return [checkReaders(site), ...checkPrices(services), ...checkPauses(pauses), ...checkCalls(hosts, last)];
}

const HOUR_MS = 3_600_000;

async function readMoney(services: Services): Promise<Check[]> {
  const { db, clock, prices } = services;
  const [budgets, limits, courses] = await Promise.all([
    listBudgetsOf(db, monthOf(clock.now())),
    listBudgetLimits(db),
    listCourses(db),
  ]);
  const titles = new Map(courses.map(({ _id, title }) => [_id, title]));
  const own = new Map(limits.map(({ courseId, limit }) => [courseId, limit]));
  const months = budgets.map(({ courseId, spent, committed }): CourseMonth => ({
    ...{ course: courseId, title: titles.get(courseId) ?? null, spent, committed },
    limit: own.get(courseId) ?? defaultLimitOf(services),
  }));
  return checkMoney(months, prices?.currency ?? null);
}

async function readLmss(services: Services): Promise<Check[]> {
  const { db, clock } = services;
  const [platforms, processes] = await Promise.all([listPlatforms(db), listProcesses(db)]);
  const refused = processes.flatMap((one) => one.refused).toSorted((one, other) => +other.at - +one.at);
  const checked = await Promise.all(
    platforms.map(async (platform) => {
      const scores = await readPlatformScores(db, platform._id);
      const last = refused.find(({ platformId }) => platformId === platform._id) ?? null;
      const notes = { scores, launches: checkLaunch(services, platform), refused: last };
      return checkLms(platform, notes, clock.now());
    }),
  );
  return checked.flat();
}

async function readDatabase({ db, config }: Services): Promise<Check[]> {
  const [ping, server] = await Promise.all([pingDatabase(db).catch(() => null), readServer(db).catch(() => null)]);
  const embedded = config.mongodbUri === null;
  const [indexFaults, migrations] = server === null ? [[], NO_MIGRATIONS] : await readSchema(db);
  return [
    ...checkDatabase({ ping, server, embedded, production: config.production, indexFaults, migrations }),
    ...(embedded ? [checkDisk(config.dataDir, await statfs(config.dataDir).catch(() => null))] : []),
  ];
}

const NO_MIGRATIONS = { pending: [], newer: [] };

async function readSchema(db: Services['db']) {
  const [faults, applied, known] = await Promise.all([findIndexFaults(db), listApplied(db), listKnown()]);
  const migrations = {
    pending: known.filter((name) => !applied.includes(name)),
    newer: applied.filter((name) => !known.includes(name)),
  };
  return [faults, migrations] as const;
}

async function readProofs({ db, clock }: Services): Promise<Check[]> {
  const [backup, audit, heads, waitingSince] = await Promise.all([
    findLastBackup(db),
    findCheckOfAll(db),
    listHeads(db),
    findWaitingSince(db),
  ]);
  const bad = heads.filter(({ checked }) => (checked?.problem ?? null) !== null).length;
  return checkProofs({ backup, audit, bad, waitingSince }, clock.now());
}

async function readSetUp({ db, config, sealer, olderSecrets }: Services): Promise<Check[]> {
  const file = await stat(secretPath(config)).catch(() => null);
  return checkSetUp({
    ...{ config, keyId: sealer.keyId, olderSecrets: olderSecrets.length, secretMode: file?.mode ?? null },
    ...{ misspelt: misspeltSettings(), platforms: (await listPlatforms(db)).length },
  });
}
