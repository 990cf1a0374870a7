import { commentWords } from '../../../server/grades/comment-words.ts';
import { scoreComment } from '../../../server/grades/score-comment.ts';
import { POINTS, RUBRIC } from '../../support/desk-sample.ts';

const final = {
  criteria: [
    { criterionId: 'cause', kind: 'level' as const, levelId: 'l2' },
    { criterionId: 'example', kind: 'level' as const, levelId: 'l0' },
  ],
  points: POINTS,
  summary: 'A good start.',
};
const release = { final, approvedByName: 'Toni Teacher' };
const words = commentWords('en');

test('levels, points and summary as plain text, ending with who approved it', () => {
  expect(scoreComment(RUBRIC, release, words, false)).toBe(
    [
      'A good start.',
      '',
      'The cause: Level 2 (2/2)',
      '- Strength: You name the drafted cause. “because of abscission”',
      '',
      'The example: Level 0 (0/2)',
      '- Next step: Add a drafted example from a book.',
      '',
      'Read and approved by Toni Teacher.',
    ].join('\n'),
  );
});

test('a demonstration says so, and an unnamed teacher is a teacher', () => {
  const comment = scoreComment(RUBRIC, { ...release, approvedByName: null }, words, true);
  expect(comment).toContain('Read and approved by your teacher.\nDemonstration, not an assessment');
});

test('what nobody read is not said to be read', () => {
  const batch = { id: 'b', read: 4, size: 20, own: false };
  expect(scoreComment(RUBRIC, { ...release, batch }, words, false)).toMatch(/\n\nApproved by Toni Teacher\.$/);
});

test('a language without words yet falls back to English', () => {
  expect(commentWords('tlh').strength).toBe('Strength');
});

test('at most 20 kB, whole characters, and the ending is never cut', () => {
  const comment = scoreComment(RUBRIC, { ...release, final: { ...final, summary: '😀'.repeat(9000) } }, words, true);
  expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(20_000);
  expect(Buffer.byteLength(comment)).toBeGreaterThan(19_900);
  expect(comment).not.toContain('\ufffd');
  expect(comment.isWellFormed()).toBe(true);
  expect(comment).toContain('Shortened here');
  expect(comment).toContain('Read and approved by Toni Teacher.');
});

test('control characters and half characters never reach an LMS', () => {
  const summary = 'a\u0000b\ud800c\u001b[31m';
  expect(scoreComment(RUBRIC, { ...release, final: { ...final, summary } }, words, false)).toMatch(/^ab\ufffdc\[31m\n/);
});
