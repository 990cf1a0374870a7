/** What reading `count` pieces of work will probably cost, in the history's unit. */
export type RunEstimate = { low: number; high: number };

/**
 * The 95 % prediction interval for the sum of `count` new prices, from the prices of submissions read before in the same
 * course: count·m ± t·s·√(count + count²/k), with mean m, standard deviation s and Student's t of k − 1 degrees of
 * freedom (the usual interval for a future sum: the variance of the new sum plus that of the estimated mean). Prices
 * lean to the right, so the low end is never below count times the cheapest seen. Null with fewer than five prices.
 */
export function estimateRun(history: readonly number[], count: number): RunEstimate | null {
  const k = history.length;
  if (k < FEWEST || count < 1) return null;
  const mean = history.reduce((sum, price) => sum + price, 0) / k;
  const variance = history.reduce((sum, price) => sum + (price - mean) ** 2, 0) / (k - 1);
  const half = studentT(k - 1) * Math.sqrt(variance * (count + count ** 2 / k));
  const low = Math.max(count * Math.min(...history), count * mean - half);
  return { low: Math.floor(low), high: Math.ceil(count * mean + half) };
}

/** Fewer say nothing about how prices scatter. */
const FEWEST = 5;

/** The 0.975 quantile by its expansion in 1/ν (Abramowitz and Stegun 26.7.5); exact to 0.01 from ν = 4 on. */
function studentT(degrees: number): number {
  const z = 1.959964;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
}
