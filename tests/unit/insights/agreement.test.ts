import { agreementOf, type PlacedMark } from '../../../server/insights/agreement/agreement.ts';
import { bootstrapKappa } from '../../../server/insights/agreement/bootstrap-kappa.ts';
import { lexicalMarks } from '../../../server/insights/agreement/lexical-marks.ts';
import { lexicalSimilarity } from '../../../server/insights/agreement/lexical-similarity.ts';
import { rungOf, scoreLadder } from '../../../server/insights/agreement/score-ladder.ts';
import { seededRandom } from '../../../server/insights/agreement/seeded-random.ts';
import { weightedKappa, type Pair } from '../../../server/insights/agreement/weighted-kappa.ts';
import { RUBRIC } from '../../support/desk-sample.ts';
import { tidesRubric } from '../grading/builders.ts';

const pairs = (...both: [number, number][]): Pair[] => both.map(([ours, theirs]) => ({ ours, theirs }));

/** Cohen's formula as he wrote it: two matrices over the bins, and weights. */
function kappaByMatrix(both: Pair[], bins: number): number {
  const cells = Array.from({ length: bins }, (_, i) => Array.from({ length: bins }, (__, j) => [i, j] as const)).flat();
  const share = (test: (pair: Pair) => boolean) => both.filter(test).length / both.length;
  const observed = cells.map(([i, j]) => (i - j) ** 2 * share((one) => one.ours === i && one.theirs === j));
  const chance = cells.map(
    ([i, j]) => (i - j) ** 2 * share((one) => one.ours === i) * share((one) => one.theirs === j),
  );
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return 1 - sum(observed) / sum(chance);
}

describe('weightedKappa', () => {
  test.each<[string, Pair[], number | null]>([
    ['nothing', [], null],
    ['both always the same mark', pairs([1, 1], [1, 1]), null],
    ['full agreement', pairs([0, 0], [1, 1], [2, 2]), 1],
    ['one side never varies', pairs([1, 0], [1, 1], [1, 2]), 0],
    ['as far apart as can be', pairs([0, 2], [2, 0]), -1],
    // By hand: 4 works; observed (0 + 0 + 0 + 1) / 4; by chance (2 + 2 + 2 + 10) / 16.
    ['one rung off in one of four', pairs([0, 0], [0, 0], [1, 1], [2, 1]), 1 - 1 / 4],
  ])('%s', (_what, both, expected) => {
    const kappa = weightedKappa(both);
    if (expected === null) expect(kappa).toBeNull();
    else expect(kappa).toBeCloseTo(expected, 12);
  });

  test('is Cohen’s formula over matrices, in any unit', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 50; round += 1) {
      const draw = () => Math.floor(random() * 5);
      const both = Array.from({ length: 3 + round }, () => ({ ours: draw(), theirs: draw() }));
      const expected = kappaByMatrix(both, 5);
      expect(weightedKappa(both)).toBeCloseTo(expected, 10);
      const inParts = both.map(({ ours, theirs }) => ({ ours: ours / 4, theirs: theirs / 4 }));
      expect(weightedKappa(inParts)).toBeCloseTo(expected, 10);
    }
  });
});

describe('bootstrapKappa', () => {
  const good = pairs([0, 0], [1, 1], [2, 2], [2, 2]);
  const bad = pairs([0, 2], [2, 0], [1, 1]);

  test('says nothing about other questions from one', () => {
    expect(bootstrapKappa([good, []], seededRandom(1))).toBeNull();
  });

  test('draws whole questions: the ends are those of the best and the worst class', () => {
    const interval = bootstrapKappa([good, good, bad, bad], seededRandom(1));
    expect(interval?.low).toBeCloseTo(weightedKappa(bad) ?? 0, 10);
    expect(interval?.high).toBeCloseTo(1, 10);
  });

  test('is the same for the same seed and narrow where questions are alike', () => {
    const draw = (seed: number) => bootstrapKappa([good, bad, good], seededRandom(seed));
    expect(draw(3)).toEqual(draw(3));
    const alike = bootstrapKappa([bad, bad, bad], seededRandom(1));
    expect([alike?.low, alike?.high]).toEqual([expect.closeTo(-1, 10), expect.closeTo(-1, 10)]);
  });
});

