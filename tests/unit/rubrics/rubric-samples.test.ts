import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRubrics } from '../../../server/rubrics/formats/read-rubrics.ts';
import type { FoundRubric, LeftWhat, Place, SourceFormat } from '../../../server/rubrics/formats/rubric-format.ts';
import type { Rubric } from '../../../server/rubrics/rubric.ts';

const OPTIONS = { title: 'Untitled', language: 'en' };

function sample(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../fixtures/rubrics', name), 'utf8');
}

function found(text: string, format: SourceFormat): FoundRubric[] {
  const result = readRubrics(text, null, OPTIONS);
  expect(result.format).toBe(format);
  if (result.read.kind === 'refused') throw new Error(JSON.stringify(result.read.faults));
  return result.read.found;
}

/** A rubric as its lines: `criterion · level points: descriptor`. */
function linesOf({ criteria }: Rubric): string[] {
  return criteria.flatMap(({ title, levels }) =>
    levels.map((level) => `${title} · ${level.title} ${level.points}: ${level.descriptor}`),
  );
}

const kinds = (one: FoundRubric | undefined): LeftWhat[] => one?.left.map(({ what }) => what) ?? [];

test('a Moodle backup: levels in any order, titles on the first line, HTML as text, what is not kept listed', () => {
  const [one, ...more] = found(sample('moodle-grading.xml'), 'moodle-xml');
  expect(more).toEqual([]);
  expect(one?.rubric).toMatchObject({ title: 'Lab report & discussion', id: 'lab-report-discussion', language: 'en' });
  expect(one?.rubric.description).toBe('Read the whole report first.\n\nThen choose.');
  expect(linesOf(one?.rubric as Rubric)).toEqual([
    'Method · Steps are listed 1: Steps are listed',
    'Method · Somebody else could repeat the experiment from the text… 3: Somebody else could repeat the experiment from the text alone, with the same apparatus.',
    'Discussion · Missing 0: Missing',
    'Discussion · Named 2.5: Error sources are named; their size is not.',
    'Discussion · Error sources are weighed against the result (e.g. < 5 %). 4: Error sources are weighed against the result (e.g. < 5 %).',
  ]);
  expect(one?.rubric.criteria[1]?.description).toBe('What the figures mean, and what they cannot show.');
  expect(kinds(one)).toEqual(['display-options', 'gradings', 'other-methods', 'formatting', 'made-titles']);
});

test('a Moodle rubric from before 3.2 counts its least points as none, which is said', () => {
  const [one] = found(sample('moodle-old-grading.xml'), 'moodle-xml');
  expect(linesOf(one?.rubric as Rubric)).toEqual([
    'Voice · Reads aloud 1: Reads aloud',
    'Voice · Speaks freely 2: Speaks freely',
  ]);
  expect(kinds(one)).toEqual(['minimum-points', 'made-titles']);
});

test('Canvas’s template: ragged rows, most points first', () => {
  const [one] = found(sample('canvas-template.csv'), 'canvas-csv');
  expect(one?.rubric.title).toBe('Essay');
  expect(linesOf(one?.rubric as Rubric)).toEqual([
    'Thesis · None 0: No position',
    'Thesis · Partly 1: States a position',
    'Thesis · Full 2: States a position with its limits',
    'Style · Unclear 0: Unclear',
    'Style · Clear 1: Reads at one go, without "signposts"',
  ]);
  expect(one?.left).toEqual([
    { what: 'ranges', names: ['Style'] },
    { what: 'made-descriptors', names: ['Style'] },
  ]);
});

test('Canvas’s numbered headers, several rubrics in one file, decimal commas', () => {
  const rubrics = found(sample('canvas-numbered.csv'), 'canvas-csv').map(({ rubric }) => rubric);
  expect(rubrics.map(({ title, criteria }) => [title, criteria.map((one) => one.title)])).toEqual([
    ['Talk', ['Voice', 'Time']],
    ['Poster', ['Layout']],
  ]);
  expect(rubrics[0]?.criteria[0]?.levels.map(({ points }) => points)).toEqual([0, 1, 1.75]);
});

test('Canvas’s JSON: its ids stay, its HTML becomes text, ranges and outcomes are listed', () => {
  const [one] = found(sample('canvas-rubric.json'), 'canvas-json');
  expect(one?.rubric.criteria.map(({ id, description }) => [id, description])).toEqual([
    ['4711_2207', 'What the book says,\nin <150 words> & without judging'],
    ['4711_8800', ''],
  ]);
  expect(linesOf(one?.rubric as Rubric)[1]).toBe('Summary · Partial 3: Partial');
  expect(one?.left).toEqual([
    { what: 'ranges', names: ['Summary'] },
    { what: 'not-scored', names: ['Judgement'] },
    { what: 'outcomes', names: ['Judgement'] },
    { what: 'made-descriptors', names: ['Summary'] },
  ]);
});

