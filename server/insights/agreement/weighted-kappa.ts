/**
 * Quadratic weighted kappa of two readers over the same works: 1 is full agreement, 0 what chance would give, negative
 * is worse than chance. `null` without pairs, and when neither reader ever varies from one same value (0/0).
 *
 * Cohen (1968), "Weighted kappa", Psychological Bulletin 70(4), 213–220: κ_w = 1 − Σ v_ij·o_ij / Σ v_ij·e_ij with the
 * disagreement weights v_ij = (i − j)² of the bins, o the observed and e = row share × column share the chance shares.
 * Summed over bins, the numerator is the mean of (a − b)² and the denominator, where a and b are drawn independently,
 * is mean(a²) + mean(b²) − 2·mean(a)·mean(b): five sums are enough, which makes a bootstrap cheap. The value does not
 * depend on the unit, so fractions of the maximum serve as well as bin numbers.
 */
export function weightedKappa(pairs: readonly Pair[]): number | null {
  return kappaOfSums(sumsOf(pairs));
}

/** `ours` and `theirs` are bins, or values of bins at equal distances. */
export type Pair = { ours: number; theirs: number };

export type PairSums = { n: number; ours: number; theirs: number; squares: number; differences: number };

export function sumsOf(pairs: readonly Pair[]): PairSums {
  return pairs.map(sumsOfOne).reduce(addSums, NOTHING);
}

export function addSums(a: PairSums, b: PairSums): PairSums {
  return {
    n: a.n + b.n,
    ours: a.ours + b.ours,
    theirs: a.theirs + b.theirs,
    squares: a.squares + b.squares,
    differences: a.differences + b.differences,
  };
}

export function kappaOfSums({ n, ours, theirs, squares, differences }: PairSums): number | null {
  if (n === 0) return null;
  const byChance = squares / n - 2 * (ours / n) * (theirs / n);
  if (byChance < TINY) return null;
  const kappa = 1 - differences / n / byChance;
  return Math.abs(kappa) < TINY ? 0 : kappa;
}

const NOTHING: PairSums = { n: 0, ours: 0, theirs: 0, squares: 0, differences: 0 };

/** Sums of binary fractions are off by far less than this, and two different bins are further apart. */
const TINY = 1e-12;

function sumsOfOne({ ours, theirs }: Pair): PairSums {
  return { n: 1, ours, theirs, squares: ours ** 2 + theirs ** 2, differences: (ours - theirs) ** 2 };
}
