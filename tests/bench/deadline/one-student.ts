import { setTimeout as sleep } from 'node:timers/promises';
import { handInWork, type WorkToHandIn } from '../hand-in/hand-in-work.ts';
import type { BenchLms } from '../launch/bench-lms.ts';
import { launchStudent } from './launch-student.ts';

/** What one student met. `submitMs` is null for one who gave up; `last` is the last thing that went wrong. */
export type Seen = {
  submitMs: number | null;
  launchMs: number[];
  unanswered: number;
  turnedAway: number;
  last: string;
};

export type Student = { n: number; work: WorkToHandIn };

const TRIES = 10;
const PAUSE_MS = 2_000;

/** Launches, hands in, and after an error begins again from the LMS, as the error page tells them. */
export async function oneStudent(origin: string, lms: BenchLms, { n, work }: Student): Promise<Seen> {
  const seen: Seen = { submitMs: null, launchMs: [], unanswered: 0, turnedAway: 0, last: '' };
  for (let tries = 0; tries < TRIES && seen.submitMs === null; tries++) {
    if (tries > 0) await sleep(PAUSE_MS);
    const began = performance.now();
    try {
      const { window, page, ms } = await launchStudent(origin, lms, n);
      seen.launchMs.push(ms);
      // The answer to the button may have been an error although the work is in: then the next launch says so.
      const isIn = new URL(page.url).pathname.endsWith('/feedback');
      seen.submitMs = isIn ? performance.now() - began : await handInWork(window, page, work);
    } catch (error) {
      note(seen, error);
    }
  }
  return seen;
}

/** Node's fetch throws a TypeError for a lost connection, and the time-out by its name. */
function note(seen: Seen, error: unknown): void {
  const { name = '', message = String(error) } = error instanceof Error ? error : {};
  if (name === 'TypeError' || name === 'TimeoutError') seen.unanswered += 1;
  else seen.turnedAway += 1;
  seen.last = message;
}
