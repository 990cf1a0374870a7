import { originsOf, type Origin } from '../../../server/feedback/words-origin.ts';
import type { Draft, Point } from '../../../server/grading/assessment.ts';
import type { Release } from '../../../server/submissions/submission.ts';

const point = (text: string, changes: Partial<Point> = {}): Point => ({
  ...{ id: 'p1', criterionId: 'c', kind: 'strength', text },
  evidence: { kind: 'quote', quote: 'some words', span: { start: 0, end: 10 } },
  ...changes,
});
const draft = (text: string, changes: Partial<Draft> = {}): Draft => ({
  ...{ criteria: [{ criterionId: 'c', kind: 'level', levelId: 'l2' }], points: [point(text)], marks: 2 },
  summary: 'A clear start with two good examples.',
  ...changes,
});
const DRAFT = draft('You name the cause at once and clearly.');
const LATER = draft('', { points: [point('Say what cork is made of.', { id: 'r1-p2' })] });
const final = (points: Point[], summary = '') => ({ final: { points, summary, criteria: DRAFT.criteria } });

const POINTS: [string, Point, Origin][] = [
  ['word for word', point('You name the cause at once and clearly.'), 'readers'],
  ['a word changed', point('You name the cause at once and very clearly.'), 'edited'],
  ['another sentence in its place', point('Come and see me about the second paragraph.'), 'teacher'],
  ['the same sentence as a task', point('You name the cause at once and clearly.', { kind: 'next-step' }), 'edited'],
  [
    'the same sentence on other words',
    point('You name the cause at once and clearly.', { evidence: { kind: 'quote', quote: 'others', span: null } }),
    'edited',
  ],
  ['a point of the teacher’s own', point('You name the cause at once and clearly.', { id: 'own-1' }), 'teacher'],
  ['taken from a later draft', point('Say what cork is made of.', { id: 'r1-p2' }), 'readers'],
];

test.each(POINTS)('a point: %s', (_, one, origin) => {
  expect(originsOf(final([one]), { drafts: [DRAFT, LATER], blind: null }).points.get(one.id)).toBe(origin);
});

const SUMMARIES: [string, string, Origin | null][] = [
  ['none', ' ', null],
  ['as drafted', 'A clear start with two good examples.', 'readers'],
  ['changed', 'A clear start with two examples.', 'edited'],
  ['another', 'See my notes in class on Monday.', 'teacher'],
];

test.each(SUMMARIES)('a summary: %s', (_, summary, origin) => {
  expect(originsOf(final([], summary), { drafts: [DRAFT], blind: null }).summary).toBe(origin);
});

test('a level is the teacher’s where they chose it without the draft, or chose another', () => {
  const blind = { criteria: DRAFT.criteria, draftId: 'd', by: 't', at: new Date() };
  expect(originsOf(final([]), { drafts: [DRAFT], blind: null }).levels.get('c')).toBe('readers');
  expect(originsOf(final([]), { drafts: [DRAFT], blind }).levels.get('c')).toBe('teacher');
  const other = { ...DRAFT, criteria: [{ criterionId: 'c', kind: 'level' as const, levelId: 'l1' }] };
  expect(originsOf(final([]), { drafts: [other], blind: null }).levels.get('c')).toBe('teacher');
});

test('what was approved for a similar work is nobody’s draft of this one, also once the teacher changed it', () => {
  const batch = { id: 'b', read: 3, size: 9, own: false, copied: true };
  const copied = { ...final([point('You name it.'), point('You show it.', { id: 'p2' })]), batch };
  const first = originsOf(copied, { drafts: [DRAFT], blind: null });
  expect([first.points.get('p1'), first.levels.get('c')]).toEqual(['copied', 'copied']);
  const changed = final([point('You name it.'), point('You show it well.', { id: 'p2' })]);
  const second = originsOf(changed, { drafts: [DRAFT], blind: null, earlier: [copied as Release] });
  expect([...second.points.values(), second.levels.get('c')]).toEqual(['copied', 'teacher', 'copied']);
});
