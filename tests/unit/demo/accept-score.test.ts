import { acceptScore, type ScoreCell } from '../../../server/demo/lms/lti/accept-score.ts';

const score = {
  ...{ userId: '4', scoreGiven: 15.5, scoreMaximum: 20, comment: 'Clear.', timestamp: '2026-11-23T08:53:06.008Z' },
  ...{ activityProgress: 'Completed', gradingProgress: 'FullyGraded' },
};
const second = Date.parse('2026-11-23T08:53:06Z') / 1000;
const empty: ScoreCell = { lineItem: { scoreMaximum: 20, locked: false }, grade: null, gradable: true };
const graded = (at: number, overridden = false): ScoreCell => ({ ...empty, grade: { second: at, overridden } });
const written = (mark: number | null, comment: string | null) => ({ kind: 'written', score: mark, comment, second });

test.each([
  ['a full score', {}, empty, written(15.5, 'Clear.')],
  ['another scale', { scoreGiven: 2, scoreMaximum: 3 }, empty, written(13.33333, 'Clear.')],
  ['above the maximum', { scoreGiven: 30 }, empty, written(20, 'Clear.')],
  ['numbers as strings', { scoreGiven: '10', scoreMaximum: '20' }, empty, written(10, 'Clear.')],
  ['no milliseconds', { timestamp: '2026-11-23T08:53:06Z' }, empty, written(15.5, 'Clear.')],
  ['no comment', { comment: undefined }, empty, written(15.5, null)],
  ['pending', { gradingProgress: 'PendingManual' }, graded(second - 1), written(null, null)],
  ['no score', { scoreGiven: undefined, scoreMaximum: undefined }, empty, written(null, null)],
  ['the second after', {}, graded(second - 1), written(15.5, 'Clear.')],
  ['the same second', {}, graded(second), { kind: 'too-early' }],
  ['an earlier second', {}, graded(second + 1), { kind: 'too-early' }],
  ['an overridden cell', {}, graded(second - 1, true), { kind: 'overridden' }],
  ['a locked column', {}, { ...empty, lineItem: { scoreMaximum: 20, locked: true } }, { kind: 'locked' }],
  ['a person who is no student', {}, { ...empty, gradable: false }, { kind: 'malformed' }],
  ['a score without its maximum', { scoreMaximum: undefined }, empty, { kind: 'malformed' }],
  ['no user', { userId: undefined }, empty, { kind: 'malformed' }],
  ['no progress', { activityProgress: undefined }, empty, { kind: 'malformed' }],
  ['a date that is none', { timestamp: 'yesterday' }, empty, { kind: 'malformed' }],
  ['a month that is none', { timestamp: '2026-13-01T00:00:00Z' }, empty, { kind: 'malformed' }],
])('%s', (_case, changes, cell, decision) => {
  expect(acceptScore({ ...score, ...changes }, cell)).toEqual(decision);
});

test.each([[null], ['text'], [[]]])('a body that is %j is malformed', (body) => {
  expect(acceptScore(body, empty)).toEqual({ kind: 'malformed' });
});
