import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VIEWS_DIR } from '../../../server/http/views-dir.ts';
import { loadWords } from '../../../server/http/words.ts';

const words = loadWords(VIEWS_DIR);
const errors = JSON.parse(readFileSync(join(VIEWS_DIR, 'locales/en/errors.json'), 'utf8')) as Record<
  string,
  Record<string, string>
>;

test.each(Object.entries(errors))('%s says what happened and what to do', (_code, told) => {
  expect(Object.keys(told).sort()).toEqual(['do', 'what']);
  for (const words of Object.values(told)) expect(words).toMatch(/^[A-Z{“"].{9,}/s);
});

test('every error that the code throws by name has words', () => {
  const thrown = sources('server').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/new AppError\(\s*'([a-z][\w-]*)'/g)].map((found) => found[1] ?? ''),
  );
  expect(thrown.length).toBeGreaterThan(5);
  expect([...new Set(thrown)].filter((code) => !(code in errors))).toEqual([]);
});

test('every word that a view asks for exists', () => {
  const asked = views().flatMap(([view, source]) =>
    [...source.matchAll(/(?:\{\{t|\(t|\btext=|\blabel=|\btitle=|\berror=)\s*"([\w-]+:[\w.-]+)"([^}]*)/g)].map(
      ([, key = '', rest = '']) => ({ view, key, values: rest.includes('count=') ? { count: 2 } : {} }),
    ),
  );
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter(({ key, values }) => !words.knows(key, values))).toEqual([]);
});

test('only layouts print what is not escaped', () => {
  const raw = views().filter(([view, source]) => source.includes('{{{') && !/(^|\/)layouts?\b/.test(view));
  expect(raw.map(([view]) => view)).toEqual([]);
});

test('no view holds a script or a style of its own', () => {
  const inline = views().filter(([, source]) => /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/i.test(source));
  expect(inline.map(([view]) => view)).toEqual([]);
});

function views(): [string, string][] {
  const files = readdirSync(VIEWS_DIR, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));
  return files.map((file) => [file, readFileSync(join(VIEWS_DIR, file), 'utf8')]);
}

function sources(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.ts')).map((file) => join(folder, file));
}
