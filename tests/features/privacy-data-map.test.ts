import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DATA_MAP } from '../../server/privacy/data-map.ts';
import type { DataLine } from '../../server/privacy/data-line.ts';
import { openTestDatabase } from '../support/test-database.ts';

const mapped = DATA_MAP.map(({ collection }) => collection);

test('every collection of a migrated database has a line of the data map', async () => {
  const database = await openTestDatabase();
  const collections = await database.connection.listCollections();
  await database.close();
  expect(collections.map(({ name }) => name).filter((name) => !mapped.includes(name))).toEqual([]);
});

test('every collection that the code names has a line, and no line is without a collection', () => {
  const named = collectionsInCode();
  expect(named.length).toBeGreaterThan(45);
  expect(named.filter((name) => !mapped.includes(name))).toEqual([]);
  expect(mapped.filter((name) => !named.includes(name) && !MADE_BY_LIBRARIES.has(name))).toEqual([]);
  expect(new Set(mapped).size).toBe(mapped.length);
});

test('what tells of a person is erased with them, or the line says that it never tells of an LMS’s people', () => {
  const untouched = DATA_MAP.filter(({ own, acted, also }) => !own && !acted && !also);
  expect(untouched.filter(({ whose }) => whose.includes('student') || whose.includes('teacher'))).toEqual([]);
});

test('what tells of a person has a rule for their export, and what is their own is more than an act', () => {
  const unruled = ({ whose, own, exported }: DataLine) =>
    'withheld' in exported &&
    ((exported.withheld === 'nobody' && whose.some((one) => one !== 'admin')) ||
      (exported.withheld === 'acts-alone' && own !== undefined));
  expect(DATA_MAP.filter(unruled)).toEqual([]);
});

// ltijs, migrate-mongo and GridFS name these themselves.
const MADE_BY_LIBRARIES = new Set([
  'rateLimits',
  ...['ltijs_platform', 'ltijs_publickey', 'ltijs_privatekey', 'ltijs_accesstoken'],
  ...['migrations', 'originals.chunks'],
]);

/** The last argument of `collectionModel(…)`, and what `collection('…')` is asked for; the demo LMS has a database of its own. */
function collectionsInCode(): string[] {
  const files = readdirSync(resolve('server'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('demo/'))
    .map((path) => readFileSync(join(resolve('server'), path), 'utf8'));
  const found = files.flatMap((text) => [
    ...[...text.matchAll(/collectionModel\(\s*db,\s*'\w+',\s*\w+,\s*'([\w.]+)',?\s*\)/g)].map(([, name]) => name ?? ''),
    ...[...text.matchAll(/collection(?:<[^>]+>)?\(\s*'([\w.]+)'\s*\)/g)].map(([, name]) => name ?? ''),
  ]);
  return [...new Set(found)].sort();
}
