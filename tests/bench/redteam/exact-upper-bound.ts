/**
 * The exact (Clopper–Pearson) upper bound, one-sided at 95 %, of a share seen `hits` times in `n` trials: the largest
 * share under which so few hits still have a chance of 5 %. C. J. Clopper, E. S. Pearson, Biometrika 26 (1934). 1
 * without trials.
 */
export function exactUpperBound(hits: number, n: number): number {
  if (n === 0 || hits >= n) return 1;
  let [low, high] = [hits / n, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (chanceOfAtMost(hits, n, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

/** The binomial distribution function, summed in logarithms so that nothing underflows. */
function chanceOfAtMost(hits: number, n: number, share: number): number {
  let logTerm = n * Math.log1p(-share);
  let sum = Math.exp(logTerm);
  for (let k = 1; k <= hits; k++) {
    logTerm += Math.log((n - k + 1) / k) + Math.log(share) - Math.log1p(-share);
    sum += Math.exp(logTerm);
  }
  return sum;
}
