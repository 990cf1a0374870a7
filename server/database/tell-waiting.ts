import type { Logger } from 'pino';

/**
 * Does `work`, and says in the log, at `warn` and every few seconds, what is being waited for as long as it takes: a
 * start that is slow looks like one that hangs, to whoever reads an empty log.
 */
export async function tellWaiting<T>(logger: Logger, what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const tell = () =>
    logger.warn({ seconds: Math.round((performance.now() - began) / 1000) }, `Still waiting for ${what}.`);
  const telling = setInterval(tell, TELL_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(telling);
  }
}

const TELL_EVERY_MS = 2_000;
