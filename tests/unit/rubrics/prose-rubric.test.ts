import { readLevelLine } from '../../../server/rubrics/prose/read-level-line.ts';
import { readProseRubric } from '../../../server/rubrics/prose/read-prose-rubric.ts';

test.each([
  ['Excellent (5): States a claim.', 'Excellent', 5, 'States a claim.'],
  ['- Good [3 points] – States one, later.', 'Good', 3, 'States one, later.'],
  ['**Weak** (0,5 Punkte) Says: nothing.', 'Weak', 0.5, 'Says: nothing.'],
  ['Excellent, 5 points: States a claim.', 'Excellent', 5, 'States a claim.'],
  ['5 - Excellent: States a claim.', 'Excellent', 5, 'States a claim.'],
  ['2 puntos: Explica una causa.', '2', 2, 'Explica una causa.'],
  ['Muy bueno – 4 pts: Explica.', 'Muy bueno', 4, 'Explica.'],
])('a level: %s', (line, title, points, descriptor) => {
  expect(readLevelLine(line)).toEqual({ title, points, descriptor });
});

test.each([
  'Thesis',
  'Evidence (from the text)',
  'The essay of 1984 - a classic - is read.',
  '',
  'See Smith (in press): a study.',
  '1. Thesis',
])('no level: %s', (line) => {
  expect(readLevelLine(line)).toBeNull();
});

const GIVEN = { id: 'made-1', title: '', language: 'en' };

test('criteria, levels in order, words over several lines, and what stands before and after', () => {
  const read = readProseRubric(
    `Essay on leaves
Up to 7 points.

1. Thesis
What the reader looks for first.
Excellent (4): States a claim
that can be disputed.
Good (2): States a topic.
None (0): States nothing.

## Evidence:
3 - Strong: Quotes and explains.
1 - Weak: Quotes.

Hand in by Friday.`,
    GIVEN,
  );
  if (read.kind !== 'read') throw new Error('not read');
  const { rubric, leftOut } = read;
  expect(rubric).toMatchObject({ id: 'made-1', title: 'Essay on leaves', description: 'Up to 7 points.' });
  expect(rubric.criteria.map(({ id, title, description }) => [id, title, description])).toEqual([
    ['thesis', 'Thesis', 'What the reader looks for first.'],
    ['evidence', 'Evidence', ''],
  ]);
  expect(rubric.criteria[0]?.levels.map(({ title, points }) => [title, points])).toEqual([
    ['None', 0],
    ['Good', 2],
    ['Excellent', 4],
  ]);
  expect(rubric.criteria[0]?.levels.at(-1)?.descriptor).toBe('States a claim that can be disputed.');
  expect(leftOut).toEqual(['Hand in by Friday.']);
});

test('without blank lines a short line that is no sentence is the next criterion', () => {
  const read = readProseRubric(
    'Cause\nFull (1): Names it.\nNone (0): Does not.\nExample\nFull (1): Has one.\nNone (0): Has none.',
    GIVEN,
  );
  expect(read).toMatchObject({
    kind: 'read',
    leftOut: [],
    rubric: { title: 'Cause', criteria: [{ id: 'cause' }, { id: 'example' }] },
  });
});

test('a level that cannot stand beside another one, and a criterion with one level, come back word for word', () => {
  const read = readProseRubric('Cause\nA (2): One.\nB (2): Two.\nC (0): Three.\n\nLonely\nD (1): Four.', {
    ...GIVEN,
    title: 'Mine',
  });
  if (read.kind !== 'read') throw new Error('not read');
  expect(read.rubric.title).toBe('Mine');
  expect(read.rubric.criteria).toHaveLength(1);
  expect(read.leftOut).toEqual(['B (2): Two.', 'Lonely', 'D (1): Four.']);
});

test.each([
  ['nothing', ''],
  ['prose without levels', 'Good essays have a thesis and evidence. Weak ones do not.'],
  ['one level', 'Cause\nFull (1): Names it.'],
  ['levels without a criterion', 'Full (1): Names it.\nNone (0): Does not.'],
  ['a wall of text', 'x'.repeat(200_000)],
  ['many openings', 'a - '.repeat(50_000)],
])('%s is not recognised', (_what, text) => {
  expect(readProseRubric(text, GIVEN)).toEqual({ kind: 'unrecognised' });
});
