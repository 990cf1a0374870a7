import { agreementOf, compareLevels } from '../../../server/reviews/tryout/compare-levels.ts';
import { RUBRIC } from '../../support/desk-sample.ts';

const level = (criterionId: string, levelId: string) => ({ criterionId, kind: 'level' as const, levelId });
const unsure = (criterionId: string) => ({ criterionId, kind: 'cannot-judge' as const, reason: 'Too short.' });
const TEACHER = [
  { criterionId: 'example', levelId: 'l1' },
  { criterionId: 'cause', levelId: 'l2' },
];

test.each([
  ['both the same', [level('cause', 'l2'), level('example', 'l1')], { same: 2 }],
  ['one level below', [level('cause', 'l1'), level('example', 'l1')], { same: 1, oneAway: 1, lower: 1 }],
  [
    'two below and one above',
    [level('cause', 'l0'), level('example', 'l2')],
    { oneAway: 1, further: 1, lower: 1, higher: 1 },
  ],
  ['no judgement', [unsure('cause'), level('example', 'l1')], { same: 1, unjudged: 1 }],
  ['a criterion missing, and a level that is none', [level('example', 'l9')], { unjudged: 2 }],
])('readers against the teacher: %s', (_what, verdicts, counts) => {
  const none = { n: 2, same: 0, oneAway: 0, further: 0, unjudged: 0, higher: 0, lower: 0 };
  expect(agreementOf(compareLevels(RUBRIC, TEACHER, verdicts))).toEqual({ ...none, ...counts });
});

test('pairs stand in the order of the rubric; a level of the teacher that the rubric does not have makes none', () => {
  const teacher = [...TEACHER.slice(0, 1), { criterionId: 'cause', levelId: 'gone' }];
  expect(compareLevels(RUBRIC, TEACHER, []).map(({ criterionId }) => criterionId)).toEqual(['cause', 'example']);
  expect(compareLevels(RUBRIC, teacher, []).map(({ criterionId }) => criterionId)).toEqual(['example']);
});
