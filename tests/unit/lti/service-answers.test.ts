import { decideSend } from '../../../server/lti/decide-send.ts';
import { nextPage } from '../../../server/lti/next-page.ts';
import { lineItemService, scoreMessage } from '../../../server/lti/score-message.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

function answered(status: number, headers: Record<string, string> = {}) {
  return { kind: 'answered' as const, answer: { status, headers, text: 'Sam got 3 marks' } };
}

describe('an answer to a score', () => {
  it.each([
    [answered(200), { kind: 'sent' }],
    [answered(204), { kind: 'sent' }],
    [answered(409), { kind: 'later' }],
    [answered(429, { 'retry-after': '7' }), { kind: 'retry', reason: 'platform-429', afterMs: 7000 }],
    [
      answered(503, { 'retry-after': 'Mon, 23 Nov 2026 12:01:00 GMT' }),
      { kind: 'retry', reason: 'platform-503', afterMs: 60_000 },
    ],
    [answered(500, { 'retry-after': 'soon' }), { kind: 'retry', reason: 'platform-500', afterMs: null }],
    [answered(400), { kind: 'refused', reason: 'score-person-not-gradable' }],
    [answered(403), { kind: 'refused', reason: 'score-not-authorised' }],
    [answered(404), { kind: 'refused', reason: 'score-line-item-gone' }],
    [answered(422), { kind: 'refused', reason: 'score-person-not-gradable' }],
    [answered(302), { kind: 'refused', reason: 'score-rejected' }],
    [
      { kind: 'unavailable' as const, reason: 'lti-unreachable', afterMs: null },
      { kind: 'retry', reason: 'lti-unreachable', afterMs: null },
    ],
    [
      { kind: 'no-token' as const, reason: 'scope-missing' as const },
      { kind: 'refused', reason: 'score-scope-missing' },
    ],
  ])('%j means %j', (answer, result) => {
    expect(decideSend(answer, NOW)).toEqual(result);
  });
});

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
    timestamp: NOW,
    submittedAt: new Date('2026-11-22T10:00:00.5Z'),
  };

  it('is complete, fully graded and commented, with milliseconds', () => {
    expect(scoreMessage(score, 'moodle')).toEqual({
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

  it('makes no new attempt on Canvas', () => {
    const extension = { 'https://canvas.instructure.com/lti/submission': { new_submission: false } };
    expect(scoreMessage(score, 'canvas')).toMatchObject(extension);
  });

  it('goes to the path before the query', () => {
    const url = 'https://lms.example/services.php/2/lineitems/2/lineitem?type_id=1';
    const scores = 'https://lms.example/services.php/2/lineitems/2/lineitem/scores?type_id=1';
    expect(lineItemService(url, 'scores')).toBe(scores);
  });
});
