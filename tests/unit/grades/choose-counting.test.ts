import { chooseCounting } from '../../../server/grades/choose-counting.ts';

const attempt = (number: number, marks: number, maximum = 10) => ({ attempt: number, marks, maximum });

test.each([
  ['newest', 'no attempt', [], null],
  ['newest', 'the highest number, whatever the order', [attempt(2, 1), attempt(3, 0), attempt(1, 10)], 3],
  ['best', 'no attempt', [], null],
  ['best', 'the most marks', [attempt(1, 4), attempt(2, 9), attempt(3, 7)], 2],
  ['best', 'the newest of equals', [attempt(1, 5), attempt(2, 5)], 2],
  ['best', 'the share of its own maximum', [attempt(1, 5, 5), attempt(2, 8, 10)], 1],
  ['best', 'a true zero when that is all', [attempt(1, 0)], 1],
] as const)('%s: %s', (counts, _what, attempts, expected) => {
  expect(chooseCounting(attempts, counts)?.attempt ?? null).toBe(expected);
});
