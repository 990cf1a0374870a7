import type { Rubric } from '../rubric.ts';
import { acceptDrafts, refused } from './accept-drafts.ts';
import { readCsvTable, writeCsvTable, type TableRow } from './csv-table.ts';
import type { DraftCriterion, DraftLevel, DraftRubric, Field } from './draft-rubric.ts';
import { restoredCell } from './formula-cells.ts';
import { missingColumns, rowsUnderHeader, type HeadedRow, type KnownColumns } from './headed-rows.ts';
import type { ReadOptions, ReadRubrics } from './rubric-format.ts';

/**
 * Our CSV: one row for each level, in any order of columns. `Criterion`, `Level` and `Points` must be there. A cell that
 * is empty in the columns of the rubric or of the criterion repeats the row above; a new criterion begins where its id
 * or, without ids, its title changes.
 */
const COLUMNS: KnownColumns = {
  Rubric: [],
  'Rubric id': [],
  Version: [],
  'Rubric description': [],
  Language: [],
  Kind: [],
  Criterion: ['criteria', 'kriterium', 'criterio'],
  'Criterion id': [],
  'Criterion description': [],
  Weight: ['gewicht', 'peso'],
  Level: ['rating', 'stufe', 'nivel'],
  'Level id': [],
  Points: ['score', 'punkte', 'puntos'],
  Descriptor: ['description', 'level description', 'beschreibung', 'descripción'],
};

export function readCsvRubric(text: string, options: ReadOptions): ReadRubrics {
  const table = readCsvTable(text);
  if (table.kind === 'refused') return refused([{ place: { kind: 'row', row: table.row }, reason: table.reason }]);
  return readLevelRows(table.rows, options);
}

/** Whether a first row names the columns of one row for each level. */
export function isLevelHeader(header: readonly string[]): boolean {
  const { present } = rowsUnderHeader([{ cells: [...header], row: 1, line: 1 }], COLUMNS);
  return NEEDED.every((column) => present.has(column));
}

const NEEDED = ['Criterion', 'Level', 'Points'];

/** The rubrics of a table that has been taken apart, its first row naming the columns. */
export function readLevelRows(rows: readonly TableRow[], options: ReadOptions): ReadRubrics {
  const headed = rowsUnderHeader(rows, COLUMNS);
  const missing = missingColumns(headed, NEEDED);
  if (missing.length > 0) return refused(missing);
  return acceptDrafts(draftsOf(headed.rows, headed.unknown), options);
}

function draftsOf(rows: readonly HeadedRow[], unknown: readonly string[]): DraftRubric[] {
  const drafts: DraftRubric[] = [];
  let above: Keys = { rubric: '', criterion: '' };
  for (const row of rows) {
    const own = { rubric: keyOf(row, 'Rubric id', 'Rubric'), criterion: keyOf(row, 'Criterion id', 'Criterion') };
    const current = drafts.at(-1);
    if (!current || isNew(own.rubric, above.rubric)) drafts.push(newRubric(row, unknown));
    else if (isNew(own.criterion, above.criterion)) current.criteria.push(draftCriterion(row));
    drafts.at(-1)?.criteria.at(-1)?.levels.push(draftLevel(row));
    above = { rubric: own.rubric || above.rubric, criterion: own.criterion || above.criterion };
  }
  return drafts;
}

type Keys = { rubric: string; criterion: string };

/** An empty cell repeats the row above. */
function isNew(own: string, above: string): boolean {
  return own !== '' && own !== above;
}

function newRubric(row: HeadedRow, unknown: readonly string[]): DraftRubric {
  return { ...draftRubric(row, unknown), criteria: [draftCriterion(row)] };
}

/** The id where there is one, or else the title; a table may have ids for some rows only. */
function keyOf(row: HeadedRow, id: string, title: string): string {
  const given = row.cell(id)?.text ?? '';
  return given === '' ? (row.cell(title)?.text ?? '') : `#${given}`;
}

function draftRubric(row: HeadedRow, unknown: readonly string[]): Omit<DraftRubric, 'criteria'> {
  return {
    place: row.place,
    ...optional('title', textCell(row, 'Rubric')),
    ...optional('id', filled(textCell(row, 'Rubric id'))),
    ...optional('version', filled(row.cell('Version'))),
    ...optional('description', textCell(row, 'Rubric description')),
    ...optional('language', filled(textCell(row, 'Language'))),
    ...optional('kind', filled(row.cell('Kind'))),
    left: unknown.length > 0 ? [{ what: 'columns', names: [...unknown] }] : [],
  };
}

function draftCriterion(row: HeadedRow): DraftCriterion {
  return {
    place: row.place,
    title: textCell(row, 'Criterion') ?? { text: '', place: row.place },
    ...optional('id', filled(textCell(row, 'Criterion id'))),
    ...optional('description', textCell(row, 'Criterion description')),
    ...optional('weight', filled(row.cell('Weight'))),
    levels: [],
  };
}

function draftLevel(row: HeadedRow): DraftLevel {
  return {
    place: row.place,
    title: textCell(row, 'Level') ?? { text: '', place: row.place },
    points: row.cell('Points') ?? { text: '', place: row.place },
    ...optional('id', filled(textCell(row, 'Level id'))),
    ...optional('descriptor', textCell(row, 'Descriptor')),
  };
}

function textCell(row: HeadedRow, column: string): Field | undefined {
  const cell = row.cell(column);
  return cell && { ...cell, text: restoredCell(cell.text) };
}

function filled(field: Field | undefined): Field | undefined {
  return field && field.text.trim() !== '' ? field : undefined;
}

function optional<K extends string>(name: K, field: Field | undefined): Partial<Record<K, Field>> {
  return field ? ({ [name]: field } as Record<K, Field>) : {};
}

/** Everything a rubric says; with the byte order mark that spreadsheets need to read it as UTF-8. */
export function writeCsvRubric(rubric: Rubric): string {
  const rows = rubric.criteria.flatMap((criterion) =>
    criterion.levels.map((level) => [
      ...[rubric.title, rubric.id, rubric.version, rubric.description, rubric.language, rubric.kind ?? ''],
      ...[criterion.title, criterion.id, criterion.description, criterion.weight ?? ''],
      ...[level.title, level.id, level.points, level.descriptor],
    ]),
  );
  return `\uFEFF${writeCsvTable([Object.keys(COLUMNS), ...rows])}`;
}
