import { waitingRange } from '../../../server/reviews/waiting-range.ts';

const now = new Date('2026-11-26T12:00:00Z');
/** So many drafts in the last minutes, evenly; the oldest at their beginning. */
const made = (count: number, minutes: number) =>
  Array.from({ length: count }, (_, index) => new Date(now.getTime() - ((index + 1) * minutes * 60_000) / count));

test.each([
  { drafts: made(2, 10), count: 5, range: null, why: 'two say nothing about a pace' },
  { drafts: made(30, 3), count: 120, range: { low: 9, high: 20 }, why: 'ten a minute, 120 before: about 12' },
  { drafts: made(30, 3), count: 1, range: { low: 0, high: 1 }, why: 'next in line' },
  { drafts: made(5, 30), count: 20, range: { low: 60, high: 210 }, why: 'few drafts make a wide range' },
  { drafts: made(30, 30), count: 0, range: null, why: 'nothing to wait for' },
])('$why', ({ drafts, count, range }) => {
  expect(waitingRange(drafts, count, now)).toEqual(range);
});

test('the longer nothing comes, the longer it says', () => {
  const later = new Date(now.getTime() + 30 * 60_000);
  const [before, after] = [now, later].map((moment) => waitingRange(made(10, 10), 10, moment));
  expect(after?.high).toBeGreaterThan(before?.high ?? Infinity);
});
