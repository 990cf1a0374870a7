import { diffRubrics } from '../../../server/rubrics/diff-rubrics.ts';
import { rubricSchema, type Rubric } from '../../../server/rubrics/rubric.ts';
import { RUBRIC } from '../../support/desk-sample.ts';

type Change = (rubric: Rubric) => unknown;

function changed(change: Change, base: Rubric = RUBRIC): Rubric {
  const copy = structuredClone(base);
  change(copy);
  return rubricSchema.parse(copy);
}

const criterion = (id: string) => ({ ...structuredClone(RUBRIC.criteria[0]), id, title: `The ${id}` }) as never;
const first =
  (fields: object): Change =>
  ({ criteria: [one] }) =>
    Object.assign(one ?? {}, fields);

const five = changed((one) => void one.criteria.push(criterion('c'), criterion('d'), criterion('e')));

/** Each criterion that is not the same, in a word; a move says from where to where. */
function told(before: Rubric, after: Rubric): string[] {
  return diffRubrics(before, after).criteria.flatMap(({ kind, moved, before: old, after: now }) => {
    const id = (now ?? old)?.id ?? '';
    const place = moved ? [`${id} ${moved.before}>${moved.after}`] : [];
    return kind === 'same' ? place : [`${id} ${kind}`, ...place];
  });
}

const cases: [string, Rubric, Rubric, string[]][] = [
  ['nothing', RUBRIC, changed(() => undefined), []],
  ['one more', RUBRIC, changed((one) => void one.criteria.push(criterion('c'))), ['c added']],
  ['one less, told where it stood', five, changed((one) => void one.criteria.splice(1, 1), five), ['example removed']],
  ['the first one less', RUBRIC, changed((one) => void one.criteria.shift()), ['cause removed']],
  [
    'the first goes last: one move',
    five,
    changed((one) => void one.criteria.push(...one.criteria.splice(0, 1)), five),
    ['cause 1>5'],
  ],
  ['two swapped: one move', RUBRIC, changed((one) => void one.criteria.reverse()), ['cause 1>2']],
  ['another title', RUBRIC, changed(first({ title: 'Why' })), ['cause changed']],
  ['another weight', RUBRIC, changed(first({ weight: 2 })), ['cause changed']],
  ['a weight of one is none', RUBRIC, changed(first({ weight: 1 })), []],
  [
    'another descriptor',
    RUBRIC,
    changed(({ criteria: [, c] }) => {
      if (c?.levels[1]) c.levels[1].descriptor = 'Shows one.';
    }),
    ['example changed'],
  ],
  ['the number of the version alone', RUBRIC, changed((one) => Object.assign(one, { version: 7 })), []],
];

test.each(cases)('%s', (_name, before, after, expected) => {
  expect(told(before, after)).toEqual(expected);
  expect(diffRubrics(before, after).same).toBe(expected.length === 0);
});

test('levels, points, weights and totals', () => {
  const after = changed(({ criteria: [cause, example] }) => {
    cause?.levels.push({ id: 'l4', title: 'Level 4', points: 4, descriptor: 'Does 4.' });
    cause?.levels.shift();
    if (example?.levels[2]) example.levels[2].points = 3;
    if (example) example.weight = 1.5;
  });
  const { total, criteria } = diffRubrics(RUBRIC, after);
  expect(total).toEqual({ before: 4, after: 8.5 });
  expect(criteria.map(({ maximum, weight }) => [maximum, weight])).toEqual([
    [
      { before: 2, after: 4 },
      { before: 1, after: 1 },
    ],
    [
      { before: 2, after: 4.5 },
      { before: 1, after: 1.5 },
    ],
  ]);
  expect(criteria[0]?.levels.map(({ kind, before, after: now }) => `${kind} ${(now ?? before)?.id ?? ''}`)).toEqual([
    'removed l0',
    'same l1',
    'same l2',
    'added l4',
  ]);
});

test('what the rubric says of itself, and a criterion that only changed its id', () => {
  const after = changed((one) => {
    one.title = 'Other';
    one.kind = 'single-point';
    if (one.criteria[0]) one.criteria[0].id = 'cause-2';
  });
  const { head, criteria, same } = diffRubrics(RUBRIC, after);
  expect(same).toBe(false);
  expect(head).toEqual([
    { field: 'title', before: 'Two criteria', after: 'Other' },
    { field: 'kind', before: 'analytic', after: 'single-point' },
  ]);
  expect(criteria.map(({ kind, twin }) => [kind, twin])).toEqual([
    ['removed', true],
    ['added', true],
    ['same', false],
  ]);
});
