import type { Point } from '../../../server/grading/assessment.ts';
import { fitsPattern, materialChanges, patternsOf } from '../../../server/reviews/batch/material-change.ts';
import type { ReviewContent } from '../../../server/reviews/review-content.ts';

const point = (id: string, changes: Partial<Point> = {}): Point => ({
  ...{ id, criterionId: 'cause', kind: 'strength', text: 'Good.' },
  evidence: { kind: 'quote', quote: 'x', span: null },
  ...changes,
});
const content = (changes: Partial<ReviewContent> = {}): ReviewContent => ({
  criteria: [
    { criterionId: 'cause', kind: 'level', levelId: 'l2' },
    { criterionId: 'example', kind: 'level', levelId: 'l1' },
  ],
  points: [point('p1'), point('p2', { criterionId: 'example' })],
  summary: 'S',
  ...changes,
});

test.each([
  ['nothing', content(), []],
  [
    'wording, quote and summary',
    content({ points: [point('p1', { text: 'Fine!' }), point('p2', { criterionId: 'example' })], summary: 'T' }),
    [],
  ],
  ['order of points', content({ points: content().points.toReversed() }), []],
  [
    'another level',
    content({ criteria: [{ criterionId: 'cause', kind: 'level', levelId: 'l0' }, ...content().criteria.slice(1)] }),
    ['level cause'],
  ],
  ['a level taken away', content({ criteria: content().criteria.slice(0, 1) }), ['level example']],
  ['a point taken away', content({ points: [point('p1')] }), ['point-removed example']],
  ['a point put in', content({ points: [...content().points, point('own-1')] }), ['point-added cause']],
  [
    'praise made advice',
    content({ points: [point('p1', { kind: 'next-step' }), point('p2', { criterionId: 'example' })] }),
    ['point-removed cause', 'point-added cause'],
  ],
])('%s', (_name, after, expected) => {
  expect(materialChanges(content(), after).map(({ kind, criterionId }) => `${kind} ${criterionId ?? ''}`)).toEqual(
    expected,
  );
});

test('the pattern is the drafted level of the criterion that was changed', () => {
  const patterns = patternsOf([{ kind: 'level', criterionId: 'cause' }], content().criteria);
  expect(patterns).toEqual([{ criterionId: 'cause', levelId: 'l2' }]);
  expect(fitsPattern(content().criteria, { criterionId: 'cause', levelId: 'l2' })).toBe(true);
  expect(fitsPattern(content().criteria, { criterionId: 'cause', levelId: 'l1' })).toBe(false);
  expect(patternsOf([{ kind: 'returned', criterionId: null }], content().criteria)).toBeNull();
});
