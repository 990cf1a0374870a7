import { chooseGrader, divideClass, type Divided } from '../../../server/submissions/shares/divide-class.ts';

const grader = (id: string, weight = 1, groups: string[] = []) => ({ id, name: null, weight, groups });
const student = (personId: string, changes: Partial<Divided> = {}): Divided => ({
  ...{ personId, groups: [], grader: null, stays: false, ...changes },
});
const many = (count: number, changes: Partial<Divided> = {}) =>
  Array.from({ length: count }, (_, at) => student(`s${at}`, changes));

function counts(given: Map<string, string>, ...ids: string[]): number[] {
  return ids.map((id) => [...given.values()].filter((one) => one === id).length);
}

test.each([
  ['evenly', [1, 1, 1], 30, [10, 10, 10]],
  ['twice as many', [2, 1, 1], 40, [20, 10, 10]],
  ['one over', [1, 1, 1], 31, [11, 10, 10]],
  ['none for nobody', [1, 0, 1], 10, [5, 0, 5]],
  ['a large class', [3, 2, 1], 1500, [750, 500, 250]],
])('parts: %s', (_name, [a, b, c], size, wanted) => {
  const graders = [grader('a', a), grader('b', b), grader('c', c)];
  const divided = divideClass({ graders }, many(size));
  expect(counts(divided, 'a', 'b', 'c')).toEqual(wanted);
  expect(divideClass({ graders }, many(size).reverse())).toEqual(divided);
});

test('divided again, nobody moves; when one leaves, only theirs move; what stays, stays with them', () => {
  const three = { graders: [grader('a'), grader('b'), grader('c')] };
  const first = divideClass(three, many(30));
  const standing = many(30).map((one) => ({ ...one, grader: first.get(one.personId) ?? null }));
  expect(divideClass(three, standing)).toEqual(first);
  const [opened] = standing.filter((one) => one.grader === 'c');
  const left = standing.map((one) => ({ ...one, stays: one === opened }));
  const second = divideClass({ graders: [grader('a'), grader('b')] }, left);
  expect(counts(second, 'c')).toEqual([1]);
  for (const { personId, grader: before } of standing) if (before !== 'c') expect(second.get(personId)).toBe(before);
  const [a = 0, b = 0] = counts(second, 'a', 'b');
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1);
});

test('groups come first; nobody in one, or in two of different graders, is divided by parts', () => {
  const plan = { graders: [grader('a', 0, ['1', '3']), grader('b', 0, ['2']), grader('c', 1)] };
  const given = divideClass(plan, [
    student('one', { groups: ['1'] }),
    student('same', { groups: ['1', '3'] }),
    student('other', { groups: ['2', '9'] }),
    student('both', { groups: ['1', '2'] }),
    student('none'),
  ]);
  expect(Object.fromEntries(given)).toEqual({ one: 'a', same: 'a', other: 'b', both: 'c', none: 'c' });
});

test.each([
  ['the one with less of their part', { earlier: null, groups: [], counts: { a: 5, b: 1 } }, 'b'],
  ['the first of equals', { earlier: null, groups: [], counts: {} }, 'a'],
  ['with whom the earlier attempt was', { earlier: 'a', groups: ['2'], counts: { a: 5, b: 1 } }, 'a'],
  ['not with one who has left', { earlier: 'z', groups: ['2'], counts: { a: 0, b: 9 } }, 'b'],
  ['the group', { earlier: null, groups: ['2'], counts: { a: 0, b: 9 } }, 'b'],
])('handed in later: %s', (_name, facts, chosen) => {
  const plan = { graders: [grader('a'), grader('b', 1, ['2'])] };
  expect(chooseGrader(plan, { ...facts, counts: new Map(Object.entries(facts.counts)) })).toBe(chosen);
});

test('groups alone leave whoever is in none with nobody', () => {
  const plan = { graders: [grader('a', 0, ['1'])] };
  expect(chooseGrader(plan, { earlier: null, groups: [], counts: new Map() })).toBeNull();
  expect(divideClass(plan, [student('x')]).size).toBe(0);
});
