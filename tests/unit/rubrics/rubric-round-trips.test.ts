import { readRubrics } from '../../../server/rubrics/formats/read-rubrics.ts';
import { RUBRIC_FORMATS, type LeftWhat, type RubricFormat } from '../../../server/rubrics/formats/rubric-format.ts';
import { sniffFormat } from '../../../server/rubrics/formats/sniff-format.ts';
import { writeRubric } from '../../../server/rubrics/formats/write-rubric.ts';
import { levelMarks } from '../../../server/rubrics/criterion-marks.ts';
import type { Rubric } from '../../../server/rubrics/rubric.ts';
import { randomRubric } from '../../support/random-rubric.ts';
import { seededRandom } from '../../support/seeded-random.ts';

/** `RUBRIC_ROUNDS=20000 npm test -- tests/unit/rubrics/rubric-round-trips.test.ts` looks longer. */
const ROUNDS = Number(process.env['RUBRIC_ROUNDS'] ?? 25);
const OPTIONS = { title: 'no title', language: 'xx' };

/** Every aspect of a rubric as comparable text; the test's own view of what it is to keep something. */
const ASPECTS: Readonly<Partial<Record<LeftWhat, (rubric: Rubric) => unknown>>> = {
  'rubric-id': (rubric) => rubric.id,
  version: (rubric) => rubric.version,
  language: (rubric) => rubric.language,
  kind: (rubric) => rubric.kind ?? 'analytic',
  'rubric-title': (rubric) => rubric.title.trim(),
  'rubric-description': (rubric) => rubric.description.trim(),
  'criterion-ids': ({ criteria }) => criteria.map(({ id }) => id),
  'level-ids': ({ criteria }) => criteria.map(({ levels }) => levels.map(({ id }) => id)),
  'criterion-titles': ({ criteria }) => criteria.map(({ title }) => title.trim()),
  'criterion-descriptions': ({ criteria }) => criteria.map(({ description }) => description.trim()),
  weights: ({ criteria }) => criteria.map(({ weight }) => weight ?? 1),
  points: ({ criteria }) => criteria.map((one) => one.levels.map((level) => levelMarks(one, level))),
  'level-titles': ({ criteria }) => criteria.map(({ levels }) => levels.map(({ title }) => title.trim())),
  descriptors: ({ criteria }) => criteria.map(({ levels }) => levels.map(({ descriptor }) => descriptor.trim())),
};

const TEXTS = ['rubric-title', 'criterion-titles', 'criterion-descriptions', 'level-titles', 'points'] as const;
/** What a format always keeps of a rubric whose texts are ordinary; ours keep everything there is. */
const KEPT: Readonly<Record<RubricFormat, readonly LeftWhat[]>> = {
  yaml: Object.keys(ASPECTS) as LeftWhat[],
  csv: Object.keys(ASPECTS) as LeftWhat[],
  'canvas-csv': TEXTS,
  'canvas-json': [...TEXTS, 'criterion-ids', 'level-ids'],
  'moodle-xml': ['rubric-description', ...TEXTS.filter((what) => what !== 'level-titles')],
};

function readBack(text: string, format: RubricFormat): Rubric {
  const { read } = readRubrics(text, format, OPTIONS);
  if (read.kind === 'refused') throw new Error(`${format}: ${JSON.stringify(read.faults)}\n${text}`);
  expect(read.found).toHaveLength(1);
  return read.found[0]?.rubric as Rubric;
}

function changedAspects(before: Rubric, after: Rubric): LeftWhat[] {
  const entries = Object.entries(ASPECTS) as [LeftWhat, (rubric: Rubric) => unknown][];
  return entries.flatMap(([what, of]) => (JSON.stringify(of(before)) === JSON.stringify(of(after)) ? [] : [what]));
}

describe.each(RUBRIC_FORMATS)('%s', (format) => {
  test('what it can hold comes back, and what is lost is listed', () => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const rubric = randomRubric(seededRandom(seed), { wild: false });
      const { text, left } = writeRubric(rubric, format);
      const back = readBack(text, format);
      const listed = left.map(({ what }) => what);
      expect(changedAspects(rubric, back).filter((what) => !listed.includes(what))).toEqual([]);
      expect(KEPT[format].filter((what) => listed.includes(what))).toEqual([]);
      expect(sniffFormat(text)).toBe(format);
      // Once through a format, a rubric says all that the format can say.
      expect(writeRubric(back, format).text).toBe(text);
    }
  });

  test('hostile texts are kept or listed, and never end anything', () => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const rubric = randomRubric(seededRandom(seed), { wild: true });
      const { text, left } = writeRubric(rubric, format);
      const listed = left.map(({ what }) => what);
      const { read } = readRubrics(text, format, OPTIONS);
      if (read.kind === 'refused') expect(listed).toContain('unreadable');
      else
        expect(changedAspects(rubric, read.found[0]?.rubric as Rubric).filter((a) => !listed.includes(a))).toEqual([]);
      if (format === 'yaml' || format === 'csv')
        expect({ left, read }).toEqual({ left: [], read: { kind: 'accepted', found: [{ rubric, left: [] }] } });
    }
  });
});
