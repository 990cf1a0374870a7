/**
 * How many of a finite lot must be read so that, when none of those read would have been changed, one may be
 * `confidence` sure that at most `most` of the whole lot would have been: the smallest n with
 *
 *   P(no change among n | D = most + 1) = C(N - D, n) / C(N, n) <= 1 - confidence,
 *
 * the hypergeometric probability of missing all D bad ones when n of N are drawn without replacement. D = most + 1 is
 * the hardest case: more bad ones are missed less often. Reading of 31 of 40 gives 95 % for at most 1: 9·8 / (40·39) =
 * 4.6 %. This is the zero-acceptance-number plan of lot inspection for the exact (type A) hypergeometric case: see
 * Schilling and Neubauer, "Acceptance Sampling in Quality Control"; Squeglia, "Zero Acceptance Number Sampling Plans".
 *
 * A lot in which no more than `most` could be bad needs no reading: 0. `confidence` is between 0 and 1.
 */
export function sampleSize(lot: number, most: number, confidence: number): number {
  for (let n = 0; n <= lot; n++) if (missesAll(lot, most + 1, n) <= 1 - confidence + ROUNDING) return n;
  return lot;
}

/** Probability that `drawn` of `lot` hold none of the `bad`, drawn without replacement. */
export function missesAll(lot: number, bad: number, drawn: number): number {
  if (bad > lot || drawn > lot - bad) return 0;
  let probability = 1;
  for (let i = 0; i < bad; i++) probability *= (lot - drawn - i) / (lot - i);
  return probability;
}

/** 1 - 0.95 is a little more than 0.05 in binary, and other differences a little less. */
const ROUNDING = 1e-12;

/**
 * The confidence that the k-th look at a class is sized for: each further look halves the risk of the one before.
 * Every look draws afresh, so its own claim holds at least as well as was asked; and however often a teacher looks
 * again, the risk that some look passes wrongly stays below twice what was chosen (a + a/2 + a/4 + … < 2a).
 */
export function confidenceOfLook(confidence: number, look: number): number {
  return 1 - (1 - confidence) / 2 ** (look - 1);
}

/** What a teacher may choose from: sizes for a lot, and whether a batch saves anything. */
export function riskChoices(lot: number, look: number): RiskChoice[] {
  return CONFIDENCES.flatMap((confidence) =>
    MOSTS.filter((most) => most < lot).map((most) => ({
      confidence,
      most,
      sample: sampleSize(lot, most, confidenceOfLook(confidence, look)),
    })),
  ).map((choice) => ({ ...choice, worthIt: choice.sample * 2 <= lot && choice.sample > 0 }));
}

/** `worthIt`: not more than half is read; otherwise reading all is the honest way (issue 5, item 7). */
export type RiskChoice = { confidence: number; most: number; sample: number; worthIt: boolean };

export const CONFIDENCES = [0.95, 0.9, 0.99];
export const MOSTS = [1, 2, 4, 6, 10];
