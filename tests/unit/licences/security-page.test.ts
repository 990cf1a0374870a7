import { existsSync, readFileSync } from 'node:fs';

it('every test that SECURITY.md points at is there', () => {
  const named = [...readFileSync('SECURITY.md', 'utf8').matchAll(/`(tests\/[\w./-]+)`/g)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});
