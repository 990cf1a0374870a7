import { AppError } from '../../errors.ts';
import { DATA_MAP } from '../data-map.ts';
import type { DataLine } from '../data-line.ts';
import { makeCertificate } from './certificate.ts';
import { clearSpeech, clearTraces } from './clear-traces.ts';
import { countOf, removeAll } from './erase-repository.ts';
import { endErasure, findErasure, noteWatch } from './erasure-repository.ts';
import type { Erasure } from './erasure.ts';
import { goingFilter, step, type EraseServices, type Erasing } from './erasing.ts';
import { listWorks, stopJobs, type WorkTrace } from './trace-repository.ts';
import { AUDITED, forgetOnRosters, leaveAudit, unlinkPerson } from './unlink-person.ts';

/**
 * Carries an erasure out, or goes on with one that was cut short: what is there goes, and what is gone is not there,
 * so that every step may be repeated. It goes round until a round finds nothing, because a request or a worker that
 * was under way may have written meanwhile. Returns the certificate, as JSON text.
 */
export async function runErasure(services: EraseServices, erasure: Erasure): Promise<string> {
  const { _id: id, scope, former } = erasure;
  if (scope === null || former === null) return erasure.certificate ?? '';
  const empty = { platformId: scope.platformId, workIds: [], fileIds: [] };
  const who = scope.kind === 'person' ? { personId: scope.personId, sub: scope.sub } : { personId: null, sub: null };
  const erasing: Erasing = { services, id, scope, former, round: 1, subject: { ...empty, ...who }, found: 0 };
  for (; erasing.round <= MOST_ROUNDS; erasing.round++) {
    erasing.found = 0;
    await eraseOnce(erasing);
    if (erasing.found === 0) break;
  }
  return conclude(services, id);
}

const MOST_ROUNDS = 5;

/** Whose traces stand in what is erased is read before it goes; who somebody is, last, so that it can be begun again. */
async function eraseOnce(erasing: Erasing): Promise<void> {
  if (erasing.scope.kind === 'person') await forgetOnRosters(erasing);
  await remove(erasing, lines('visits'));
  const works = await takeHold(erasing);
  await clearTraces(erasing, works);
  await remove(
    erasing,
    DATA_MAP.filter(({ collection }) => !LATER.has(collection)),
  );
  if (erasing.scope.kind === 'person') {
    await clearSpeech(erasing, erasing.scope);
    await unlinkPerson(erasing, erasing.scope);
    await leaveAudit(erasing, erasing.scope);
  }
  await remove(erasing, lines('people', 'memberships'));
}

const LATER: ReadonlySet<string> = new Set(['people', 'memberships', ...AUDITED]);

function lines(...collections: string[]): DataLine[] {
  return collections.flatMap((name) => DATA_MAP.filter(({ collection }) => collection === name));
}

/** Notes the works and stops what is being done with them: from here on no job of theirs can write back. */
async function takeHold(erasing: Erasing): Promise<WorkTrace[]> {
  const { services, id, scope, subject } = erasing;
  const { platformId } = scope;
  const whose =
    scope.kind === 'person' ? { platformId, personId: scope.personId } : { platformId, courseId: scope.courseId };
  if (scope.kind === 'person' && scope.personId === null) return [];
  await stopJobs(services.db, 'submissions', whose);
  await stopJobs(services.db, 'gradebookCells', whose);
  const works = await listWorks(services.db, whose);
  const fileIds = works.flatMap(({ work }) => work.file?.fileId ?? []);
  const found = { workIds: works.map(({ _id }) => _id), fileIds };
  await noteWatch(services.db, id, found, services.clock.now());
  const { watch } = (await findErasure(services.db, id)) ?? {};
  erasing.subject = { ...subject, ...(watch && { workIds: watch.workIds, fileIds: watch.fileIds }) };
  return works;
}

async function remove(erasing: Erasing, from: readonly DataLine[]): Promise<void> {
  const { db } = erasing.services;
  for (const line of from) {
    const filter = goingFilter(line, erasing);
    if (filter === null) continue;
    const { collection } = line;
    const count = await countOf(db, collection, filter);
    await step(erasing, { collection, did: 'removed', count }, () => removeAll(db, collection, filter));
  }
}

async function conclude(services: EraseServices, id: string): Promise<string> {
  const { db, clock, config } = services;
  const erasure = await findErasure(db, id);
  if (!erasure) throw new AppError('certificate-unknown', { status: 404 });
  if (erasure.certificate !== null) return erasure.certificate;
  const endedAt = clock.now();
  const certificate = makeCertificate(erasure, { site: config.publicUrl, endedAt });
  await endErasure(db, id, { certificate, endedAt, watchUntil: new Date(endedAt.getTime() + WATCHED_MS) });
  return (await findErasure(db, id))?.certificate ?? certificate;
}

/** Longer than any job or request may take, and any sitting that was open. */
const WATCHED_MS = 24 * 3_600_000;
