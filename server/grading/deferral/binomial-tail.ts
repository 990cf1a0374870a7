/**
 * The chance of at most `errors` errors in `n` independent tries that each fail with chance `rate`: the cumulative
 * binomial distribution, summed term by term in logarithms, so that nothing underflows.
 */
export function binomialTail(n: number, errors: number, rate: number): number {
  if (errors >= n || rate <= 0) return 1;
  if (rate >= 1) return 0;
  let term = n * Math.log1p(-rate);
  let sum = Math.exp(term);
  for (let k = 1; k <= errors; k += 1) {
    term += Math.log((n - k + 1) / k) + Math.log(rate) - Math.log1p(-rate);
    sum += Math.exp(term);
  }
  return Math.min(1, sum);
}

/**
 * The exact one-sided upper bound of an error rate: the highest rate under which so few errors would still happen with
 * a chance of more than `delta` (Clopper & Pearson 1934, Biometrika 26(4)). Without errors it is 1 − delta^(1/n).
 */
export function upperBound(n: number, errors: number, delta: number): number {
  let [low, high] = [0, 1];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (binomialTail(n, errors, middle) > delta) low = middle;
    else high = middle;
  }
  return high;
}

/** Beyond the precision of a double nothing moves any more. */
const HALVINGS = 60;
