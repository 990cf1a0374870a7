/**
 * Lets at most `most` calls run at once in this process; the rest wait their turn, first come, first served. A caller
 * whose signal is aborted while it waits leaves the line and throws the signal's reason.
 */
export function createConcurrencyLimit(most: number): ConcurrencyLimit {
  let running = 0;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  return async (call, signal) => {
    if (running < most) running += 1;
    else await turn(waiting, signal); // the one who leaves hands over the place
    try {
      signal.throwIfAborted();
      return await call();
    } finally {
      leave();
    }
  };
}

export type ConcurrencyLimit = <T>(call: () => Promise<T>, signal: AbortSignal) => Promise<T>;

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
