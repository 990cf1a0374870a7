import { scoreJobKind } from '../grades/score-job.ts';
import { listPauses } from '../llm/provider-pause-repository.ts';
import { draftJobKind, rereadJobKind } from '../reviews/draft-job.ts';
import { tryoutJobKind } from '../reviews/tryout/tryout-job.ts';
import type { JobName, Services } from '../services.ts';
import type { Reading } from '../telemetry/metrics.ts';
import { countSessions, countTroubledScores, readQueueDepth, type QueueDepth } from './queue-repository.ts';

export type NamedDepth = QueueDepth & { name: JobName };

/** How deep every queue of the site is. */
export async function readQueueDepths({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<NamedDepth[]> {
  const now = clock.now();
  const [draft, reread, tryout, score] = await Promise.all([
    readQueueDepth(draftJobKind(db), now),
    readQueueDepth(rereadJobKind(db), now),
    readQueueDepth(tryoutJobKind(db), now),
    readQueueDepth(scoreJobKind(db), now),
  ]);
  return [
    { name: 'draft', ...draft },
    { name: 'reread', ...reread },
    { name: 'try-out', ...tryout },
    { name: 'deliver-score', ...score },
  ];
}

/**
 * What Prometheus is told of the whole site, read at each scrape: every process tells the same, so a rule takes the
 * `max` over them, never the sum.
 */
export function watchSite(services: Services): void {
  const { db, clock, telemetry, extraction } = services;
  const gauge = (name: string, help: string, labels: string[], read: () => Promise<Reading[]>) =>
    telemetry.gauge({ name, help, labels }, read);
  gauge('jobs', 'Jobs of the site by kind and state', ['kind', 'state'], () => depths(services));
  gauge('job_oldest_waiting_seconds', 'How long the oldest job that could start has waited', ['kind'], () =>
    oldest(services),
  );
  gauge('scores_troubled', 'Gradebook cells whose score waits for a person', [], async () => [
    one(await countTroubledScores(db)),
  ]);
  gauge('sessions', 'Launches whose pages still open', [], async () => [one(await countSessions(db, clock.now()))]);
  gauge('provider_paused', 'Providers that are not called for now', ['provider'], async () =>
    (await listPauses(db, clock.now())).map(({ _id }) => ({ labels: { provider: _id }, value: 1 })),
  );
  gauge('extraction_files', 'Files of this process being read, and waiting for it', ['state'], () => {
    const { running, waiting } = extraction.load();
    return Promise.resolve([state('running', running), state('waiting', waiting)]);
  });
}

async function depths(services: Services): Promise<Reading[]> {
  const found = await readQueueDepths(services);
  return found.flatMap(({ name: kind, ...depth }) =>
    (['waiting', 'running', 'dead'] as const).map((of) => ({ labels: { kind, state: of }, value: depth[of] })),
  );
}

async function oldest(services: Services): Promise<Reading[]> {
  const now = services.clock.now().getTime();
  const found = await readQueueDepths(services);
  return found.map(({ name: kind, oldestDueAt }) => {
    const waited = oldestDueAt === null ? 0 : Math.max(0, now - oldestDueAt.getTime());
    return { labels: { kind }, value: waited / 1000 };
  });
}

function one(value: number): Reading {
  return { labels: {}, value };
}

function state(of: string, value: number): Reading {
  return { labels: { state: of }, value };
}
