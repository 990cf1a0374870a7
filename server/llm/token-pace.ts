import { setTimeout as sleep } from 'node:timers/promises';

/**
 * This process' share (0 to 1, as it is at each moment) of a provider's tokens per minute: a bucket that holds one
 * minute's worth and fills steadily. `take` waits, first come, first served, until the tokens are there; more than a
 * minute's worth counts as a full bucket. `giveBack` returns what an estimate took too much. Null: no limit. Throws the
 * signal's reason when aborted. One who joins others begins with an empty bucket: they may have used this minute's.
 */
export function createTokenPace(perMinute: number | null, share: () => number = () => 1): TokenPace {
  if (perMinute === null) return { take: () => Promise.resolve(), giveBack: () => undefined };
  const bucket: Bucket = { level: null, capacity: () => perMinute * share(), at: performance.now() };
  let last: Promise<unknown> = Promise.resolve();
  return {
    take: (tokens, signal) => {
      bucket.level ??= share() < 1 ? 0 : perMinute;
      const mine = last.then(() => drain(bucket, tokens, signal));
      last = mine.catch(() => undefined); // whoever leaves the line does not hold up the next
      return mine;
    },
    giveBack: (tokens) => void fill(bucket, Math.max(0, tokens)),
  };
}

export type TokenPace = {
  take: (tokens: number, signal: AbortSignal) => Promise<void>;
  giveBack: (tokens: number) => void;
};

/** `level` is null before the first call. */
type Bucket = { level: number | null; capacity: () => number; at: number };

async function drain(bucket: Bucket, tokens: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const capacity = bucket.capacity();
    const wanted = Math.min(tokens, capacity);
    const level = refill(bucket);
    if (level >= wanted) {
      bucket.level = level - wanted;
      return;
    }
    const missingMs = ((wanted - level) / capacity) * 60_000;
    await sleep(Math.min(missingMs + 1, LONGEST_NAP_MS), undefined, { signal }).catch(() => undefined);
  }
}

/** Tokens given back meanwhile are seen after a nap. */
const LONGEST_NAP_MS = 1_000;

function refill(bucket: Bucket): number {
  const now = performance.now();
  const minutes = (now - bucket.at) / 60_000;
  bucket.at = now;
  return fill(bucket, minutes * bucket.capacity());
}

function fill(bucket: Bucket, tokens: number): number {
  bucket.level = Math.min(bucket.capacity(), (bucket.level ?? 0) + tokens);
  return bucket.level;
}
