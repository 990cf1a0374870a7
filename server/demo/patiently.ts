import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';

/**
 * Does a step that may meet a site in the middle of a restart, and does it again until it works, for a minute at most
 * unless told otherwise.
 * The step looks at what is there first, so that repeating it changes nothing twice. An AppError is a clear answer
 * and is not tried again.
 */
export async function patiently<T>(step: () => Promise<T>, patienceMs = 60_000): Promise<T> {
  const giveUp = Date.now() + patienceMs;
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (error instanceof AppError || Date.now() > giveUp) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

const PAUSE_MS = 300;
