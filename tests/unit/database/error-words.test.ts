import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

test('every error of the database has words: what happened and what to do', async () => {
  const words = JSON.parse(await readFile(join(ROOT, 'views/locales/en/errors.json'), 'utf8')) as Words;
  const codes = await codesIn(join(ROOT, 'server/database'));
  expect(codes.length).toBeGreaterThan(5);
  expect(codes.filter((code) => !words[code]?.what || !words[code].do)).toEqual([]);
});

type Words = Partial<Record<string, { what: string; do: string }>>;

async function codesIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((text) => [...text.matchAll(/AppError\('([a-z-]+)'/g)].map((match) => match[1] ?? ''));
}