test('the rubric of an assignment in Canvas’s JSON', () => {
  const [one] = found(sample('canvas-assignment.json'), 'canvas-json');
  expect(one?.rubric.title).toBe('Short review');
  expect(kinds(one)).toEqual(['free-form', 'hidden-points', 'made-descriptors']);
});

test('our CSV as a German Excel saves it', () => {
  const [one] = found(sample('excel-german.csv'), 'csv');
  expect(one?.rubric).toMatchObject({ title: 'Erörterung', language: 'de', criteria: [{ weight: 1.5 }, {}] });
  expect(linesOf(one?.rubric as Rubric)).toEqual([
    'These · fehlt 0: Keine These',
    'These · genannt 2.5: Eine These; ohne Grenzen',
    'Sprache · stockend 0: Muss zweimal gelesen werden',
    'Sprache · klar 1: -gut lesbar',
  ]);
  expect(one?.left).toEqual([{ what: 'columns', names: ['Notiz'] }]);
});

const GRID = [
  ['Essay', '', '', ''],
  ['Criteria', 'Excellent (3–4)', 'Good: 2 points', '0 – Missing', 'Score'],
  ['Thesis\nWhat is argued', 'Sharp', 'Stated', '-none-', '/4'],
  ['Style', 'Clear', '', 'Unclear', ''],
  ['Total', '', '', '', ''],
];
const quoted = (cell: string) => (cell.includes('\n') ? `"${cell}"` : cell);

test.each([
  ['Excel', GRID.map((row) => row.map(quoted).join('\t')).join('\n')],
  ['a CSV grid', GRID.map((row) => row.map(quoted).join(';')).join('\n')],
  [
    'Markdown',
    `# Essay\n\n${GRID.slice(1)
      .map((row) => `| ${row.map((cell) => cell.replace('\n', '<br>')).join(' | ')} |`)
      .join('\n')
      .replace('\n', '\n|---|---|:-:|---|---|\n')}\n\nand more text`,
  ],
  [
    'HTML',
    `<table class="x"><caption>Essay</caption>${GRID.slice(1)
      .map((row) => `<tr>${row.map((cell) => `<td><p>${cell.replace('\n', '<br>')}</p>`).join('')}</tr>`)
      .join('')}</table>`,
  ],
])('a grid out of %s', (_name, text) => {
  const [one] = found(text, 'table');
  expect(one?.rubric).toMatchObject({ title: 'Essay', criteria: [{ description: 'What is argued' }, {}] });
  expect(linesOf(one?.rubric as Rubric)).toEqual([
    'Thesis · Missing 0: -none-',
    'Thesis · Good 2: Stated',
    'Thesis · Excellent 4: Sharp',
    'Style · Missing 0: Unclear',
    'Style · Excellent 4: Clear',
  ]);
  expect(one?.left).toEqual([
    { what: 'columns', names: ['Score'] },
    { what: 'ranges', names: ['Thesis', 'Style'] },
  ]);
});

test('a grid with the points in its cells, and weights', () => {
  const text =
    'Criterion\tWeight\tHigh\tLow\nThesis\t2\t(5 pts) Sharp\tVague (1)\nStyle\t30 %\tClear, 3 points\t1 pt: dim';
  const [one] = found(text, 'table');
  expect(one?.rubric.criteria.map(({ weight }) => weight)).toEqual([2, undefined]);
  expect(linesOf(one?.rubric as Rubric)).toEqual([
    'Thesis · Low 1: Vague',
    'Thesis · High 5: Sharp',
    'Style · Low 1: dim',
    'Style · High 3: Clear',
  ]);
  expect(one?.left).toEqual([
    { what: 'percent-weights', names: ['Style 30 %'] },
    { what: 'made-rubric-title', names: ['Untitled'] },
  ]);
});

test.each<[SourceFormat, string, string, string, RegExp]>([
  [
    'canvas-csv',
    'canvas-template.csv',
    '"States a position",1',
    '"States a position",2',
    /^Thesis · Full \/ Partly 2: Full: States a position with its limits\nPartly: States a position$/,
  ],
  [
    'canvas-json',
    'canvas-rubric.json',
    '"points": 3.0,\n          "criterion_id"',
    '"points": 5,\n          "criterion_id"',
    /^Summary · Complete \/ Partial 5: Complete: Names the question, .+\nPartial$/,
  ],
  [
    'moodle-xml',
    'moodle-grading.xml',
    '<score>2.50000',
    '<score>4.00000',
    /^Discussion · .* \/ .* 4: .*Named: Error sources are named; their size is not\./s,
  ],
])('%s: levels that are worth the same become one, which says all they said', (format, file, from, to, line) => {
  const text = sample(file);
  expect(text).toContain(from);
  const [one] = found(text.replace(from, to), format);
  expect(linesOf(one?.rubric as Rubric).filter((each) => line.test(each))).toHaveLength(1);
  expect(one?.left.find(({ what }) => what === 'joined-levels')?.names).toHaveLength(1);
});

