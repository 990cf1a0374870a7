import { levelMarks } from '../criterion-marks.ts';
import type { Rubric } from '../rubric.ts';
import { serialiseRubric } from '../serialise-rubric.ts';
import { writeCanvasCsv } from './canvas-csv-rubric.ts';
import { writeCanvasJson } from './canvas-json-rubric.ts';
import { writeCsvRubric } from './csv-rubric.ts';
import { startsFormula } from './formula-cells.ts';
import { leftBetween } from './left-between.ts';
import { writeMoodleXml } from './moodle-xml-rubric.ts';
import { readRubrics } from './read-rubrics.ts';
import type { LeftOut, RubricFormat } from './rubric-format.ts';

export type WrittenRubric = { text: string; left: LeftOut[] };

/**
 * The rubric in a format, and everything that the format does not hold. That list is found by reading the text back,
 * so that nothing can be lost without being told.
 */
export function writeRubric(rubric: Rubric, format: RubricFormat): WrittenRubric {
  const text = WRITERS[format](rubric);
  const { read } = readRubrics(text, format, NOT_TOLD);
  const [back] = read.kind === 'accepted' ? read.found : [];
  const lost = back ? leftBetween(rubric, back.rubric) : [{ what: 'unreadable' as const, names: [] }];
  return { text, left: [...lost, ...(format === 'canvas-csv' ? canvasChanges(rubric) : [])] };
}

/** Stands in for what a text does not tell, and is no value of a rubric of ours: undetermined (ISO 639-2). */
const NOT_TOLD = { title: '-', language: 'und' };

const WRITERS: Readonly<Record<RubricFormat, (rubric: Rubric) => string>> = {
  yaml: serialiseRubric,
  csv: writeCsvRubric,
  'canvas-csv': writeCanvasCsv,
  'canvas-json': writeCanvasJson,
  'moodle-xml': writeMoodleXml,
};

/** Canvas reads its CSV with two decimals (lib/rubric_csv_importer.rb), and the apostrophe before a formula as text. */
function canvasChanges(rubric: Rubric): LeftOut[] {
  const fine = rubric.criteria.filter((one) => one.levels.some((level) => !hasTwoDecimals(levelMarks(one, level))));
  const texts = rubric.criteria.flatMap(({ title, description, levels }) => [
    ...[title, description],
    ...levels.flatMap((level) => [level.title, level.descriptor]),
  ]);
  const formulas = [rubric.title, ...texts].filter(startsFormula).map((text) => text.trim().slice(0, 40));
  return [
    ...(fine.length > 0 ? [{ what: 'canvas-rounds' as const, names: fine.map(({ title }) => title) }] : []),
    ...(formulas.length > 0 ? [{ what: 'apostrophes' as const, names: formulas }] : []),
  ];
}

function hasTwoDecimals(points: number): boolean {
  return Number(points.toFixed(2)) === points;
}
