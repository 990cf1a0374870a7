import { groupAnswers } from '../../../server/reviews/groups/group-answers.ts';
import { areAlike, likenessOf, tokensOf } from '../../../server/reviews/groups/likeness.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const alike = (a: string, b: string) => areAlike(likenessOf('a', a), likenessOf('b', b));

test.each([
  ['The leaves fall.', '  the LEAVES fall ', true],
  ['It is a force', 'It is not a force', false],
  ['It isn’t a force', "It isn't a force", true],
  ['It isn’t a force', 'It is a force', false],
  ['Das ist ein Tier', 'Das ist kein Tier', false],
  ['Es un animal', 'No es un animal', false],
  ['The answer is 12', 'The answer is 13', false],
  ['The answer is 1.5', 'The answer is 15', false],
  ['x = -3', 'x = 3', false],
  ['a < b', 'a > b', false],
  ['It is possible in general', 'It is impossible in general', false],
  ['leaves fall because of abscission in autumn', 'the leaves fall because of abscission in autumn', true],
  // A word swapped for another, however many others agree.
  [
    'in the cell of a plant the energy is made by respiration today',
    'in the cell of a plant the energy is made by photosynthesis today',
    false,
  ],
  ['only leaves fall in a cold autumn here', 'leaves fall in a cold autumn here', false],
  ['', '', true],
])('%j and %j', (a, b, expected) => {
  expect(alike(a, b)).toBe(expected);
});

test('numbers keep sign and decimals, sentence signs go, other signs stay', () => {
  expect(tokensOf('So: x = -3.5, (y) isn’t 10:30!')).toEqual(['so', 'x', '=', '-3.5', 'y', "isn't", '10:30']);
});

const words = (count: number, from = 0) =>
  Array.from(
    { length: count },
    (_, n) => `word${'abcdefghij'[(n + from) % 10] ?? ''}${'klmnopqrst'[Math.floor((n + from) / 10) % 10] ?? ''}`,
  );

test('longer answers: four fifths of their runs of three words', () => {
  const text = words(90);
  const edited = (places: number) =>
    text.map((word, at) => (at % 9 === 4 && at < places * 9 ? 'other' : word)).join(' ');
  expect(alike(text.join(' '), edited(2))).toBe(true);
  expect(alike(text.join(' '), edited(6))).toBe(false);
});

test('small steps do not join what is far apart: every two of a group are alike', () => {
  const chain = Array.from({ length: 8 }, (_, n) => likenessOf(`w${n}`, words(80, n * 4).join(' ')));
  for (const { memberIds } of groupAnswers(chain)) {
    const members = chain.filter(({ id }) => memberIds.includes(id));
    for (const a of members) for (const b of members) expect(areAlike(a, b)).toBe(true);
  }
});

test('the same groups in whatever order they come, and none missed by not looking at every pair', () => {
  const random = seededRandom(5);
  const base = words(60);
  const answers = Array.from({ length: 60 }, (_, n) =>
    likenessOf(`w${n}`, base.map((word) => (random() < (n % 6) / 50 ? 'changed' : word)).join(' ')),
  );
  const groups = groupAnswers(answers);
  expect(groups.length).toBeGreaterThan(0);
  expect(groupAnswers(answers.toReversed())).toEqual(groups);
  const grouped = new Set(groups.flatMap(({ memberIds }) => memberIds));
  const alone = answers.filter(({ id }) => !grouped.has(id));
  for (const one of alone) for (const other of alone) expect(one !== other && areAlike(one, other)).toBe(false);
});

test('empty answers stand in no group', () => {
  expect(groupAnswers([likenessOf('a', ' '), likenessOf('b', ''), likenessOf('c', '…')])).toEqual([]);
});
