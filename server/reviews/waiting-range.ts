/** Minutes, from and to. */
export type WaitingRange = { low: number; high: number };

/**
 * How long until the next `count` drafts are there, at the pace at which the last ones came: an interval that holds
 * about four times in five if drafts come at random moments. Its width is that of both counts (for a Poisson stream the
 * relative error of n is 1/√n), its ends are rounded outwards to what a person plans by. Null with fewer than three
 * drafts, as in `minutesLeft`: two say nothing about a pace.
 */
export function waitingRange(drafts: readonly Date[], count: number, now: Date): WaitingRange | null {
  const made = drafts.length;
  if (made < FEWEST || count < 1) return null;
  const span = Math.max(now.getTime() - Math.min(...drafts.map((at) => at.getTime())), 1_000);
  const minutes = (count * span) / (made * 60_000);
  const factor = 1 + NINE_IN_TEN * Math.sqrt(1 / made + 1 / count);
  return { low: roundedDown(minutes / factor), high: roundedUp(minutes * factor) };
}

const FEWEST = 3;

/** The normal quantile that leaves a tenth on each side. */
const NINE_IN_TEN = 1.2816;

function stepOf(minutes: number): number {
  if (minutes < 10) return 1;
  return minutes < 60 ? 5 : 15;
}

function roundedDown(minutes: number): number {
  return Math.floor(minutes / stepOf(minutes)) * stepOf(minutes);
}

function roundedUp(minutes: number): number {
  return Math.max(1, Math.ceil(minutes / stepOf(minutes)) * stepOf(minutes));
}
