import { compareSelf } from '../../../server/reviews/self/compare-self.ts';
import { missingSelf, selfLevels } from '../../../server/submissions/self-assessment.ts';
import { RUBRIC } from '../../support/desk-sample.ts';

const at = new Date('2026-11-23T12:00:00Z');
const own = (levelId: string) => ({ levels: [{ criterionId: 'cause', levelId, reason: '' }], at });
const given = [{ criterionId: 'cause', kind: 'level' as const, levelId: 'l1' }];

test.each([
  ['l2', 'higher'],
  ['l1', 'same'],
  ['l0', 'lower'],
])('expected %s where l1 is given: %s', (levelId, expected) => {
  expect(compareSelf(RUBRIC, own(levelId), given)).toMatchObject([
    { criterion: 'The cause', given: 'Level 1', expected },
  ]);
});

test('nothing is compared where one side has no level of this rubric', () => {
  expect(compareSelf(RUBRIC, own('l9'), given)).toEqual([]);
  expect(compareSelf(RUBRIC, own('l1'), [{ criterionId: 'cause', kind: 'cannot-judge', reason: '' }])).toEqual([]);
});

test('only levels of the rubric are kept, and what is missing is named', () => {
  const posted = new Map([
    ['example', { levelId: 'l2', reason: 'x'.repeat(600) }],
    ['cause', { levelId: 'l9', reason: '' }],
    ['other', { levelId: 'l1', reason: '' }],
  ]);
  const levels = selfLevels(RUBRIC, posted);
  expect(levels).toEqual([{ criterionId: 'example', levelId: 'l2', reason: 'x'.repeat(500) }]);
  expect(missingSelf(RUBRIC, { levels, at })).toEqual(['cause']);
  expect(missingSelf(RUBRIC, null)).toEqual(['cause', 'example']);
});
