import { estimateRun } from '../../../server/reviews/run-estimate.ts';
import { amountText } from '../../../server/reviews/run-view.ts';
import { seededRandom } from '../../support/seeded-random.ts';

test.each([
  ['no history', [], 10],
  ['four prices', [1, 2, 3, 4], 10],
  ['nothing that waits', [1, 2, 3, 4, 5], 0],
])('%s: no estimate', (_what, history, count) => {
  expect(estimateRun(history, count)).toBeNull();
});

test('equal prices leave no doubt', () => {
  expect(estimateRun([7, 7, 7, 7, 7], 10)).toEqual({ low: 70, high: 70 });
});

test('the textbook case: t of 9 degrees is 2.262', () => {
  const history = [8, 9, 9, 10, 10, 10, 10, 11, 11, 12];
  const sd = Math.sqrt(12 / 9);
  expect(estimateRun(history, 1)?.high).toBe(Math.ceil(10 + 2.262 * sd * Math.sqrt(1.1)));
});

test('of skewed prices, the real sum lies in the range about 95 times in 100', () => {
  const random = seededRandom(7);
  const price = () => 1_000 + 3_000 * random() ** 3;
  let inside = 0;
  for (let trial = 0; trial < 1_000; trial++) {
    const range = estimateRun(Array.from({ length: 20 }, price), 50);
    const sum = Array.from({ length: 50 }, price).reduce((a, b) => a + b, 0);
    if (range && sum >= range.low && sum <= range.high) inside += 1;
  }
  expect(inside).toBeGreaterThan(920);
  expect(inside).toBeLessThan(990);
});

test.each([
  [0, '0.00 EUR'],
  [25_000_000, '25.00 EUR'],
  [1_230_000, '1.23 EUR'],
  [12_300, '0.012 EUR'],
  [123, '0.00012 EUR'],
  [1, '0.000001 EUR'],
])('%i micro-units are written %s', (micros, text) => {
  expect(amountText(micros, 'EUR')).toBe(text);
});

test('an amount is written as the language writes numbers', () => {
  expect(amountText(1_234_500_000, 'EUR', 'de')).toBe('1.234,50 EUR');
});
