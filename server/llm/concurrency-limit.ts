/**
 * Lets at most `most` calls run at once in this process; the rest wait their turn, first come, first served. A caller
 * whose signal is aborted while it waits leaves the line and throws the signal's reason.
 */
export function createConcurrencyLimit(most: number): ConcurrencyLimit {
  return createPlaces(() => most).limit;
}

export type ConcurrencyLimit = <T>(call: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/** Places whose number changes. */
export type Places = {
  limit: ConcurrencyLimit;
  /** Calls that hold a place, and calls in the line. */
  count: () => { running: number; waiting: number };
  /** Lets those in the line go for whom there is room now. */
  look: () => void;
};

/** As `createConcurrencyLimit`, with as many places as `room` says at that moment; when it grows, `look` must be called. */
export function createPlaces(room: () => number): Places {
  let running = 0;
  const waiting: (() => void)[] = [];
  const look = () => {
    while (running < room()) {
      const next = waiting.shift();
      if (!next) return;
      running += 1;
      next();
    }
  };
  const limit: ConcurrencyLimit = async (call, signal) => {
    const mine = turn(waiting, signal);
    look();
    await mine;
    try {
      signal.throwIfAborted();
      return await call();
    } finally {
      running -= 1;
      look();
    }
  };
  return { limit, look, count: () => ({ running, waiting: waiting.length }) };
}

function turn(waiting: (() => void)[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      waiting.splice(waiting.indexOf(go), 1);
      reject(signal.reason as Error);
    };
    const go = () => {
      signal.removeEventListener('abort', abort);
      resolve();
    };
    waiting.push(go);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
