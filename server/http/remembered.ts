import type { Clock } from '../clock.ts';

/**
 * A value that every request wants and that changes rarely: read anew when older than `lifeMs`. When reading fails or
 * takes longer than `waitMs`, the last known value (at first `initial`) serves instead: a page never fails over it.
 */
export function remembered<T>(
  clock: Clock,
  read: () => Promise<T>,
  { initial, lifeMs, waitMs }: { initial: T; lifeMs: number; waitMs: number },
): () => Promise<T> {
  let value = initial;
  let freshUntil = -Infinity;
  let underWay: Promise<void> | null = null;
  const refresh = async () => {
    const found = await read();
    value = found;
    freshUntil = clock.now().getTime() + lifeMs;
  };
  return async () => {
    if (clock.now().getTime() < freshUntil) return value;
    underWay ??= refresh()
      .catch(() => undefined)
      .finally(() => {
        underWay = null;
      });
    await Promise.race([underWay, elapsed(waitMs)]);
    return value;
  };
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
