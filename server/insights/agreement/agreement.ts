import { mean } from 'simple-statistics';
import { weightedKappa, type Pair } from './weighted-kappa.ts';

/**
 * How far one reader's marks agree with people's, over works of any questions. All values are fractions of the
 * maximum; `exact` and `adjacent` compare rungs of the question's own ladder (adjacent: at most one rung apart).
 * Everything is `null` without a pair.
 */
export function agreementOf(pairs: readonly RungPair[]): Agreement {
  const apart = pairs.map(({ ours, theirs }) => Math.abs(ours.rung - theirs.rung));
  const errors = pairs.map(({ ours, theirs }) => ours.fraction - theirs.fraction);
  return {
    n: pairs.length,
    qwk: weightedKappa(pairs.map(kappaPair)),
    exact: meanOf(apart.map((rungs) => Number(rungs === 0))),
    adjacent: meanOf(apart.map((rungs) => Number(rungs <= 1))),
    mae: meanOf(errors.map(Math.abs)),
    bias: meanOf(errors),
  };
}

/** A mark as given (fraction of the maximum) and the rung it falls on, of `steps`. */
export type PlacedMark = { fraction: number; rung: number; steps: number };
export type RungPair = { ours: PlacedMark; theirs: PlacedMark };

export type Agreement = {
  n: number;
  qwk: number | null;
  exact: number | null;
  adjacent: number | null;
  /** Mean absolute error, before marks are put on rungs. */
  mae: number | null;
  /** Mean of ours minus theirs: above zero, ours are generous. */
  bias: number | null;
};

/** Kappa over several questions needs one unit: the rung as a fraction of its ladder. */
export function kappaPair({ ours, theirs }: RungPair): Pair {
  return { ours: ours.rung / ours.steps, theirs: theirs.rung / theirs.steps };
}

/** The mean, or `null` of nothing. */
export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : mean([...values]);
}
