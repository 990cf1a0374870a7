/**
 * Minutes until the readers are done with `pending` works, at the pace at which the last drafts came: n drafts since
 * the oldest of them make n / (now - oldest) a minute. So it grows while nothing comes. Null with fewer than three
 * drafts, or when nothing waits: two say nothing about a pace.
 */
export function minutesLeft(drafts: readonly Date[], pending: number, now: Date): number | null {
  if (pending < 1 || drafts.length < FEWEST) return null;
  const oldest = Math.min(...drafts.map((at) => at.getTime()));
  const span = Math.max(now.getTime() - oldest, 1_000);
  return Math.max(1, Math.ceil((pending * span) / (drafts.length * 60_000)));
}

const FEWEST = 3;

/** The pace is that of the last drafts, and of this last while only: a pause in between is nobody's pace. */
export const PACE_DRAFTS = 30;
export const PACE_WINDOW_MS = 30 * 60_000;
