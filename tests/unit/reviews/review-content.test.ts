import type { SecondCall } from '../../../server/reviews/second/why-second.ts';
import type { Point } from '../../../server/grading/assessment.ts';
import { decideApproval } from '../../../server/reviews/decide-approval.ts';
import { applyEdits, type ReviewContent, type ReviewEdits } from '../../../server/reviews/review-content.ts';
import { POINTS, RUBRIC, WORK } from '../../support/desk-sample.ts';

const levels = (cause: string, example: string) => [
  { criterionId: 'cause', kind: 'level' as const, levelId: cause },
  { criterionId: 'example', kind: 'level' as const, levelId: example },
];
const CONTENT: ReviewContent = { criteria: levels('l2', 'l1'), points: POINTS, summary: 'Drafted.' };
const edits = (changes: Partial<ReviewEdits> = {}): ReviewEdits => ({
  version: 0,
  levels: new Map(),
  points: new Map(),
  added: [],
  summary: 'Drafted.',
  ...changes,
});
const BASE = { rubric: RUBRIC, text: WORK, content: CONTENT, hiddenDraft: null };
const HIDDEN = { ...BASE, content: { criteria: [], points: [], summary: '' }, hiddenDraft: { ...CONTENT, marks: 3 } };

test('an unchanged form changes nothing', () => {
  expect(applyEdits(BASE, edits())).toEqual(CONTENT);
});

test('a level the rubric does not have is not taken', () => {
  expect(applyEdits(BASE, edits({ levels: new Map([['cause', 'l9']]) })).criteria).toEqual(CONTENT.criteria);
});

test('a span is never believed: the quote is looked for in the work', () => {
  const edit = { text: 'Text.', kind: 'strength' as const, quote: 'not there', remove: false };
  const [point] = applyEdits(BASE, edits({ points: new Map([['p1', edit]]) })).points;
  expect(point?.evidence).toEqual({ kind: 'quote', quote: 'not there', span: null });
});

test('a hidden draft stays away while a criterion has no level of the teacher', () => {
  expect(applyEdits(HIDDEN, edits({ levels: new Map([['cause', 'l0']]), summary: '' }))).toEqual({
    criteria: [{ criterionId: 'cause', kind: 'level', levelId: 'l0' }],
    points: [],
    summary: '',
  });
});

test('uncovered, it brings points and summary, and keeps the teacher’s levels', () => {
  const own = new Map([
    ['cause', 'l0'],
    ['example', 'l0'],
  ]);
  expect(applyEdits(HIDDEN, edits({ levels: own, summary: '' }))).toEqual({ ...CONTENT, criteria: levels('l0', 'l0') });
});

const [FIRST] = POINTS as [Point];
const quoted = (quote: string, span: { start: number; end: number } | null): ReviewContent => ({
  ...CONTENT,
  points: [{ ...FIRST, evidence: { kind: 'quote', quote, span } }],
});

test.each<[string, ReviewContent, boolean, unknown]>([
  ['complete', CONTENT, false, { kind: 'accepted', marks: 3, maximum: 4 }],
  [
    'all lowest levels: a zero that a person chose',
    { ...CONTENT, criteria: levels('l0', 'l0') },
    false,
    { kind: 'accepted', marks: 0, maximum: 4 },
  ],
  [
    'a criterion without a level',
    { ...CONTENT, criteria: levels('l2', 'l1').slice(0, 1) },
    false,
    { kind: 'refused', reason: 'levels-missing', ids: ['example'] },
  ],
  [
    'a criterion that could not be judged',
    {
      ...CONTENT,
      criteria: [{ criterionId: 'cause', kind: 'cannot-judge', reason: '' }, ...levels('l2', 'l1').slice(1)],
    },
    false,
    { kind: 'refused', reason: 'levels-missing', ids: ['cause'] },
  ],
  ['a draft not seen yet', CONTENT, true, { kind: 'refused', reason: 'draft-unseen', ids: [] }],
  [
    'a quote that is not in the work',
    quoted('x', null),
    false,
    { kind: 'refused', reason: 'quote-not-in-work', ids: ['p1'] },
  ],
  ['a teacher’s point without a quote', quoted('', null), false, { kind: 'accepted', marks: 3, maximum: 4 }],
  [
    'a point without words',
    { ...CONTENT, points: [{ ...FIRST, text: ' ' }] },
    false,
    { kind: 'refused', reason: 'point-empty', ids: ['p1'] },
  ],
])('approval: %s', (_what, content, unseen, expected) => {
  expect(decideApproval(RUBRIC, content, unseen, { kind: 'one-is-enough' })).toEqual(expected);
});

test.each<[string, SecondCall, object]>([
  ['a second marker is wanted', { kind: 'wanted', why: 'all' }, { kind: 'waits', why: 'all', marks: 3, maximum: 4 }],
  ['two markers are not done', { kind: 'open' }, { kind: 'refused', reason: 'second-open', ids: [] }],
  [
    'their levels are these',
    { kind: 'settled', criteria: CONTENT.criteria },
    { kind: 'accepted', marks: 3, maximum: 4 },
  ],
  [
    'their levels are others',
    { kind: 'settled', criteria: [] },
    { kind: 'refused', reason: 'levels-settled', ids: [] },
  ],
])('approval with two markers: %s', (_what, call, expected) => {
  expect(decideApproval(RUBRIC, CONTENT, false, call)).toEqual(expected);
  const silent = { ...CONTENT, points: [{ ...FIRST, text: ' ' }] };
  expect(decideApproval(RUBRIC, silent, false, call)).toMatchObject({ kind: 'refused', reason: 'point-empty' });
});
