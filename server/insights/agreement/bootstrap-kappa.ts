import { quantileSorted } from 'simple-statistics';
import { addSums, kappaOfSums, sumsOf, type Pair, type PairSums } from './weighted-kappa.ts';

/**
 * A 95 % percentile bootstrap interval for the pooled weighted kappa (Efron & Tibshirani 1993, "An Introduction to the
 * Bootstrap", ch. 13). Whole groups (questions, or works) are drawn with replacement, because answers to one question
 * are alike: drawing single answers would make the interval too narrow (Davison & Hinkley 1997, §3.8). `null` with
 * fewer than two groups: nothing can be said about other questions from one. `random` gives numbers in [0, 1).
 */
export function bootstrapKappa(groups: readonly (readonly Pair[])[], random: () => number): Interval | null {
  const sums = groups.filter((group) => group.length > 0).map(sumsOf);
  if (sums.length < 2) return null;
  const drawn = Array.from({ length: DRAWS }, () => kappaOfSums(drawAgain(sums, random)));
  const kappas = drawn.filter((kappa) => kappa !== null).sort((a, b) => a - b);
  if (kappas.length === 0) return null;
  return { low: quantileSorted(kappas, 0.025), high: quantileSorted(kappas, 0.975) };
}

export type Interval = { low: number; high: number };

/** Enough for two decimals at the 2.5 % tails (Efron & Tibshirani 1993, §14.4). */
const DRAWS = 2000;

function drawAgain(sums: readonly PairSums[], random: () => number): PairSums {
  let total: PairSums = { n: 0, ours: 0, theirs: 0, squares: 0, differences: 0 };
  for (let draw = 0; draw < sums.length; draw += 1) {
    const one = sums[Math.floor(random() * sums.length)];
    if (one) total = addSums(total, one);
  }
  return total;
}