test('seeded numbers lie between 0 and 1, differ by seed and spread evenly', () => {
  const random = seededRandom(42);
  const drawn = Array.from({ length: 10_000 }, random);
  expect(drawn.every((one) => one > 0 && one < 1)).toBe(true);
  expect(drawn.reduce((sum, one) => sum + one, 0) / drawn.length).toBeCloseTo(0.5, 1);
  expect(seededRandom(1)()).not.toBe(seededRandom(2)());
});

describe('scoreLadder', () => {
  test('has a rung for the smallest step between two levels', () => {
    expect(scoreLadder(RUBRIC)).toEqual({ total: 4, steps: 4 });
    expect(scoreLadder(tidesRubric)).toEqual({ total: 0.9, steps: 9 });
  });

  test.each([
    [0, 0],
    [1, 8],
    [0.5, 4],
    [0.0624, 0],
    [0.0625, 1],
    [0.6, 5],
    [0.3 / 0.4 - 1e-9, 6],
  ])('puts %d on rung %d of 8', (fraction, rung) => {
    expect(rungOf({ total: 1, steps: 8 }, fraction)).toBe(rung);
  });
});

test('agreement counts rungs, and measures errors before they are put on rungs', () => {
  const mark = (fraction: number): PlacedMark => ({ fraction, rung: Math.round(fraction * 4), steps: 4 });
  const both = [
    { ours: mark(0.5), theirs: mark(0.6) },
    { ours: mark(1), theirs: mark(0.75) },
    { ours: mark(0), theirs: mark(1) },
  ];
  expect(agreementOf(both)).toMatchObject({ n: 3, exact: 1 / 3, adjacent: 2 / 3 });
  expect(agreementOf(both).mae).toBeCloseTo((0.1 + 0.25 + 1) / 3, 12);
  expect(agreementOf(both).bias).toBeCloseTo((-0.1 + 0.25 - 1) / 3, 12);
  expect(agreementOf([])).toEqual({ n: 0, qwk: null, exact: null, adjacent: null, mae: null, bias: null });
});

describe('the lexical baseline', () => {
  test.each([
    ['The sea is deep.', 'the SEA is, deep', 1],
    ['one two', 'three four', 0],
    ['a a b', 'a b', 3 / Math.sqrt(10)],
    ['', 'a', null],
    ['…', 'a', null],
  ])('%p and %p', (one, other, expected) => {
    const likeness = lexicalSimilarity(one, other);
    if (expected === null) expect(likeness).toBeNull();
    else expect(likeness).toBeCloseTo(expected, 12);
  });

  test('follows the line through the others and never the mark it is compared with', () => {
    const line = [0.1, 0.3, 0.5, 0.7].map((lexical) => ({ lexical, human: lexical / 2 }));
    const marks = lexicalMarks([...line, { lexical: 0.9, human: 0 }, { lexical: null, human: 1 }]);
    expect(marks).toHaveLength(5);
    expect(marks[4]?.ours).toBeCloseTo(0.45, 10);
    expect(marks[4]?.theirs).toBe(0);
  });

  test('with too few others, or others that are all alike, likeness is the mark', () => {
    expect(lexicalMarks([{ lexical: 0.4, human: 1 }])).toEqual([{ ours: 0.4, theirs: 1 }]);
    const alike = Array.from({ length: 4 }, () => ({ lexical: 0.4, human: 0.4 }));
    for (const { ours } of lexicalMarks(alike)) expect(ours).toBeCloseTo(0.4, 10);
  });
});
