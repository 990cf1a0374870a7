import { judgeCanvasScore } from '../../server/demo/lms/profiles/canvas-score.ts';
import type { ScorePost } from '../../server/demo/lms/profiles/lms-profile.ts';
import type { GradeDocument } from '../../server/demo/lms/lms-documents.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const EXTENSION = 'https://canvas.instructure.com/lti/submission';

const score = {
  ...{ userId: 'u', scoreGiven: 15, scoreMaximum: 20, comment: 'Clear.', timestamp: '2026-11-23T08:53:06.008Z' },
  ...{ activityProgress: 'Completed', gradingProgress: 'FullyGraded', [EXTENSION]: { new_submission: false } },
};
const without = (name: string) => Object.fromEntries(Object.entries(score).filter(([key]) => key !== name));
const extended = (extension: object) => ({ ...score, [EXTENSION]: { new_submission: false, ...extension } });

const FIRST = { submittedAt: new Date('2026-11-22T10:00:00Z'), url: 'https://tool.example/lti/launch?submission=a' };

const graded: Partial<GradeDocument> = {
  attempts: [FIRST],
  ...{ score: 9, comment: 'Earlier.', comments: ['Earlier.'], result: true },
  second: Date.parse('2026-11-23T08:53:06.008Z') / 1000,
};

function judge(body: unknown, grade: Partial<GradeDocument> | null = null, changes: Partial<ScorePost> = {}) {
  const lineItem = { scoreMaximum: 40 } as ScorePost['lineItem'];
  const post = { body, text: '', lineItem, grade: grade as GradeDocument | null, gradable: true, attemptsAllowed: 1 };
  return judgeCanvasScore({ ...post, now: NOW, ...changes });
}

test.each([
  ['a mark, scaled to the column', score, { score: 30, comments: ['Clear.'], attempts: [] }],
  ['above the maximum: not cut', { ...score, scoreGiven: 30 }, { score: 60 }],
  ['PendingManual keeps a mark', { ...score, gradingProgress: 'PendingManual' }, { score: 30 }],
  ['Pending has none', { ...score, gradingProgress: 'Pending' }, { score: null, comments: ['Clear.'] }],
  ['no scoreGiven', without('scoreGiven'), { score: null }],
  [
    'without the extension: another attempt',
    without(EXTENSION),
    { score: 30, attempts: [{ submittedAt: NOW, url: null }] },
  ],
  ['type none: no attempt', extended({ new_submission: true, submission_type: 'none' }), { attempts: [] }],
  ['no comment', without('comment'), { score: 30, comments: [], comment: null }],
])('written – %s', (_case, body, change) => {
  expect(judge(body)).toMatchObject({ status: 200, change });
});

test.each([
  ['the comment is one more', score, { score: 30, comments: ['Earlier.', 'Clear.'] }],
  ['the same comment too', { ...score, comment: 'Earlier.' }, { comments: ['Earlier.', 'Earlier.'] }],
  ['none leaves them', without('comment'), { comments: ['Earlier.'], comment: 'Earlier.' }],
  ['a reset wipes the mark', { ...score, gradingProgress: 'Failed' }, { score: null }],
  ['unless preserve_score', { ...extended({ preserve_score: true }), gradingProgress: 'Failed' }, { score: 9 }],
  ['prioritize_non_tool_grade keeps any mark', extended({ prioritize_non_tool_grade: true }), { score: 9 }],
])('over an earlier score – %s', (_case, body, change) => {
  expect(judge(body, graded)).toMatchObject({ status: 200, change });
});

const handIn = (url: string, submittedAt: Date) => ({
  ...{ userId: '4', timestamp: '2026-11-23T08:53:07.000Z', activityProgress: 'Submitted' },
  ...{ gradingProgress: 'PendingManual', submission: { submittedAt: submittedAt.toISOString() } },
  [EXTENSION]: { preserve_score: true, submission_type: 'basic_lti_launch', submission_data: url },
});

test('a hand-in without a mark keeps mark and comments; its moment tells whether it is another attempt', () => {
  const later = { submittedAt: new Date('2026-11-23T08:00:00Z'), url: 'https://tool.example/lti/launch?submission=b' };
  const kept = { score: 9, comments: ['Earlier.'] };
  const post = (one: typeof FIRST) => judge(handIn(one.url, one.submittedAt), graded, { attemptsAllowed: 2 });
  expect(post(later)).toMatchObject({ status: 200, change: { ...kept, attempts: [FIRST, later] } });
  expect(post(FIRST)).toMatchObject({ status: 200, change: { ...kept, attempts: [FIRST] } });
});

test.each([
  ['no user', without('userId'), null, 400],
  ['a progress that is none', { ...score, gradingProgress: 'Done' }, null, 400],
  ['no time', { ...score, timestamp: 'yesterday' }, null, 400],
  ['a time a millisecond earlier', { ...score, timestamp: '2026-11-23T08:53:06.007Z' }, graded, 400],
  ['handed in over a minute from now', extended({ submitted_at: '2026-11-23T09:01:01Z' }), null, 400],
  ['submission.submittedAt alike', { ...score, submission: { submittedAt: '2026-11-23T09:01:01Z' } }, null, 400],
  ['no maximum', without('scoreMaximum'), null, 422],
  ['a negative maximum', { ...score, scoreMaximum: -1 }, null, 422],
  ['a maximum of zero', { ...score, scoreMaximum: 0 }, null, 422],
  ['a negative mark', { ...score, scoreGiven: -1 }, null, 422],
  ['one attempt too many', extended({ new_submission: true }), graded, 422],
  ['an upload without files', extended({ submission_type: 'online_upload' }), null, 422],
])('refused – %s', (_case, body, grade, status) => {
  expect(judge(body, grade)).toMatchObject({ status, change: null, answer: { errors: {} } });
});

test('an equal time passes; a teacher’s own mark has no time to be earlier than', () => {
  expect(judge(score, graded).status).toBe(200);
  expect(judge({ ...score, timestamp: '2020-01-01T00:00:00Z' }, { ...graded, result: false }).status).toBe(200);
});

test('a person who is no student of the course is refused', () => {
  expect(judge(score, null, { gradable: false }).status).toBe(422);
});
