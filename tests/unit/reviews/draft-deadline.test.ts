import { decideWait } from '../../../server/llm/batch/wait-for-batch.ts';
import { draftDeadline } from '../../../server/reviews/draft-deadline.ts';
import type { Decision } from '../../../server/submissions/submission.ts';

const retry: Decision = { kind: 'retry', by: 't', byName: null, at: new Date(), note: null };

test.each<[number | null | undefined, string | null, Decision[], string | null]>([
  [undefined, '2026-11-23T12:00:00Z', [], null],
  [null, '2026-11-23T12:00:00Z', [], null],
  [6, '2026-11-23T12:00:00Z', [], '2026-11-24T06:00:00.000Z'],
  [6, '2026-11-23T05:59:59Z', [], '2026-11-23T06:00:00.000Z'],
  [6, '2026-11-23T06:00:00Z', [], '2026-11-24T06:00:00.000Z'],
  [0, '2026-12-31T23:59:00Z', [], '2027-01-01T00:00:00.000Z'],
  [6, '2026-11-23T12:00:00Z', [retry], null],
  [6, null, [], null],
])('by %p, handed in %p', (draftsByHour, submittedAt, decisions, expected) => {
  const asked = draftsByHour === undefined ? {} : { draftsByHour };
  const work = { submittedAt: submittedAt === null ? null : new Date(submittedAt), decisions };
  expect(draftDeadline(asked, work)?.toISOString() ?? null).toBe(expected);
});

const deadline = new Date('2026-11-24T06:00:00Z');
const sooner = new Date('2026-11-23T20:00:00Z');

test.each([
  [null, '2026-11-23T12:00:00Z', { kind: 'collect', until: deadline }],
  [null, '2026-11-24T05:00:00Z', { kind: 'collect', until: deadline }],
  [null, '2026-11-24T05:00:01Z', { kind: 'live' }],
  [{ state: 'collected', deadline }, '2026-11-23T12:00:00Z', { kind: 'wait', until: deadline }],
  [{ state: 'sent', deadline: sooner }, '2026-11-23T12:00:00Z', { kind: 'wait', until: sooner }],
  [{ state: 'sent', deadline: sooner }, '2026-11-23T20:00:00Z', { kind: 'live' }],
  [{ state: 'answered', deadline }, '2026-11-23T12:00:00Z', { kind: 'live' }],
  [{ state: 'failed', deadline }, '2026-11-23T12:00:00Z', { kind: 'live' }],
] as const)('a call that is %j at %s', (call, now, expected) => {
  expect(decideWait(call, deadline, new Date(now))).toEqual(expected);
});
