/** Web requests of the last hour: how many this process answered, and how many of those failed on our side (5xx). */
export type LastHour = { answered: number; failed: number };

/** Counts by minutes, so that an hour is sixty pairs of numbers, however busy. `now`: milliseconds that only rise. */
export function createLastHour(now = () => performance.now()): {
  note: (failed: boolean) => void;
  read: () => LastHour;
} {
  const minutes: (LastHour & { minute: number })[] = [];
  const current = () => Math.floor(now() / MINUTE_MS);
  const note = (failed: boolean): void => {
    const minute = current();
    if (minutes.at(-1)?.minute !== minute) minutes.push({ minute, answered: 0, failed: 0 });
    if (minutes.length > MINUTES) minutes.shift();
    const last = minutes.at(-1);
    if (!last) return;
    last.answered += 1;
    last.failed += Number(failed);
  };
  const read = (): LastHour => {
    const kept = minutes.filter(({ minute }) => minute > current() - MINUTES);
    const sum = (of: keyof LastHour) => kept.reduce((total, one) => total + one[of], 0);
    return { answered: sum('answered'), failed: sum('failed') };
  };
  return { note, read };
}

const MINUTE_MS = 60_000;
const MINUTES = 60;
