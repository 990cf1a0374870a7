import { minutesLeft } from '../../../server/reviews/time-left.ts';

const now = new Date('2026-11-25T12:00:00Z');
const ago = (...minutes: number[]) => minutes.map((n) => new Date(now.getTime() - n * 60_000));

test.each([
  ['three a minute apart', ago(0, 1, 2, 3), 8, 6],
  ['nothing came for long: it grows', ago(27, 28, 29, 30), 8, 60],
  ['all at once', ago(0, 0, 0), 1, 1],
  ['two say nothing', ago(1, 2), 5, null],
  ['nothing waits', ago(1, 2, 3), 0, null],
])('%s', (_name, drafts, pending, minutes) => {
  expect(minutesLeft(drafts, pending, now)).toBe(minutes);
});