const where = (place: Place): string => {
  if (place.kind === 'cell') return `row ${place.row} ${place.letter} ${place.column}`;
  if (place.kind === 'row') return `row ${place.row}`;
  if (place.kind === 'element') return `line ${place.line} ${place.path}`;
  return `line ${place.line}:${place.column} ${place.path}`;
};

test.each<[string, SourceFormat, string, string, RegExp]>([
  ['YAML', 'yaml', 'id: x\nversion: 1\ntitle: 5\ncriteria: []', 'line 3:8 title', /string/],
  ['CSV: points', 'csv', 'Criterion,Level,Points\nA,x,0\nA,y,two', 'row 3 C Points', /“two” is not a number/],
  ['CSV: a level too few', 'csv', 'Criterion,Level,Points\nA,x,0\nA,y,1\nB,x,1', 'row 4', /too few levels/],
  ['CSV: no column', 'csv', 'Criterion,Level\nA,x', 'row 1', /no column “Points”/],
  ['CSV: an open quote', 'csv', 'Criterion,Level,Points\nA,"x,0\nA,y,1', 'row 2', /never closed/],
  ['CSV: nothing under it', 'csv', 'Criterion,Level,Points\n', 'row 1', /only row/],
  ['CSV: kind', 'csv', 'Criterion,Level,Points,Kind\nA,x,0,odd\nA,y,1,', 'row 2 D Kind', /analytic, holistic/],
  [
    'Canvas CSV: points',
    'canvas-csv',
    sample('canvas-template.csv').replace('position",1', 'position",one'),
    'row 2 J Rating Points',
    /“one” is not a number/,
  ],
  [
    'Canvas CSV: no name',
    'canvas-csv',
    sample('canvas-template.csv').replace('Essay,Style', 'Essay,'),
    'row 3 B Criteria Name',
    /is empty/,
  ],
  [
    'Canvas CSV: tied points',
    'canvas-csv',
    sample('canvas-template.csv').replace('Unclear,,0', 'Unclear,,1'),
    'row 3 J Rating Points',
    /the same as the points of “Clear”/,
  ],
  ['JSON: a comma', 'canvas-json', '{\n "title": "x",\n "data": [1 2]\n}', 'line 3:13 data', /a comma or ]/],
  [
    'JSON: points',
    'canvas-json',
    sample('canvas-rubric.json').replace(
      '"points": 3.0,\n          "criterion_id"',
      '"points": "3 of 5",\n          "criterion_id"',
    ),
    'line 30:21 data[0].ratings[1].points',
    /“3 of 5” is not a number/,
  ],
  ['JSON: another thing', 'canvas-json', '{"title": "x"}', 'line 1:1 ', /no rubric/],
  [
    'Moodle: negative score',
    'moodle-xml',
    sample('moodle-grading.xml').replace('<score>0.00000', '<score>-1.00000'),
    'line 49 criterion 2, level 2, score',
    /must be 0 or more/,
  ],
  ['Moodle: a guide', 'moodle-xml', '<areas><method>guide</method></areas>', 'line 1 areas', /it holds: guide/],
  ['Moodle: a tag left open', 'moodle-xml', '<areas>\n<area>\n</areas>', 'line 3 ', /is not XML/],
  ['Moodle: a DOCTYPE', 'moodle-xml', '<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>', 'line 1 ', /DOCTYPE/],
  ['table: no points', 'table', 'Criterion\tGood\tBad (0)\nA\tx\ty', 'row 1 B Good', /no points/],
  ['table: no levels', 'table', 'Criterion\tScore\nA\t5', 'row 1', /names no levels/],
])('%s: a malformed text is told by its place', (_name, format, text, place, reason) => {
  const { read } = readRubrics(text, format, OPTIONS);
  const faults = read.kind === 'refused' ? read.faults : [];
  expect(faults.map((fault) => where(fault.place))).toContain(place);
  expect(faults.find((fault) => where(fault.place) === place)?.reason).toMatch(reason);
});

test.each(['', ' \n', 'Please grade fairly, kindly.', 'x'.repeat(4_000_001)])('no format at all: %#', (text) => {
  expect(readRubrics(text, null, OPTIONS).read.kind).toBe('refused');
});
