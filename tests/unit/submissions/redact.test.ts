import { nameIndex } from '../../../server/submissions/name-index.ts';
import type { NamedPerson } from '../../../server/submissions/name-spellings.ts';
import { redactNames } from '../../../server/submissions/redact.ts';

function person(sub: string, name: string, more: Partial<NamedPerson> = {}): NamedPerson {
  return { sub, name, givenName: null, familyName: null, email: null, ...more };
}

const anna = person('u-anna-1', 'Anna Müller', {
  givenName: 'Anna',
  familyName: 'Müller',
  email: 'anna.mueller@uni.example',
  sourcedId: 's1234567',
});
const oconnor = person('u-sean-1', 'Seán O’Connor', { givenName: 'Seán', familyName: 'O’Connor' });
const wang = person('u-wang-1', '王小明', { givenName: '小明', familyName: '王' });
const ivanova = person('u-ivan-1', 'Мария Иванова', { givenName: 'Мария', familyName: 'Иванова' });
const ali = person('u-ali--1', 'علي حسن', { givenName: 'علي', familyName: 'حسن' });
const mark = person('u-mark-1', 'Mark Li', { givenName: 'Mark', familyName: 'Li' });
const jeanPaul = person('u-jean-1', 'JEAN-PAUL DUPONT', { givenName: 'JEAN-PAUL', familyName: 'DUPONT' });
const teacher = person('u-teach1', 'Ruth Cohen', { givenName: 'Ruth', familyName: 'Cohen', role: 'instructor' });
const roster = [anna, oconnor, wang, ivanova, ali, mark, jeanPaul, teacher];

const table: [string, string, string][] = [
  ['a full name', 'By Anna Müller, week 3', 'By [Student-1], week 3'],
  ['parts of a name count as the same person', 'Anna Müller. Anna!', '[Student-1]. [Student-1.2]!'],
  ['family name first', 'Müller, Anna: essay', '[Student-1]: essay'],
  ['capitals', 'ANNA MÜLLER', '[Student-1]'],
  ['a full name in lower case', 'anna müller wrote this', '[Student-1] wrote this'],
  ['without its accents', 'Anna Muller', '[Student-1]'],
  ['decomposed letters', 'Mu\u0308ller says', '[Student-1] says'],
  ['over a line end', 'Anna\nMüller', '[Student-1]'],
  ['not inside a word', 'Annapurna, Hannah, Müllerin', 'Annapurna, Hannah, Müllerin'],
  ['a possessive', 'Anna’s view', '[Student-1]’s view'],
  ['another apostrophe', "O'Connor and O’CONNOR", '[Student-1] and [Student-1.2]'],
  ['a name that is a word, as a word', 'mark my words', 'mark my words'],
  ['a name that is a word, as a name', 'Mark said', '[Student-1] said'],
  ['two letters are too common', 'Li is short', 'Li is short'],
  ['Chinese, without word borders', '我叫王小明今年', '我叫[Student-1]今年'],
  ['a Chinese family name alone is a word', '国王', '国王'],
  ['Cyrillic', 'Пишет Мария Иванова.', 'Пишет [Student-1].'],
  ['Arabic', 'كتب علي حسن هذا', 'كتب [Student-1] هذا'],
  ['a roster in capitals', 'Jean-Paul Dupont and Dupont', '[Student-1] and [Student-1.2]'],
  ['a part of a double name', 'JEAN said', '[Student-1] said'],
  ['the teacher', 'Dear Ruth Cohen', 'Dear [Teacher-1]'],
  ['any e-mail address', 'me@home.example, Anna.Mueller@uni.example', '[email-1], [email-2]'],
  ['an id', 'S1234567 / s1234567', '[id-1] / [id-1.2]'],
  ['authors who are cited', 'As Foucault (1975) shows', 'As Foucault (1975) shows'],
  ['two people by first appearance', 'Mark Li met Anna', '[Student-1] met [Student-2]'],
  ['a placeholder the student typed', '[Student-1] Anna', '[literal-1] [Student-1]'],
  ['nothing at all', '', ''],
];

test.each(table)('replaces %s', (_what, text, expected) => {
  expect(redactNames(text, nameIndex(roster), anna).text).toBe(expected);
});

test.each(table)('puts back exactly: %s', (_what, text) => {
  const { text: redacted, restore } = redactNames(text, nameIndex(roster), anna);
  expect(restore(redacted)).toBe(text);
});

test('the author is known by the launch, even without a roster', () => {
  expect(redactNames('I am Anna.', nameIndex([]), anna).text).toBe('I am [Student-1].');
});

test('leaves text alone when nobody is known', () => {
  expect(redactNames('Anna', nameIndex([]), null).text).toBe('Anna');
});

test('a placeholder nobody was given is left as it is', () => {
  expect(redactNames('Anna', nameIndex(roster), anna).restore('[Student-9] [Student-1]')).toBe('[Student-9] Anna');
});

