import { setTimeout as sleep } from 'node:timers/promises';
import { auditRound } from './audit-sources.ts';
import { deliverScore } from './grades/deliver-score.ts';
import { scoreJobKind } from './grades/score-job.ts';
import { runSweeps } from './grades/sweep.ts';
import type { Bell } from './jobs/bell.ts';
import type { JobKind } from './jobs/lease.ts';
import { runWorker, type Handler, type Worker } from './jobs/run-worker.ts';
import { prepareReview } from './reviews/prepare-review.ts';
import { finishCutShort } from './reviews/batch/approve-batch.ts';
import { draftJobKind, rereadJobKind } from './reviews/draft-job.ts';
import { sweepGroupings } from './reviews/groups/sweep-groupings.ts';
import { sweepDraftBatches } from './reviews/sweep-batches.ts';
import { runTryout } from './reviews/tryout/run-tryout.ts';
import { tryoutJobKind } from './reviews/tryout/tryout-job.ts';
import type { JobName, Services } from './services.ts';
import type { Submission } from './submissions/submission.ts';
import { sweepExpired } from './sweep-expired.ts';

/** Everything that happens without a request: drafts, scores, and the sweeps that release and recover. */
export function startWork(services: Services, bell: Bell<JobName>): { stop: (graceMs: number) => Promise<void> } {
  const workers = startWorkers(services);
  const silence = bell.listen((name) => workers[name].wake());
  const round = auditRound(services);
  const sweeps = repeat(SWEEP_EVERY_MS, () => sweep(services, runSweeps));
  const audit = repeat(AUDIT_EVERY_MS, () => sweep(services, round));
  const batches = repeat(BATCHES_EVERY_MS, () => sweep(services, sweepDraftBatches));
  const groupings = repeat(BATCHES_EVERY_MS, () => sweep(services, sweepGroupings));
  const acts = repeat(BATCHES_EVERY_MS, () => sweep(services, finishCutShort));
  const tidying = repeat(TIDY_EVERY_MS, () => sweep(services, sweepExpired));

  const stop = async (graceMs: number): Promise<void> => {
    silence();
    await Promise.all([
      sweeps.stop(),
      audit.stop(),
      batches.stop(),
      groupings.stop(),
      acts.stop(),
      tidying.stop(),
      ...Object.values(workers).map((worker) => worker.stop(graceMs)),
    ]);
  };
  return { stop };
}

/** One for each kind of job. */
function startWorkers(services: Services): Record<JobName, Worker> {
  return {
    draft: readingWorker(services, draftJobKind(services.db)),
    reread: readingWorker(services, rereadJobKind(services.db)),
    'try-out': runWorker(
      {
        kind: tryoutJobKind(services.db),
        run: (job, signal) => runTryout(services, job, signal),
        concurrency: TRYOUT_CONCURRENCY,
      },
      services,
    ),
    'deliver-score': runWorker(
      {
        kind: scoreJobKind(services.db),
        run: (job, signal) => deliverScore(services, job, signal),
        concurrency: SCORE_CONCURRENCY,
      },
      services,
    ),
  };
}

function readingWorker(services: Services, kind: JobKind<Submission>): Worker {
  const run: Handler<Submission>['run'] = (job, signal, rest) => prepareReview(services, job, signal, rest);
  return runWorker({ kind, run, concurrency: services.config.draftConcurrency }, services);
}

// Exemplars of one assignment: all at once would hold up a class that is being read.
const TRYOUT_CONCURRENCY = 2;
// Half of a delivery's time is our own bookkeeping: an LMS sees about four requests of a worker at once.
const SCORE_CONCURRENCY = 8;
const SWEEP_EVERY_MS = 1_000;
const AUDIT_EVERY_MS = 2_000;
const BATCHES_EVERY_MS = 15_000;
const TIDY_EVERY_MS = 10 * 60_000;

async function sweep(services: Services, task: (services: Services) => Promise<unknown>): Promise<void> {
  try {
    await task(services);
  } catch (error) {
    // The next sweep finds whatever this one did not.
    services.logger.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'sweep failed');
  }
}

/** Runs a task, waits, runs it again; `stop` waits for the one under way. */
function repeat(everyMs: number, task: () => Promise<void>): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await task();
      await pause(everyMs, stopping.signal);
    }
  };
  const running = loop();
  const stop = async (): Promise<void> => {
    stopping.abort();
    await running;
  };
  return { stop };
}

/** Node's own timer takes its listener off the signal again: this runs every second for months. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
