import type { Criterion } from '../rubric.ts';

/** Levels that give no more than the one before them. Points that are no number yet are left alone. */
export function levelsNotRising({ levels }: Criterion): number[] {
  return levels.flatMap(({ points }, level) => {
    const below = levels[level - 1]?.points ?? Number.NaN;
    return below >= points ? [level] : [];
  });
}

/** Steps that are far larger than the criterion's others: between two such levels, another one may be missing. */
export function jumpsInPoints({ levels }: Criterion): { level: number; step: number; usual: number }[] {
  const steps = levels.slice(1).map(({ points }, below) => round(points - (levels[below]?.points ?? 0)));
  if (!steps.every((step) => step > 0)) return [];
  return steps.flatMap((step, below) => {
    const usual = median(steps.toSpliced(below, 1));
    return usual !== null && step >= LARGE_STEP * usual ? [{ level: below + 1, step, usual }] : [];
  });
}

/** A house number: with the usual doubling near the top (0, 2, 4, 8) nothing is said. */
const LARGE_STEP = 3;

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : round((low + high) / 2);
}

function round(points: number): number {
  return Math.round(points * 10_000) / 10_000;
}

/**
 * Criteria whose lowest level gives points: work that does nothing of it has no level. The VALUE rubrics of AAC&U, whose
 * lowest level is 1, ask their raters to give a zero there all the same.
 */
export function withoutZero(criteria: readonly Criterion[]): { criterion: number; lowest: number }[] {
  return criteria.flatMap(({ levels }, criterion) => {
    const lowest = Math.min(...levels.map(({ points }) => points));
    return lowest > 0 ? [{ criterion, lowest }] : [];
  });
}

/** Criteria with at most half as many levels as the fullest one. A house number. */
export function withFewLevels(criteria: readonly Criterion[]): { criterion: number; count: number; most: number }[] {
  const most = Math.max(0, ...criteria.map(({ levels }) => levels.length));
  return criteria.flatMap(({ levels: { length: count } }, criterion) =>
    count * 2 <= most ? [{ criterion, count, most }] : [],
  );
}
