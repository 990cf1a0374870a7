import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sumPoints } from '../../../server/rubrics/exact-points.ts';
import { loadRubricLibrary } from '../../../server/rubrics/load-rubric-library.ts';
import { parseRubric } from '../../../server/rubrics/parse-rubric.ts';
import { rubricKey, rubricTotal } from '../../../server/rubrics/rubric-version.ts';
import type { Rubric } from '../../../server/rubrics/rubric.ts';
import { serialiseRubric } from '../../../server/rubrics/serialise-rubric.ts';

const sound = `id: tides
version: 1
title: Tides
criteria:
  - id: cause
    title: Cause
    levels:
      - { id: none, title: None, points: 0, descriptor: No cause. }
      - { id: named, title: Named, points: 0.1, descriptor: The Moon. }
`;

const withWeight = (weight: string) => sound.replace('    levels:', `    weight: ${weight}\n    levels:`);
const higher = [1, 2].map((at) => `      - { id: high${at}, title: High, points: ${at}, descriptor: x }\n`).join('');
const second = sound.slice(sound.indexOf('  - id: cause')).replace('id: cause', 'id: other');
/** Title, points and words of the level below may be there or not; the one above is missing. */
const single = sound.replace('criteria:', 'kind: single-point\ncriteria:').replace('No cause.', '""');

function accepted(text: string): Rubric {
  const parsed = parseRubric(text);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));
  return parsed.rubric;
}

test('a sound text is accepted, with what it leaves out filled in', () => {
  expect(accepted(sound)).toMatchObject({ id: 'tides', description: '', language: 'en' });
});

test.each([
  ['a text that is not YAML', 'id: [1, 2', 1, /not YAML/],
  ['a text that is no mapping', 'just words', 1, /expected object/i],
  ['an empty text', '', 1, /expected object/i],
  ['a wrong type', sound.replace('version: 1', 'version: one'), 2, /expected number/i],
  ['a missing field, at what lacks it', sound.replace('    title: Cause\n', ''), 5, /expected string/i],
  ['an unknown field, at its name', sound.replace('title: Tides', 'titel: x\ntitle: Tides'), 3, /check its spelling/],
  ['an unknown field deep inside', sound.replace('    levels:', '    worth: 2\n    levels:'), 7, /check its spelling/],
  ['levels that do not rise', sound.replace('points: 0.1', 'points: 0'), 9, /more than the level before/],
  ['a level that says nothing', sound.replace('The Moon.', '""'), 9, /must say what work/],
  ['no weight at all', withWeight('0'), 7, />0/],
  ['too fine a weight', withWeight('0.12345'), 7, /four decimals/],
  ['a weight that makes two levels the same', withWeight('0.0001'), 10, /once they are weighted/],
  ['an unknown kind', sound.replace('title: Tides', 'title: Tides\nkind: rows'), 4, /expected one of/],
  ['a second holistic criterion', sound.replace('criteria:', 'kind: holistic\ncriteria:') + second, 11, /one too many/],
  ['a fourth single-point level', single + higher, 12, /one too many/],
  ['a single point without its expectation', single.replace('The Moon.', '""'), 10, /must say what work/],
  ['a level twice', sound.replace('id: named', 'id: none'), 9, /appears twice/],
  [
    'too many aliases',
    `a: &a [${'x,'.repeat(9)}]\n${'bcdefghij'.replace(/./g, (c) => `${c}: &${c} [${`*${String.fromCharCode(c.charCodeAt(0) - 1)},`.repeat(9)}]\n`)}`,
    1,
    /alias/i,
  ],
  ['far too long a text', 'x'.repeat(200_001), 1, /longer than/],
])('%s is refused with line and reason', (_name, text, line, reason) => {
  const parsed = parseRubric(text);
  expect(parsed).toMatchObject({ kind: 'refused' });
  const faults = parsed.kind === 'refused' ? parsed.faults : [];
  expect(faults[0]?.line).toBe(line);
  expect(faults[0]?.reason).toMatch(reason);
});