/** Small, seeded, and made of the pieces that could get in each other's way. */
function randomText(seed: number): string {
  const pieces = [
    ...['Anna', 'Müller', 'ANNA', 'anna müller', 'Mark', 'Li', '王小明', '小明', 'O’Connor', "o'connor", 'Иванова'],
    ...[
      's1234567',
      'a@b.example',
      '[',
      ']',
      '[Student-',
      '[Student-1]',
      '[Student-1.2]',
      '[literal-1]',
      '[email-',
      '-1]',
      '.2',
    ],
    ...[' ', '\n', ', ', '.', '(', ')', '$&', '$1', '\\', '@', '\u0308', '🙂', '\ud83d', 'word'],
  ];
  let state = seed;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
  return Array.from({ length: 5 + (next() % 40) }, () => pieces[(next() >> 8) % pieces.length]).join('');
}

const seeds = Array.from({ length: 500 }, (_, seed) => seed + 1);

test('restore(redact(x)) is x, for any text', () => {
  for (const text of seeds.map(randomText)) {
    const { text: redacted, restore } = redactNames(text, nameIndex(roster), anna);
    expect(restore(redacted)).toBe(text);
  }
});

test('every quote of the redacted text that cuts no placeholder restores to the words that stood there', () => {
  const placeholder = /\[(?:Student|Teacher|email|id|literal)-\d+(?:\.\d+)?\]/g;
  for (const text of seeds.slice(0, 100).map(randomText)) {
    const { text: redacted, restore } = redactNames(text, nameIndex(roster), anna);
    const cuts = [
      0,
      ...Array.from(redacted.matchAll(placeholder), (m) => [m.index, m.index + m[0].length]).flat(),
      redacted.length,
    ];
    for (const [from, start] of cuts.entries())
      for (const end of cuts.slice(from)) {
        const before = restore(redacted.slice(0, start));
        const quote = restore(redacted.slice(start, end));
        expect(text.slice(before.length, before.length + quote.length)).toBe(quote);
      }
  }
});

const odd = [
  person('u-nikos-1', 'ΝΙΚΟΣ Σάκος'),
  person('u-hans-1', 'Hans-Peter d’Arc ʼOlelo', { givenName: 'Hans-Peter', familyName: 'ʼOlelo' }),
  person('u-kana-1', 'カ ハナ'),
  person('u-zoe-1', '(Zoë)', { email: 'zoe+x@y.example' }),
  person('u-smith-1', '王 Smith'),
];

test.each([
  ['Greek in capitals', 'ΝΙΚΟΣ ΣΆΚΟΣ', '[Student-1]'],
  ['the apostrophe that is a letter', 'ʼOlelo, ’Olelo', '[Student-1], [Student-1.2]'],
  ['a possessive with that apostrophe', 'Smithʼs', '[Student-1]ʼs'],
  ['parts of a double name', 'Hans and Peter', '[Student-1] and [Student-1.2]'],
  ['kana, with or without a mark of their own', 'カ ハナ カ\u3099', '[Student-1] カ\u3099'],
  ['signs around a name', 'by (Zoë) and Zoë', 'by [Student-1] and Zoë'],
  ['signs in an address', 'zoe+x@y.example', '[email-1]'],
  ['two scripts in one name', '王 Smith', '[Student-1]'],
  ['the longest of two names', 'Hans-Peter d’Arc ʼOlelo', '[Student-1]'],
])('finds %s', (_what, text, expected) => {
  expect(redactNames(text, nameIndex(odd), null).text).toBe(expected);
});

test('a name that two bear is one person’s, in whatever order they came', () => {
  const [first, second] = [person('u-1', 'Kim Park'), person('u-2', 'Kim Park')];
  const both = 'Kim Park (u-2) met Kim';
  for (const people of [
    [first, second],
    [second, first],
  ].map(nameIndex))
    expect(redactNames(both, people, second).text).toBe('[Student-1] (u-2) met [Student-1.2]');
});

test('no name of several people in one text is left', () => {
  const text = 'Anna, Müller; (ANNA MÜLLER) "Мария Иванова" 王小明, JEAN-PAUL\nO’Connor – Иванова.';
  expect(redactNames(text, nameIndex(roster), anna).text.replace(/\[[^\]]+\]/g, '')).not.toMatch(/\p{L}/u);
});

test('a whole school and a long text are no problem', () => {
  const school = Array.from({ length: 400 }, (_, n) =>
    person(`user-${n}`, `Given${n} Family${n}`, {
      givenName: `Given${n}`,
      familyName: `Family${n}`,
      email: `p${n}@x.example`,
    }),
  );
  const text = 'Given7 met Family399 and talked about it at length. '.repeat(4_000);
  const { text: redacted, restore } = redactNames(text, nameIndex(school), null);
  expect(redacted.startsWith('[Student-1] met [Student-2] and')).toBe(true);
  expect(restore(redacted)).toBe(text);
});
