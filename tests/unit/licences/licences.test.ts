import { copiedFiles } from '../../licences/copied-files.ts';
import { judgeLicences } from '../../licences/judge-licences.ts';
import { linesOf } from '../../licences/outdated.ts';
import { readLicences } from '../../licences/read-licences.ts';

it('every package of the lock file and every copied file has a licence that may be here', () => {
  const all = [...readLicences('.'), ...copiedFiles('.')];
  expect(all.length).toBeGreaterThan(300);
  expect(judgeLicences(all).refused).toEqual([]);
});

it.each([
  ['x', 'MIT', true],
  ['x', '(MIT OR GPL-3.0-only)', true],
  ['x', 'MIT AND GPL-3.0-only', false],
  ['x', 'GPL-3.0-only', false],
  ['x', 'SEE LICENSE IN LICENSE', false],
  ['x', null, false],
  ['axe-core', 'MPL-2.0', true],
  ['axe-core', 'SSPL-1.0', false],
  ['x', 'MPL-2.0', false],
])('%s under %s: %s', (name, licence, fine) => {
  expect(judgeLicences([{ name, version: '1.0.0', licence, shipped: true }]).refused.length === 0).toBe(fine);
});

it('what is outdated is told, and that it cannot be told is no fault', () => {
  expect(linesOf('{"zod":{"current":"4.0.0","latest":"4.1.0"}}')).toEqual(['Newer versions: 1', 'zod 4.0.0 → 4.1.0']);
  expect(linesOf('{}')).toEqual(['Newer versions: none.']);
  for (const nothing of ['', 'npm error', '{"error":{"code":"ENOTFOUND"}}'])
    expect(linesOf(nothing)).toEqual(['Newer versions: cannot be told, the registry is not reachable.']);
});
