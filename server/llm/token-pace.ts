import { setTimeout as sleep } from 'node:timers/promises';

/**
 * This process' share of a provider's tokens per minute: a bucket that holds one minute's worth and fills steadily.
 * `take` waits, first come, first served, until the tokens are there; more than a minute's worth counts as a full
 * bucket. `giveBack` returns what an estimate took too much. Null: no limit. Throws the signal's reason when aborted.
 */
export function createTokenPace(perMinute: number | null): TokenPace {
  if (perMinute === null) return { take: () => Promise.resolve(), giveBack: () => undefined };
  const bucket: Bucket = { level: perMinute, capacity: perMinute, at: performance.now() };
  let last: Promise<unknown> = Promise.resolve();
  return {
    take: (tokens, signal) => {
      const mine = last.then(() => drain(bucket, Math.min(tokens, perMinute), signal));
      last = mine.catch(() => undefined); // whoever leaves the line does not hold up the next
      return mine;
    },
    giveBack: (tokens) => void (bucket.level = Math.min(bucket.capacity, bucket.level + Math.max(0, tokens))),
  };
}

export type TokenPace = {
  take: (tokens: number, signal: AbortSignal) => Promise<void>;
  giveBack: (tokens: number) => void;
};

type Bucket = { level: number; capacity: number; at: number };

async function drain(bucket: Bucket, tokens: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    refill(bucket);
    if (bucket.level >= tokens) break;
    const missingMs = ((tokens - bucket.level) / bucket.capacity) * 60_000;
    await sleep(Math.min(missingMs + 1, LONGEST_NAP_MS), undefined, { signal }).catch(() => undefined);
  }
  bucket.level -= tokens;
}

/** Tokens given back meanwhile are seen after a nap. */
const LONGEST_NAP_MS = 1_000;

function refill(bucket: Bucket): void {
  const now = performance.now();
  bucket.level = Math.min(bucket.capacity, bucket.level + ((now - bucket.at) / 60_000) * bucket.capacity);
  bucket.at = now;
}
