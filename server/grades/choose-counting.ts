/** One released attempt of a student on an assignment. */
export type ReleasedAttempt = { attempt: number; marks: number; maximum: number };

/**
 * Which released attempt counts in the gradebook: the newest, or the best by share of its own maximum (attempts may
 * have been handed in under different rubric versions); of equally good ones the newest. Null without any.
 */
export function chooseCounting<T extends ReleasedAttempt>(attempts: readonly T[], counts: 'newest' | 'best'): T | null {
  const newestFirst = [...attempts].sort((a, b) => b.attempt - a.attempt);
  const [first, ...others] = newestFirst;
  if (!first || counts === 'newest') return first ?? null;
  return others.reduce((best, one) => (shareOf(one) > shareOf(best) ? one : best), first);
}

function shareOf({ marks, maximum }: ReleasedAttempt): number {
  return maximum > 0 ? marks / maximum : 0;
}
