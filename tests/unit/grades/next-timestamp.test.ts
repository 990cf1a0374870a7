import { nextTimestamp } from '../../../server/grades/next-timestamp.ts';

const at = (time: string) => new Date(`2026-11-23T${time}Z`);

test.each([
  ['the first score: this second', '12:00:05.900', null, 'send', '12:00:05.000'],
  ['the next second', '12:00:06.000', '12:00:05.000', 'send', '12:00:06.000'],
  ['the same second: wait for the next', '12:00:05.999', '12:00:05.000', 'wait', '12:00:06.000'],
  ['much later', '12:30:00.000', '12:00:05.000', 'send', '12:30:00.000'],
  ['a clock set back: wait, never a future time', '11:00:00.000', '12:00:05.000', 'wait', '12:00:06.000'],
])('%s', (_what, now, last, kind, expected) => {
  const next = nextTimestamp(at(now), last === null ? null : at(last));
  expect(next).toEqual(kind === 'send' ? { kind, timestamp: at(expected) } : { kind, until: at(expected) });
});
