import { binomialTail, upperBound } from './binomial-tail.ts';
import { FIXED_THRESHOLDS, type Thresholds } from './thresholds.ts';

/**
 * Thresholds from the levels that this course's teachers chose before seeing ours, and from nothing else.
 *
 * *Method*: Learn-then-Test with fixed-sequence testing (Angelopoulos, Bates, Candès, Jordan & Lei 2021, "Learn then
 * Test", arXiv 2110.01052, §§2–3) for the error rate among accepted levels. The candidates for `ready` are fixed
 * before any data is seen and tried from the strictest on. A candidate t accepts the n levels with risk ≤ t of which k
 * differ from the teacher's; the hypothesis "more than 5 % of such levels are wrong" is rejected when
 * P(Binomial(n, 0.05) ≤ k) ≤ 0.05, the exact binomial test. The first one that is not rejected ends the sequence, and
 * the last rejected one is used that accepts levels the ones before it did not: what nobody has seen stays out.
 *
 * *Guarantee*: with a chance of at least 95 % over the blind levels, at most 5 % of the levels accepted under the
 * chosen threshold differ from what the same teachers would choose blind. It holds as far as blind levels are
 * independent and like those to come. Two things are known to strain it: levels of one work are chosen by one reader
 * and one teacher, so they count for somewhat less than their number; and work on the route *yours first* is always
 * chosen blind, the rest only at the random share, so that doubtful work is over-represented, which errs on the careful
 * side. Approvals made with the draft in view are anchored and never enter.
 *
 * *Why 59*: it is the smallest n for which no error at all rejects, 0.95^59 = 0.0485 ≤ 0.05 < 0.95^58. With fewer
 * levels, or fewer than 59 among those the strictest candidate accepts, nothing could be shown either way and the fixed
 * thresholds stay. With at least 59 there and too many errors, `ready` is `null`.
 */
export function calibrateThresholds(levels: readonly BlindLevel[]): Thresholds {
  const strictest = testOf(levels, CANDIDATES[0]);
  if (levels.length < FEWEST_LEVELS || strictest.n < FEWEST_LEVELS) return FIXED_THRESHOLDS;
  const tests = CANDIDATES.map((candidate) => testOf(levels, candidate));
  const failed = tests.findIndex((test) => !test.shown);
  const passed = failed < 0 ? tests : tests.slice(0, failed);
  const used = passed.findLast((test, index) => test.n > (passed[index - 1]?.n ?? -1));
  const { n, errors } = used ?? strictest;
  return {
    ready: used?.candidate ?? null,
    yoursFirst: FIXED_THRESHOLDS.yoursFirst,
    basis: { kind: 'calibrated', levels: n, errors, bound: upperBound(n, errors, DELTA) },
  };
}

/** A level the teacher chose blind beside ours: how doubtful ours was, and whether it was another. */
export type BlindLevel = { risk: number; differs: boolean };

/** Smallest n with 0 errors whose exact 95 % upper bound is at most 5 %. */
export const FEWEST_LEVELS = 59;

const ALPHA = 0.05;
const DELTA = 0.05;

/** No choice apart; one in four; one in three; one in two. Above that the teacher goes first anyway. */
const CANDIDATES: readonly [number, ...number[]] = [0, 0.25, 0.34, 0.5];

function testOf(levels: readonly BlindLevel[], candidate: number): Test {
  const accepted = levels.filter(({ risk }) => risk <= candidate);
  const errors = accepted.filter(({ differs }) => differs).length;
  return { candidate, n: accepted.length, errors, shown: binomialTail(accepted.length, errors, ALPHA) <= DELTA };
}

type Test = { candidate: number; n: number; errors: number; shown: boolean };
