import { scoreOutcome } from '../../../server/grades/score-outcome.ts';
import type { ResultReading, SendResult } from '../../../server/lti/lti-gateway.ts';

const GIVEN = { scoreGiven: 3, scoreMaximum: 4 };
const read = (resultScore: number | null, resultMaximum = 20): ResultReading => ({
  kind: 'read',
  resultScore,
  resultMaximum,
  comment: null,
});
const SENT: SendResult = { kind: 'sent' };

test.each<[string, SendResult, ResultReading | null, unknown]>([
  ['sent, no look allowed', SENT, null, { kind: 'arrived', confirmed: 'accepted' }],
  ['sent, the LMS forbids the look', SENT, { kind: 'not-allowed' }, { kind: 'arrived', confirmed: 'accepted' }],
  ['sent, the look failed', SENT, { kind: 'unavailable', reason: 'x' }, { kind: 'arrived', confirmed: 'accepted' }],
  ['sent and shown, rescaled', SENT, read(15), { kind: 'arrived', confirmed: 'read-back' }],
  ['sent and shown, rounded', SENT, read(14.99), { kind: 'arrived', confirmed: 'read-back' }],
  ['sent, another value shown', SENT, read(18), { kind: 'trouble', trouble: 'overridden', arrived: true }],
  ['sent, nothing shown', SENT, read(null), { kind: 'trouble', trouble: 'not-shown', arrived: true }],
  ['409', { kind: 'later' }, null, { kind: 'again', reason: 'newer-score', afterMs: 2000 }],
  [
    '503',
    { kind: 'retry', reason: 'platform-503', afterMs: null, mayHaveArrived: false },
    null,
    { kind: 'again', reason: 'platform-503', afterMs: 0 },
  ],
  [
    '429',
    { kind: 'retry', reason: 'platform-429', afterMs: 9000, mayHaveArrived: false },
    null,
    { kind: 'again', reason: 'platform-429', afterMs: 9000 },
  ],
  [
    '400',
    { kind: 'refused', reason: 'score-person-not-gradable' },
    null,
    { kind: 'trouble', trouble: 'score-person-not-gradable', arrived: false },
  ],
])('%s', (_what, sent, reading, expected) => {
  expect(scoreOutcome(sent, reading, GIVEN)).toEqual(expected);
});
