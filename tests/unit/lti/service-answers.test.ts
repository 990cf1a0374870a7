import { decideSend } from '../../../server/lti/decide-send.ts';
import { familyOfCode } from '../../../server/lti/platform-family.ts';
import { policyOf } from '../../../server/lti/platform-policy.ts';
import { nextPage } from '../../../server/lti/next-page.ts';
import { lineItemService, scoreMessage } from '../../../server/lti/score-message.ts';

const LAUNCH = 'https://tool.example/lti/launch';
const NOW = new Date('2026-11-23T12:00:00Z');

function answered(status: number, headers: Record<string, string> = {}) {
  return { kind: 'answered' as const, answer: { status, headers, text: 'Sam got 3 marks' } };
}

describe('an answer to a score', () => {
  const retry = (reason: string, mayHaveArrived: boolean, afterMs: number | null = null) => ({
    ...{ kind: 'retry', reason, afterMs, mayHaveArrived },
  });
  const date = 'Mon, 23 Nov 2026 12:01:00 GMT';
  it.each([
    ['other', answered(200), { kind: 'sent' }],
    ['other', answered(204), { kind: 'sent' }],
    ['other', answered(409), { kind: 'later' }],
    ['other', answered(429, { 'retry-after': '7' }), retry('platform-429', false, 7000)],
    ['other', answered(503, { 'retry-after': date }), retry('platform-503', false, 60_000)],
    ['other', answered(500, { 'retry-after': 'soon' }), retry('platform-500', true)],
    ['canvas', answered(502), retry('platform-502', true)],
    ['canvas', answered(504), retry('platform-504', true)],
    ['canvas', answered(408), retry('platform-408', true)],
    ['canvas', answered(403, { 'x-rate-limit-remaining': '0.0' }), retry('platform-403', false)],
    [
      'canvas',
      answered(403, { 'x-rate-limit-remaining': '511.2' }),
      { kind: 'refused', reason: 'score-not-authorised' },
    ],
    ['canvas', answered(400), { kind: 'later' }],
    ['moodle', answered(400), { kind: 'refused', reason: 'score-person-not-gradable' }],
    ['sakai', answered(400), { kind: 'refused', reason: 'score-person-not-gradable' }],
    ['blackboard', answered(400), { kind: 'refused', reason: 'score-rejected' }],
    ['other', answered(403), { kind: 'refused', reason: 'score-not-authorised' }],
    ['other', answered(404), { kind: 'refused', reason: 'score-line-item-gone' }],
    ['other', answered(422), { kind: 'refused', reason: 'score-person-not-gradable' }],
    ['other', answered(302), { kind: 'refused', reason: 'score-rejected' }],
    ['other', unreachable(true), retry('lti-unreachable', true)],
    ['other', unreachable(false), retry('lti-unreachable', false)],
    [
      'other',
      { kind: 'no-token' as const, reason: 'scope-missing' as const },
      { kind: 'refused', reason: 'score-scope-missing' },
    ],
  ] as const)('on %s: %j means %j', (family, answer, result) => {
    expect(decideSend(answer, policyOf(family), NOW)).toEqual(result);
  });
});

function unreachable(sent: boolean) {
  return { kind: 'unavailable' as const, reason: 'lti-unreachable', afterMs: null, sent };
}

describe('a Link header', () => {
  const from = 'https://lms.example/members?limit=1';
  it.each([
    ['<https://lms.example/members?limit=1&from=1>; rel="next"', 'https://lms.example/members?limit=1&from=1'],
    ['<https://lms.example/m?a=1&amp;b=2>; rel=“next”', 'https://lms.example/m?a=1&b=2'],
    [
      '<https://lms.example/m?a=1&amp;b=2>; rel=\u00e2\u0080\u009cnext\u00e2\u0080\u009d',
      'https://lms.example/m?a=1&b=2',
    ],
    ['<https://lms.example/a>; rel="first", </b>; rel=next', 'https://lms.example/b'],
    ['<https://lms.example/a>; rel="differences"', null],
    ['<https://evil.example/m>; rel="next"', null],
    [`<${from}>; rel="next"`, null],
    [undefined, null],
  ])('%s', (header, next) => {
    expect(nextPage(header, from)).toBe(next);
  });
});

describe('a score message', () => {
  const score = {
    userId: '4',
    scoreGiven: 3,
    scoreMaximum: 20,
    comment: 'Good.',
    commentIs: 'new' as const,
    submissionId: 's1',
    timestamp: NOW,
    submittedAt: new Date('2026-11-22T10:00:00.5Z'),
  };

  it('is complete, fully graded and commented, with milliseconds', () => {
    expect(scoreMessage(score, policyOf('moodle'), LAUNCH)).toEqual({
      userId: '4',
      scoreGiven: 3,
      scoreMaximum: 20,
      comment: 'Good.',
      timestamp: '2026-11-23T12:00:00.000Z',
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      submission: { submittedAt: '2026-11-22T10:00:00.500Z' },
    });
  });

  it('names the work’s address on Canvas, and makes no new attempt', () => {
    const submission = {
      new_submission: false,
      submission_type: 'basic_lti_launch',
      submission_data: `${LAUNCH}?submission=s1`,
    };
    const extension = { 'https://canvas.instructure.com/lti/submission': submission };
    expect(scoreMessage(score, policyOf('canvas'), LAUNCH)).toMatchObject(extension);
  });

  it.each(['moodle', 'canvas', 'blackboard', 'brightspace', 'sakai', 'other'] as const)(
    'never wipes a mark or a comment on %s, in whatever doubt',
    (family) => {
      for (const commentIs of ['new', 'unsure', 'stands'] as const) {
        const message = scoreMessage({ ...score, commentIs }, policyOf(family), LAUNCH);
        expect(message).toMatchObject({ gradingProgress: 'FullyGraded', scoreGiven: 3, scoreMaximum: 20 });
        // Only Canvas keeps earlier comments, so only there it may be left out, and must be to show it once.
        expect('comment' in message).toBe(family !== 'canvas' || commentIs === 'new');
      }
    },
  );

  it('never says that work came after its score', () => {
    const ahead = { ...score, submittedAt: new Date(NOW.getTime() + 3_600_000) };
    expect(scoreMessage(ahead, policyOf('canvas'), LAUNCH)).toMatchObject({
      submission: { submittedAt: NOW.toISOString() },
    });
  });

  it('goes to the path before the query', () => {
    const url = 'https://lms.example/services.php/2/lineitems/2/lineitem?type_id=1';
    const scores = 'https://lms.example/services.php/2/lineitems/2/lineitem/scores?type_id=1';
    expect(lineItemService(url, 'scores')).toBe(scores);
  });
});

it.each([
  ['moodle', 'moodle'],
  ['Canvas', 'canvas'],
  ['BlackboardLearn', 'blackboard'],
  ['desire2learn', 'brightspace'],
  ['sakai', 'sakai'],
  ['ilias', 'other'],
  [undefined, 'other'],
])('product family %s is %s', (code, family) => {
  expect(familyOfCode(code)).toBe(family);
});
