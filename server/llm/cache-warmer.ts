import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Lets the first call with a prompt's shared part go alone; others with the same part wait for it in this process and
 * then find the provider's cache warm, at a fraction of the price. When the first one fails the next goes alone. Nobody
 * waits longer than `longestWaitMs`: a slow call costs a class its discount, not its time.
 */
export function createCacheWarmer(longestWaitMs = LONGEST_WAIT_MS): CacheWarmer {
  const known = new Map<string, Prefix>();
  return async (key, call, signal) => {
    const giveUp = performance.now() + longestWaitMs;
    for (;;) {
      const prefix = known.get(key);
      if (!prefix || isCold(prefix)) return goFirst(known, key, call);
      const left = giveUp - performance.now();
      if (prefix.warmAt !== null || left <= 0) return keepWarm(prefix, call);
      await endOf(prefix.first, left, signal);
      signal.throwIfAborted();
    }
  };
}

export type CacheWarmer = <T>(key: string, call: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/** `warmAt` is null while the first call is under way. */
type Prefix = { first: Promise<unknown>; warmAt: number | null };

const LONGEST_WAIT_MS = 30_000;

/** Providers keep a prefix for five to ten minutes without use; after that somebody warms it anew. */
const STAYS_WARM_MS = 4 * 60_000;

/** Assignments under way at once; the oldest is forgotten first. */
const MOST_KEYS = 500;

function isCold({ warmAt }: Prefix): boolean {
  return warmAt !== null && performance.now() - warmAt > STAYS_WARM_MS;
}

async function goFirst<T>(known: Map<string, Prefix>, key: string, call: () => Promise<T>): Promise<T> {
  const first = call();
  const prefix: Prefix = { first, warmAt: null };
  known.delete(key); // so that it stands last, as the youngest
  known.set(key, prefix);
  const [oldest] = known.keys();
  if (known.size > MOST_KEYS && oldest !== undefined) known.delete(oldest);
  try {
    return await keepWarm(prefix, () => first);
  } catch (error) {
    if (known.get(key) === prefix) known.delete(key);
    throw error;
  }
}

async function keepWarm<T>(prefix: Prefix, call: () => Promise<T>): Promise<T> {
  const value = await call();
  prefix.warmAt = performance.now();
  return value;
}

/** Waits until a call has ended, one way or the other, but not for ever. */
async function endOf(call: Promise<unknown>, ms: number, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const quiet = () => undefined;
  const nap = sleep(ms, undefined, { signal: AbortSignal.any([signal, over.signal]) });
  await Promise.race([call.then(quiet, quiet), nap.catch(quiet)]);
  over.abort();
}