test('every fault is listed, in the order of the text', () => {
  const parsed = parseRubric(sound.replace('version: 1', 'version: one').replace('points: 0.1', 'points: -1'));
  const faults = parsed.kind === 'refused' ? parsed.faults : [];
  expect(faults.map((fault) => [fault.line, fault.path])).toEqual([
    [2, 'version'],
    [9, 'criteria.0.levels.1.points'],
  ]);
  expect(faults[1]?.column).toBe((sound.split('\n')[8]?.indexOf('0.1') as number) + 1);
});

test('a rubric written as YAML reads back equal', () => {
  const rubric = accepted(sound.replace('No cause.', '"No: cause, # at all"'));
  expect(accepted(serialiseRubric(rubric))).toEqual(rubric);
});

test.each([
  ['of a holistic rubric', sound.replace('criteria:', 'kind: holistic\ncriteria:'), { kind: 'holistic' }],
  ['of a single-point rubric', single, { kind: 'single-point' }],
  ['of a weighted criterion', withWeight('2.5'), { criteria: [{ weight: 2.5 }] }],
])('the YAML %s reads back equal', (_name, text, expected) => {
  const rubric = accepted(text);
  expect(rubric).toMatchObject(expected);
  expect(accepted(serialiseRubric(rubric))).toEqual(rubric);
});

test('a rubric without kind and weights has the key it had before there were any', () => {
  const rubric = accepted(sound);
  // As main reckoned it on 25 November 2026: stored versions are found by it.
  expect(rubricKey(rubric)).toBe('7f0b80c80bdf8ec4ff53793efedc2d63');
  const spelledOut = {
    ...rubric,
    kind: 'analytic' as const,
    criteria: rubric.criteria.map((c) => ({ ...c, weight: 1 })),
  };
  expect(rubricKey(spelledOut)).toBe(rubricKey(rubric));
  expect(rubricKey({ ...rubric, kind: 'holistic' })).not.toBe(rubricKey(rubric));
  expect(rubricKey(accepted(withWeight('2')))).not.toBe(rubricKey(rubric));
});

test('the key follows the content and not the order of fields', () => {
  const rubric = accepted(sound);
  const reordered = Object.fromEntries(Object.entries(rubric).reverse()) as Rubric;
  expect(rubricKey(reordered)).toBe(rubricKey(rubric));
  expect(rubricKey({ ...rubric, title: 'Tides!' })).not.toBe(rubricKey(rubric));
});

test.each([
  [[0.1, 0.2], 0.3],
  [[0.125, 0.125, 0.25], 0.5],
  [[], 0],
  [Array.from({ length: 30 }, () => 0.1), 3],
])('points add exactly: %j', (points, sum) => {
  expect(sumPoints(points)).toBe(sum);
});

describe('the library', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rubrics-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  test('the shipped rubrics are sound', async () => {
    const rubrics = await loadRubricLibrary(join(import.meta.dirname, '../../../rubrics'));
    expect(rubrics.map((rubric) => [rubric.id, rubricTotal(rubric)])).toEqual([
      ['argumentative-essay', 25],
      ['lab-report', 25],
      ['literature-review', 27],
      ['programming-exercise', 24],
      ['reflective-journal', 18],
      ['short-answer', 10],
    ]);
  });

  test('faults in several files are named with file, line, column and reason', async () => {
    await writeFile(join(folder, 'a.yaml'), sound.replace('version: 1', 'version: one'));
    await writeFile(join(folder, 'b.yml'), 'id: [');
    await writeFile(join(folder, 'notes.txt'), 'not a rubric');
    const error: unknown = await loadRubricLibrary(folder).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'rubric-library-unusable' });
    const { faults } = (error as { details: { faults: string } }).details;
    expect(faults).toContain(`${join(folder, 'a.yaml')}:2:10: version `);
    expect(faults).toContain(`${join(folder, 'b.yml')}:1:`);
  });

  test('two files with one id, and a missing folder, are refused', async () => {
    await writeFile(join(folder, 'a.yaml'), sound);
    await writeFile(join(folder, 'b.yaml'), sound);
    await expect(loadRubricLibrary(folder)).rejects.toMatchObject({
      details: { faults: expect.stringContaining('b.yaml') as string },
    });
    await expect(loadRubricLibrary(join(folder, 'none'))).rejects.toMatchObject({ code: 'rubric-library-unusable' });
  });
});
