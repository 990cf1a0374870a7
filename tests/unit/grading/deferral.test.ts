import { binomialTail, upperBound } from '../../../server/grading/deferral/binomial-tail.ts';
import { isBlindFirst } from '../../../server/grading/deferral/blind-first.ts';
import { blindLevels } from '../../../server/grading/deferral/blind-levels.ts';
import { calibrateThresholds, type BlindLevel } from '../../../server/grading/deferral/calibrate-thresholds.ts';
import { FIXED_THRESHOLDS } from '../../../server/grading/deferral/thresholds.ts';
import { aDraft, aFinding, aPoint } from './builders.ts';

describe('binomialTail', () => {
  test.each([
    [59, 0, 0.05, 0.95 ** 59],
    [2, 1, 0.5, 0.75],
    [10, 10, 0.3, 1],
    [5, 0, 0, 1],
    [5, 4, 1, 0],
    [4, 2, 0.25, (81 + 108 + 54) / 256],
  ])('n %d, errors %d, rate %d', (n, errors, rate, expected) => {
    expect(binomialTail(n, errors, rate)).toBeCloseTo(expected, 12);
  });

  test('stands thousands of tries', () => {
    expect(binomialTail(20_000, 1000, 0.05)).toBeGreaterThan(0.5);
    expect(binomialTail(20_000, 900, 0.05)).toBeLessThan(0.001);
  });
});

test('the upper bound of no error is 1 − 0.05^(1/n), and 59 is the first n that shows 5 %', () => {
  expect(upperBound(59, 0, 0.05)).toBeCloseTo(1 - 0.05 ** (1 / 59), 10);
  expect(upperBound(59, 0, 0.05)).toBeLessThanOrEqual(0.05);
  expect(upperBound(58, 0, 0.05)).toBeGreaterThan(0.05);
  // Tables of Clopper & Pearson: 2 of 20, one-sided 95 %.
  expect(upperBound(20, 2, 0.05)).toBeCloseTo(0.2826, 4);
  expect(upperBound(5, 5, 0.05)).toBe(1);
});

const levels = (n: number, errors: number, risk = 0): BlindLevel[] =>
  Array.from({ length: n }, (_, index) => ({ risk, differs: index < errors }));

test.each<[string, BlindLevel[], object]>([
  ['none', [], FIXED_THRESHOLDS],
  ['58 without an error: one too few', levels(58, 0), FIXED_THRESHOLDS],
  [
    '59 without an error: what the fixed ones took is shown, and no doubt beyond it was seen',
    levels(59, 0),
    { ready: 0, basis: { levels: 59, errors: 0 } },
  ],
  ['many, but too few that could be ready', [...levels(40, 0), ...levels(200, 150, 1)], FIXED_THRESHOLDS],
  ['one error in 59: 5 % is not shown', levels(59, 1), { ready: null, basis: { levels: 59, errors: 1 } }],
  ['one error in 93: shown', levels(93, 1), { ready: 0, basis: { levels: 93, errors: 1 } }],
  [
    'doubtful ones are often wrong: they do not pass',
    [...levels(100, 0), ...levels(20, 12, 0.33)],
    { ready: 0, basis: { levels: 100, errors: 0 } },
  ],
  [
    'doubtful ones are right: they pass',
    [...levels(100, 0), ...levels(20, 0, 0.33), ...levels(30, 25, 0.5)],
    { ready: 0.34, basis: { levels: 120, errors: 0 } },
  ],
])('calibration on %s', (_what, blind, expected) => {
  const thresholds = calibrateThresholds(blind);
  expect(thresholds).toMatchObject({ yoursFirst: 0.5, ...expected });
  if (thresholds.basis.kind === 'calibrated' && thresholds.ready !== null)
    expect(thresholds.basis.bound).toBeLessThanOrEqual(0.05);
});

test('the guarantee: courses whose levels are wrong more often than 5 % get a threshold in at most 5 of 100 cases', () => {
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const course = () => Array.from({ length: 120 }, () => ({ risk: 0, differs: random() < 0.06 }));
  const trusted = Array.from({ length: 2000 }, () => calibrateThresholds(course()).ready !== null);
  expect(trusted.filter(Boolean).length / trusted.length).toBeLessThanOrEqual(0.05);
});

describe('blindLevels', () => {
  const chosen = [
    { criterionId: 'cause', kind: 'level' as const, levelId: 'explained' },
    { criterionId: 'rhythm', kind: 'level' as const, levelId: 'wrong' },
  ];
  const assessment = (changes: object = {}) => ({
    ...{ draft: aDraft(), findings: [], repeats: [], blind: [], canary: null, confidence: null },
    ...changes,
  });

  test('stand beside the drafted ones', () => {
    expect(blindLevels(chosen, assessment())).toEqual([
      { risk: 0, differs: false },
      { risk: 0, differs: true },
    ]);
  });

  test('are beyond every threshold where something else keeps them from ready', () => {
    const found = assessment({ findings: [aFinding({ criterionId: 'rhythm' })] });
    expect(blindLevels(chosen, found).map(({ risk }) => risk)).toEqual([0, 1]);
    const absent = aPoint({ evidence: { kind: 'absent', looked: ['moon'], found: [] } });
    expect(blindLevels(chosen, assessment({ draft: aDraft({ points: [absent] }) })).map(({ risk }) => risk)).toEqual([
      1, 0,
    ]);
    const whole = assessment({ findings: [aFinding()] });
    expect(blindLevels(chosen, whole).map(({ risk }) => risk)).toEqual([1, 1]);
  });

  test('a draft without signals, from before they were stored, has none', () => {
    const { draft, findings } = assessment();
    expect(blindLevels(chosen, { draft, findings } as never)).toHaveLength(2);
  });
});

describe('isBlindFirst', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `submission-${index}`);

  test('draws the share asked for, and always the same works', () => {
    const drawn = ids.filter((id) => isBlindFirst(id, 0.05));
    expect(drawn.length / ids.length).toBeCloseTo(0.05, 2);
    expect(ids.filter((id) => isBlindFirst(id, 0.05))).toEqual(drawn);
  });

  test('nobody at 0, everybody at 1, and a larger share keeps those of a smaller', () => {
    expect(ids.some((id) => isBlindFirst(id, 0))).toBe(false);
    expect(ids.every((id) => isBlindFirst(id, 1))).toBe(true);
    expect(ids.filter((id) => isBlindFirst(id, 0.05)).every((id) => isBlindFirst(id, 0.1))).toBe(true);
  });
});
