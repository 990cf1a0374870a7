import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { currentTrace, traced, type Trace } from '../telemetry/trace.ts';
import { backoffMs, claimJob, failJob, handBackJob, renewLease, type JobKind, type Leased } from './lease.ts';

/** One kind of job with what does it. `run` settles the job itself, and throws when it could not. */
export type Handler<T extends Leased> = {
  kind: JobKind<T>;
  run: (job: T, signal: AbortSignal, rest: Rest) => Promise<void>;
  concurrency: number;
};

/** For a job that waits for others of its kind: while `wait` runs, another one is taken in its place. */
export type Rest = <R>(wait: () => Promise<R>) => Promise<R>;

export type Worker = {
  /** Looks for work now instead of at the next poll. */
  wake: () => void;
  /** Stops claiming, lets running jobs finish for `graceMs`, then aborts them and hands them back. */
  stop: (graceMs: number) => Promise<void>;
};

/**
 * Claims and runs jobs of one kind until stopped. Every running job's lease is renewed at a third of its length. A job
 * that takes longer than its kind allows is aborted and fails as `job-overdue`, whether or not it heeds its signal.
 */
export function runWorker<T extends Leased>(handler: Handler<T>, tools: Tools): Worker {
  const running = new Set<Promise<void>>();
  const abort = new AbortController();
  let [stopped, again] = [false, false];
  let poll: NodeJS.Timeout | undefined;
  let filling: Promise<void> | null = null;
  const wake = (): void => {
    again = true;
    if (!stopped) filling ??= fill().finally(() => (filling = null));
  };
  const { rest, hasRoom } = placesFor(handler.concurrency, running, () => wake());
  const fill = async (): Promise<void> => {
    clearTimeout(poll);
    while (again && !stopped && hasRoom()) {
      again = false; // a wake during the look sets it again, so that none is lost
      if (await startOne()) again = true;
    }
    if (!stopped) poll = setTimeout(wake, pollMs());
  };
  const startOne = async (): Promise<boolean> => {
    const job = await nextJob(handler, tools);
    if (!job) return false;
    const work = runTraced({ handler, rest, stopping: abort.signal }, job, tools).finally(() => {
      running.delete(work);
      wake();
    });
    running.add(work);
    return true;
  };
  const stop = async (graceMs: number): Promise<void> => {
    stopped = true;
    clearTimeout(poll);
    const cut = setTimeout(() => abort.abort(), graceMs);
    await filling; // a job that is being claimed at this moment is ours to finish or hand back
    while (running.size > 0) await Promise.all(running);
    clearTimeout(cut);
  };
  wake();
  return { wake, stop };
}

/** Jobs at rest for each place: they cost memory and a lease each. */
const MOST_RESTING = 8;

/** Those at rest need no place; `onRest` is told that one is free. */
function placesFor(concurrency: number, running: ReadonlySet<unknown>, onRest: () => void) {
  let resting = 0;
  const rest: Rest = async (wait) => {
    resting += 1;
    onRest();
    try {
      return await wait();
    } finally {
      resting -= 1;
    }
  };
  const hasRoom = () => running.size - Math.min(resting, concurrency * MOST_RESTING) < concurrency;
  return { rest, hasRoom };
}

type Tools = { clock: Clock; logger: Logger; telemetry: Pick<Telemetry, 'job'> };

async function nextJob<T extends Leased>({ kind }: Handler<T>, { clock, logger }: Tools): Promise<T | null> {
  try {
    return await claimJob(kind, clock.now());
  } catch (error) {
    logger.warn({ job: kind.name, error: codeOf(error) }, 'could not look for jobs');
    return null;
  }
}

type Place<T extends Leased> = { handler: Handler<T>; rest: Rest; stopping: AbortSignal };

function runTraced<T extends Leased>(place: Place<T>, job: T, tools: Tools): Promise<void> {
  return traced(traceOf(place.handler.kind, job), () => runOne(place, job, tools));
}

/** Everything it logs, and every call it makes, is told with these ids. */
function traceOf<T extends Leased>({ name, about }: JobKind<T>, { _id, courseId, job }: T): Trace {
  return { job: name, [about]: _id, course: courseId, ...(job.request !== undefined && { request: job.request }) };
}

async function runOne<T extends Leased>(place: Place<T>, job: T, tools: Tools): Promise<void> {
  const { handler, rest, stopping } = place;
  const started = performance.now();
  const lost = new AbortController();
  const beat = setInterval(() => void keep(), handler.kind.leaseMs / 3);
  const keep = async (): Promise<void> => {
    const kept = await renewLease(handler.kind, job, tools.clock.now()).catch(() => false);
    if (!kept) lost.abort();
  };
  const overdue = overdueAfter(handler.kind.longestMs);
  let failed: JobEnd | null = null;
  try {
    const signal = AbortSignal.any([stopping, lost.signal, overdue.signal]);
    await Promise.race([handler.run(job, signal, rest), overdue.passed]);
  } catch (error) {
    failed = await endFailed(place, job, error, tools);
  } finally {
    clearInterval(beat);
    overdue.cancel();
    const outcome = failed ?? currentTrace().ended ?? 'done';
    tools.telemetry.job({ kind: handler.kind.name, outcome }, (performance.now() - started) / 1000);
  }
}

/** `waiting`: failed, and tried again later; `unsaved`: the database was away, so the lease runs out. */
type JobEnd = 'waiting' | 'dead' | 'lost' | 'handed-back' | 'unsaved';

/** `passed` rejects at that moment, and never settles otherwise. */
function overdueAfter(ms: number): { signal: AbortSignal; passed: Promise<never>; cancel: () => void } {
  const { promise: passed, reject } = Promise.withResolvers<never>();
  const cut = new AbortController();
  const timer = setTimeout(() => {
    const error = new AppError('job-overdue', { status: 503 });
    cut.abort(error);
    reject(error);
  }, ms);
  return { signal: cut.signal, passed, cancel: () => clearTimeout(timer) };
}

async function endFailed<T extends Leased>(
  { handler: { kind }, stopping }: Place<T>,
  job: T,
  error: unknown,
  tools: Tools,
): Promise<JobEnd> {
  const code = codeOf(error);
  try {
    if (stopping.aborted) {
      await handBackJob(kind, job);
      return 'handed-back';
    }
    const retryAt = new Date(tools.clock.now().getTime() + waitMs(error, job));
    const outcome = await failJob(kind, job, { error: code, retryAt });
    tools.logger.warn({ job: kind.name, id: job._id, attempt: job.job.attempts, error: code, outcome }, 'job failed');
    return outcome;
  } catch (unsaved) {
    // The database is away: the lease runs out and the job is found again.
    tools.logger.error({ job: kind.name, id: job._id, error: codeOf(unsaved) }, 'could not store a failed job');
    return 'unsaved';
  }
}

function waitMs(error: unknown, job: Leased): number {
  const asked = error instanceof AppError ? Number(error.details.afterMs ?? 0) : 0;
  return Math.max(asked, backoffMs(job.job.attempts));
}

/** Only codes and error names are stored and logged: messages may hold what an LMS or a model echoed of a student. */
function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

// A poll finds what another process enqueued, and retries whose time has come; jitter keeps workers apart.
function pollMs(): number {
  return 200 + Math.random() * 200;
}
