import type { BenchCase } from './bench-case.ts';
import { drawn, seedOf } from './draw.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { faultKinds } from './fault-kinds.ts';
import type { Variants } from './measure.ts';
import { mutantsOf } from './mutants-of.ts';
import { untouchedOf } from './untouched-of.ts';

/** All variants of the cases, faulty and untouched; the same cases and seed give the same variants. */
export function variantsOf(cases: readonly BenchCase[], seed: number): Variants {
  const mutants = cases.flatMap((one) => mutantsOf(one, seed));
  return { cases, mutants, untouched: cases.flatMap((one) => untouchedOf(one, seed)) };
}

/** At most `most` variants of each kind, and as many untouched ones as cases: what a model is asked about has its price. */
export function sampleOf(variants: Variants, most: number, seed: number): Variants {
  const random = seededRandom(seedOf(seed, 'sample'));
  const mutants = faultKinds.flatMap((kind) =>
    drawn(
      variants.mutants.filter((mutant) => mutant.kind === kind),
      most,
      random,
    ),
  );
  return {
    cases: variants.cases,
    mutants,
    untouched: variants.untouched.filter(({ variant }) => variant === 'as written'),
  };
}
