import type { NamedDepth } from '../watch-site.ts';
import { act, fine, look, minutesSince, type Check } from './check.ts';

/** How deep each queue is, how long its oldest job waits, and what is stuck or was given up. */
export function checkQueue(depths: readonly NamedDepth[], now: Date): Check[] {
  return depths.flatMap((depth) => [checkWaiting(depth, now), ...checkStuck(depth), ...checkDead(depth)]);
}

function checkWaiting({ name: job, waiting, running, oldestDueAt }: NamedDepth, now: Date): Check {
  const blanks = { job, waiting, running };
  if (oldestDueAt === null) return fine('jobs', blanks);
  const minutes = minutesSince(oldestDueAt, now);
  const told = { ...blanks, minutes };
  if (minutes >= FAR_TOO_LONG) return act('jobsLate', told);
  return minutes >= LONG ? look('jobsLate', told) : fine('jobsWait', told);
}

/** A class of 1,500 that hands in at once is read within a quarter of an hour on two small workers. */
const LONG = 15;
const FAR_TOO_LONG = 60;

function checkStuck({ name: job, stuck: count }: NamedDepth): Check[] {
  return count > 0 ? [act('jobsStuck', { job, count })] : [];
}

/** Whoever asked for a try-out or another reading has the retry on their own page: nobody's work waits for it. */
function checkDead({ name: job, dead }: NamedDepth): Check[] {
  return dead > 0 && RETRIED_HERE.has(job) ? [look('jobsDead', { job, dead })] : [];
}

const RETRIED_HERE: ReadonlySet<string> = new Set(['draft', 'deliver-score']);
