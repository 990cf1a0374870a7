import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';

/**
 * A clock that shows the database server's time on every host, so that leases, pauses and moments of release mean the
 * same to all of them, however wrong a host's own clock is. Between two looks it runs by this host's steady clock, so
 * that a jump of its wall clock moves nothing. Starts from the host's own time when the database does not say.
 */
export async function startDatabaseClock(connection: Connection): Promise<RunningClock> {
  const at: Reading = { time: Date.now(), steady: performance.now() };
  const look = async () => {
    const read = await readTime(connection);
    if (read && Math.abs(read.time - timeAt(at, read.steady)) > read.doubt) Object.assign(at, read);
  };
  await look();
  const looking = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  const time = () => timeAt(at, performance.now());
  return {
    now: () => new Date(time()),
    aheadMs: () => Math.round(Date.now() - time()),
    stop: () => clearInterval(looking),
  };
}

export type RunningClock = Clock & {
  /** Milliseconds by which this host's wall clock is before the database's. */
  aheadMs: () => number;
  stop: () => void;
};

/** A moment by the database and by this process' steady clock, both in milliseconds. */
type Reading = { time: number; steady: number };

function timeAt({ time, steady }: Reading, now: number): number {
  return time + now - steady;
}

const LOOK_EVERY_MS = 10_000;

/** An answer that took longer says too little about when it was given. */
const MOST_ROUND_TRIP_MS = 1_000;

/** `doubt`: by how many milliseconds it may be off, since nobody knows when on its way the question was answered. */
async function readTime({ db }: Connection): Promise<(Reading & { doubt: number }) | null> {
  try {
    const asked = performance.now();
    const time = (await askHello(db)) ?? (await askNow(db));
    const doubt = (performance.now() - asked) / 2;
    return time instanceof Date ? { time: time.getTime(), steady: asked + doubt, doubt } : null;
  } catch {
    return null; // the next look may find it
  }
}

async function askHello(db: Connection['db']): Promise<unknown> {
  const hello = await db?.admin().command({ hello: 1 }, { timeoutMS: MOST_ROUND_TRIP_MS });
  return hello?.['localTime'];
}

/** The embedded engine's `hello` says no time; without it a process kept the one it was started with for ever. */
async function askNow(db: Connection['db']): Promise<unknown> {
  const pipeline = [{ $documents: [{}] }, { $project: { now: '$$NOW' } }];
  const [answer] = (await db?.aggregate(pipeline, { timeoutMS: MOST_ROUND_TRIP_MS }).toArray()) ?? [];
  return answer?.['now'];
}
