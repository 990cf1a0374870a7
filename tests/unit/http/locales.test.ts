import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { VIEWS_DIR } from '../../../server/http/views-dir.ts';

const LOCALES = join(VIEWS_DIR, 'locales');
const languages = readdirSync(LOCALES).filter((language) => language !== 'en');
const english = wordsOf('en');

// Only a terminal says these, and a terminal speaks English.
const TERMINAL = [
  ...[
    /^errors:(demo|engine|answers|evaluate|prices)-/,
    /^errors:(database-(unreachable|disk-low)|migration-failed|port-busy)\./,
  ],
  /^errors:(course-unknown|no-such-course|no-such-lms|report-unwritable|rubric-library-unusable|rubric-file-unusable|rubric-shelf-full|no-such-rubric|own-host-invalid|no-such-reader-kind|sandbox-missing)\./,
];

// The same in these languages as in English: names, units, and words that happen to agree.
const ALIKE = [
  'versions:one',
  'versions:column.version',
  ...['common:productName', 'submissions:compose.kilobytes', 'assignments:agreement.percent'],
  ...[
    'admin:family',
    'readers:scope.platform',
    'admin:verdict.problem',
    'admin:deployments',
    'admin:name',
    'common:total',
  ],
  ...['reviews:queue.filters', 'common:no', 'grades:csv.no', 'admin:verdict.ok', 'reviews:review.place'],
  ...['export:no', 'export:field.name'],
];

test.each(languages)(
  '%s: every word of English is there, in every plural of the language, and no other',
  (language) => {
    const wanted = Object.keys(english).filter((key) => !isTerminal(key));
    const keys = wanted.flatMap((key) => pluralKeys(key, language));
    expect(Object.keys(wordsOf(language)).sort()).toEqual([...new Set(keys)].sort());
  },
);

test.each(['en', ...languages])('%s: no key stands twice', (language) => {
  for (const file of filesIn(join(LOCALES, language), '.json')) expect(() => void parse(read(file))).not.toThrow(); // YAML allows none
});

test.each(languages)('%s: the blanks are those of English', (language) => {
  const wrong = Object.entries(wordsOf(language)).filter(([key, words]) => {
    const model = english[key] ?? english[key.replace(/_[a-z]+$/, '_other')] ?? '';
    return blanks(words) !== blanks(model);
  });
  expect(wrong).toEqual([]);
});

test.each(languages)('%s: nothing is left in English', (language) => {
  const same = Object.entries(wordsOf(language)).filter(([key, words]) => words === english[key] && !isAlike(key));
  expect(same).toEqual([]);
});

test.each(['en', ...languages])('%s: errors say what happened and what to do, and nothing is markup', (language) => {
  for (const [key, words] of Object.entries(wordsOf(language))) {
    expect([key, words.trim()]).toEqual([key, words]);
    expect(words).not.toMatch(/<[a-z/]/i);
    expect(words.length).toBeGreaterThan(0);
    if (/^errors:.*\.do$/.test(key)) expect([key, words]).toEqual([key, expect.stringMatching(/\S{3}.*\s/s)]);
  }
});

test('every word is said somewhere', () => {
  const said = mentions();
  const unsaid = Object.keys(english)
    .map((key) => key.replace(/_(zero|one|other|moodle|canvas)$/, '').replace(/^errors:(.*)\.(what|do)$/, '$1'))
    .filter((key) => !said.some((mention) => mention.test(key)));
  expect([...new Set(unsaid)]).toEqual([]);
});

test('no script shows words of its own', () => {
  const scripts = readdirSync(join(VIEWS_DIR, 'assets')).filter((file) => file.endsWith('.js'));
  const shown = scripts.flatMap((file) =>
    [
      ...read(join(VIEWS_DIR, 'assets', file)).matchAll(
        /(?:textContent|title|innerText)\s*=\s*['"`](?:[^'"`$]|\$\{[^}]*\})*?[a-z]{3}.*/g,
      ),
    ].map(([line]) => `${file}: ${line}`),
  );
  expect(shown).toEqual([]);
});

/** `feature:a.b` → words, of one language. */
function wordsOf(language: string): Record<string, string> {
  const files = readdirSync(join(LOCALES, language));
  return Object.fromEntries(
    files.flatMap((file) => {
      const feature = file.replace('.json', '');
      return flat(JSON.parse(read(join(LOCALES, language, file))) as Tree).map(([key, words]) => [
        `${feature}:${key}`,
        words,
      ]);
    }),
  );
}

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : flat(value, `${before}${key}.`),
  );
}

/** A plural of English becomes those that whole numbers meet in the other language (Spanish: not its millions). */
function pluralKeys(key: string, language: string): string[] {
  const [, stem, form] = /^(.*)_(one|other)$/.exec(key) ?? [];
  if (stem === undefined || !(`${stem}_one` in english && `${stem}_other` in english)) return [key];
  if (form === 'one') return [];
  const rules = new Intl.PluralRules(language);
  const met = Array.from({ length: 1000 }, (_, count) => rules.select(count));
  return [...new Set(met)].map((category) => `${stem}_${category}`);
}

function blanks(words: string): string {
  return [...words.matchAll(/\{\{\s*(\w+)\s*\}\}/g)]
    .map(([, name = '']) => name)
    .sort()
    .join();
}

function isTerminal(key: string): boolean {
  return TERMINAL.some((pattern) => pattern.test(key));
}

function isAlike(key: string): boolean {
  return ALIKE.includes(key) || key.startsWith('admin:lms.');
}

/** Every key that code or a view names, `${…}` standing for anything. */
function mentions(): RegExp[] {
  const files = [...filesIn('server', '.ts'), ...filesIn('views', '.hbs')].map(read);
  const named = files.flatMap((text) =>
    [...text.matchAll(/(?<=['"`])((?:[a-z]+:)?(?:[\w.-]|\$\{[^}]*\})+)/g)].map(([, key = '']) => key),
  );
  const literal = (part: string) => part.replace(/[.]/g, '\\.');
  return [...new Set(named)].map(
    (key) =>
      new RegExp(
        `^${key
          .split(/\$\{[^}]*\}/)
          .map(literal)
          .join('.+')}$`,
      ),
  );
}

function filesIn(folder: string, ending: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith(ending)).map((file) => join(folder, file));
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}
