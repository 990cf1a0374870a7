import { levelMarks } from '../criterion-marks.ts';
import type { Criterion, Rubric } from '../rubric.ts';
import { acceptDrafts, refused } from './accept-drafts.ts';
import { readCsvTable, writeCsvTable, type TableRow } from './csv-table.ts';
import type { DraftCriterion, DraftLevel, DraftRubric, Field } from './draft-rubric.ts';
import { restoredCell } from './formula-cells.ts';
import { cellOf, missingColumns, plainName, rowsUnderHeader, type HeadedRows } from './headed-rows.ts';
import { joinTiedLevels } from './join-tied-levels.ts';
import type { ReadOptions, ReadRubrics } from './rubric-format.ts';

/**
 * The CSV of Canvas's "Import rubric": one row for each criterion, its ratings side by side in repeated columns, whose
 * names may be numbered (Canvas, `RubricImport.template_file` in app/models/rubric_import.rb, and
 * lib/rubric_csv_importer.rb, which finds the rating columns by what their names contain). Rows with one rubric name
 * are one rubric, wherever they stand.
 */
const COLUMNS = ['Rubric Name', 'Criteria Name', 'Criteria Description', 'Criteria Enable Range'] as const;
const RATING = ['Rating Name', 'Rating Description', 'Rating Points'] as const;

export function readCanvasCsv(text: string, options: ReadOptions): ReadRubrics {
  const table = readCsvTable(text);
  if (table.kind === 'refused') return refused([{ place: { kind: 'row', row: table.row }, reason: table.reason }]);
  return readRatingRows(table.rows, options);
}

/** Whether a first row names Canvas's columns. */
export function isRatingHeader(header: readonly string[]): boolean {
  const names = header.map(plainName);
  return names.includes('criteria name') && names.some((name) => name.includes('rating points'));
}

export function readRatingRows(rows: readonly TableRow[], options: ReadOptions): ReadRubrics {
  const headed = rowsUnderHeader(rows, Object.fromEntries(COLUMNS.map((name) => [name, []])));
  const ratings = ratingColumns(headed.header);
  const missing = [...missingColumns(headed, ['Rubric Name', 'Criteria Name']), ...missingRatings(ratings)];
  if (missing.length > 0) return refused(missing);
  return acceptDrafts(joinTiedLevels(draftsOf(rows.slice(1), headed, ratings)), options);
}

type RatingColumn = { name: string; index: number };
type RatingColumns = Record<(typeof RATING)[number], RatingColumn[]>;

function ratingColumns(header: readonly string[]): RatingColumns {
  const named = (part: string) =>
    header.flatMap((name, index) => (plainName(name).includes(part.toLowerCase()) ? [{ name, index }] : []));
  return {
    'Rating Name': named('Rating Name'),
    'Rating Description': named('Rating Description'),
    'Rating Points': named('Rating Points'),
  };
}

function missingRatings(columns: RatingColumns) {
  return RATING.filter((name) => name !== 'Rating Description' && columns[name].length === 0).map((name) => ({
    place: { kind: 'row', row: 1 } as const,
    reason: `has no column “${name}”; it must name the columns as Canvas’s template does`,
  }));
}

function draftsOf(rows: readonly TableRow[], headed: HeadedRows, ratings: RatingColumns): DraftRubric[] {
  const drafts = new Map<string, DraftRubric>();
  const unknown = headed.unknown.filter((name) => !RATING.some((part) => plainName(name).includes(part.toLowerCase())));
  const left = unknown.length > 0 ? [{ what: 'columns' as const, names: unknown }] : [];
  let above = '';
  for (const [index, cells] of headed.rows.entries()) {
    const row = rows[index];
    if (!row) continue;
    const title = fieldIn(cells, 'Rubric Name');
    above = title.text || above;
    const draft = drafts.get(above) ?? { place: cells.place, title, criteria: [], left: [...left] };
    drafts.set(above, draft);
    draft.criteria.push(draftCriterion(row, cells, ratings));
    if (usesRange(cells)) draft.left.push({ what: 'ranges', names: [fieldIn(cells, 'Criteria Name').text] });
  }
  return [...drafts.values()];
}

type Cells = HeadedRows['rows'][number];

function fieldIn(cells: Cells, column: string): Field {
  return trimmed(cells.cell(column)) ?? { text: '', place: cells.place };
}

function usesRange(cells: Cells): boolean {
  return ['true', '1'].includes(fieldIn(cells, 'Criteria Enable Range').text.toLowerCase());
}

function draftCriterion(row: TableRow, cells: Cells, ratings: RatingColumns): DraftCriterion {
  return {
    place: cells.place,
    title: fieldIn(cells, 'Criteria Name'),
    description: fieldIn(cells, 'Criteria Description'),
    levels: ratings['Rating Name'].flatMap((name, index) => draftLevels(row, [name, index], ratings)),
  };
}

/** A rating whose three cells are empty is none: criteria have as many as they need. */
function draftLevels(row: TableRow, [name, index]: [RatingColumn, number], ratings: RatingColumns): DraftLevel[] {
  const at = (column: RatingColumn | undefined) => trimmed(column && cellOf(row, column.name, column.index));
  const place = { kind: 'row', row: row.row } as const;
  const title = at(name) ?? { text: '', place };
  const descriptor = at(ratings['Rating Description'][index]);
  const points = at(ratings['Rating Points'][index]) ?? { text: '', place };
  if (title.text === '' && (descriptor?.text ?? '') === '' && points.text === '') return [];
  return [{ place, title, points, ...(descriptor ? { descriptor } : {}) }];
}

function trimmed(field: Field | undefined): Field | undefined {
  return field && { ...field, text: restoredCell(field.text.trim()) };
}

/** Ratings from most to fewest points, as Canvas shows them; no byte order mark, which Canvas takes for a letter. */
export function writeCanvasCsv(rubric: Rubric): string {
  const most = Math.max(...rubric.criteria.map(({ levels }) => levels.length));
  const header = [...COLUMNS, ...Array.from({ length: most }, () => RATING).flat()];
  return writeCsvTable([header, ...rubric.criteria.map((criterion) => rowOf(rubric, criterion))]);
}

function rowOf(rubric: Rubric, criterion: Criterion): (string | number)[] {
  const ratings = criterion.levels.toReversed().flatMap((level) => {
    const descriptor = level.descriptor === level.title ? '' : level.descriptor;
    return [level.title, descriptor, levelMarks(criterion, level)];
  });
  return [rubric.title, criterion.title, criterion.description, 'false', ...ratings];
}
