/**
 * Numbers in (0, 1) that are the same at every run with the same seed, so that a report can be made again to the digit:
 * the "minimal standard" generator with multiplier 48271 (Park & Miller 1988, CACM 31(10); multiplier as in their
 * answer to Marsaglia, CACM 36(7), 1993). Good enough to draw a sample; never for a secret.
 */
export function seededRandom(seed: number): () => number {
  let state = (Math.abs(Math.trunc(seed)) % (MODULUS - 1)) + 1;
  return () => {
    state = (state * 48_271) % MODULUS;
    return state / MODULUS;
  };
}

const MODULUS = 2 ** 31 - 1;
