import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';

/**
 * A clock that shows the database server's time on every host, so that leases, pauses and moments of release mean the
 * same to all of them, however wrong a host's own clock is. Between two looks it runs by this host's steady clock, so
 * that a jump of its wall clock moves nothing. Starts from the host's own time when the database does not say.
 */
export async function startDatabaseClock(connection: Connection): Promise<RunningClock> {
  const at: Reading = { time: Date.now(), steady: performance.now() };
  const look = async () => Object.assign(at, (await readTime(connection)) ?? {});
  await look();
  const looking = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  const time = () => at.time + performance.now() - at.steady;
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

const LOOK_EVERY_MS = 10_000;

/** An answer that took longer says too little about when it was given. */
const MOST_ROUND_TRIP_MS = 1_000;

async function readTime({ db }: Connection): Promise<Reading | null> {
  try {
    const asked = performance.now();
    const hello = await db?.admin().command({ hello: 1 }, { timeoutMS: MOST_ROUND_TRIP_MS });
    const answered = performance.now();
    const time: unknown = hello?.['localTime'];
    return time instanceof Date ? { time: time.getTime(), steady: (asked + answered) / 2 } : null;
  } catch {
    return null; // the next look may find it
  }
}
