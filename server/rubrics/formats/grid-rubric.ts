import { acceptDrafts, refused } from './accept-drafts.ts';
import type { TableRow } from './csv-table.ts';
import type { DraftCriterion, DraftLevel, DraftRubric, Field } from './draft-rubric.ts';
import { cellOf } from './headed-rows.ts';
import { numberOf } from './number-text.ts';
import { pointsInCell, pointsInHeader, type NamedPoints } from './points-in-text.ts';
import type { FormatFault, LeftOut, ReadOptions, ReadRubrics } from './rubric-format.ts';

/**
 * A rubric as people draw it: a row for each criterion, a column for each level, the points in the level's header
 * ("Good (3)") or in its cells ("Clear claim (3 points)"). A single cell above the header is the title.
 */
export function readGrid(rows: readonly TableRow[], caption: string, options: ReadOptions): ReadRubrics {
  const above = titleAbove(rows);
  const [header, ...body] = above === null ? rows : rows.slice(1);
  if (!header || body.length === 0) return refused([{ place: { kind: 'row', row: 1 }, reason: NO_TABLE }]);
  const columns = columnsOf(header);
  const faults = headerFaults(header, body, columns);
  if (faults.length > 0) return refused(faults);
  return acceptDrafts([{ ...draftOf(header, body, columns), title: titleField(above ?? caption) }], options);
}

function titleField(text: string): Field {
  return { text, place: { kind: 'row', row: 1 } };
}

function titleAbove([first, ...rest]: readonly TableRow[]): string | null {
  const [title, ...more] = first?.cells.filter((cell) => cell.trim() !== '') ?? [];
  return rest.length > 1 && more.length === 0 && title !== undefined ? title.trim() : null;
}

const NO_TABLE = 'is all there is: a rubric needs a row that names the levels, and a row for each criterion';

type LevelColumn = NamedPoints & { index: number; header: string };
type Columns = { description: number | null; weight: number | null; levels: LevelColumn[]; ignored: string[] };

const DESCRIPTION = /^(description|criterion description|details?|beschreibung|descripción)$/i;
const WEIGHT = /^(weight(ing)?|gewicht(ung)?|peso|ponderación)\b/i;
const FOR_MARKING =
  /^((your |points? |max(imum)? )?(score|points?|marks?|total|earned|awarded)|max\.?|comments?|feedback|notes?|punkte|punktzahl|kommentare?|anmerkung(en)?|puntos|puntuación|comentarios?)$/i;

function columnsOf({ cells }: TableRow): Columns {
  const columns: Columns = { description: null, weight: null, levels: [], ignored: [] };
  for (const [index, cell] of cells.entries()) {
    const header = cell.trim();
    if (index === 0 || header === '') continue;
    if (columns.description === null && DESCRIPTION.test(header)) columns.description = index;
    else if (columns.weight === null && WEIGHT.test(header)) columns.weight = index;
    else if (FOR_MARKING.test(header)) columns.ignored.push(header);
    else columns.levels.push({ ...pointsInHeader(header), index, header });
  }
  return columns;
}

/** No level at all, or one without points in its header or in a filled cell of its column. */
function headerFaults(header: TableRow, body: readonly TableRow[], { levels }: Columns): FormatFault[] {
  if (levels.length === 0)
    return [{ place: { kind: 'row', row: header.row }, reason: 'names no levels; it must name each level' }];
  return levels.flatMap((level) => {
    const place = cellOf(header, level.header, level.index)?.place;
    if (level.points !== '' || !place || cellsHavePoints(body, level.index)) return [];
    return [{ place, reason: 'has no points; write them after the name of the level, such as “Good (3)”' }];
  });
}

function cellsHavePoints(body: readonly TableRow[], index: number): boolean {
  const cells = body.filter((row) => !isTotal(row)).flatMap((row) => row.cells[index]?.trim() ?? '');
  return cells.filter((cell) => cell !== '').every((cell) => pointsInCell(cell).points !== '');
}

function isTotal({ cells }: TableRow): boolean {
  return /^(total|totals|sum|gesamt|summe|suma)\b/i.test(cells[0]?.trim() ?? '');
}

function draftOf(header: TableRow, body: readonly TableRow[], columns: Columns): DraftRubric {
  const left: LeftOut[] = columns.ignored.length > 0 ? [{ what: 'columns', names: columns.ignored }] : [];
  const criteria = body.filter((row) => !isTotal(row)).map((row) => draftCriterion(row, columns, left));
  return { place: { kind: 'row', row: header.row }, criteria, left };
}

function draftCriterion(row: TableRow, columns: Columns, left: LeftOut[]): DraftCriterion {
  const place = { kind: 'row', row: row.row } as const;
  const first = trimmedCell(row, 'criterion', 0) ?? { text: '', place };
  const [title = '', ...below] = first.text.split(/\r\n|\r|\n/);
  const described = columns.description === null ? undefined : trimmedCell(row, 'description', columns.description);
  const description = [below.join('\n').trim(), described?.text ?? ''].filter((part) => part !== '').join('\n');
  const weight = columns.weight === null ? undefined : weightOf(row, columns.weight, left);
  return {
    place,
    title: { ...first, text: title.trim() },
    description: { text: description, place: described?.place ?? first.place },
    ...(weight ? { weight } : {}),
    levels: columns.levels.flatMap((column) => draftLevels(row, column, title, left)),
  };
}

/** Weights in per cent say how much of the whole a criterion is, which our weights do not: they are left out. */
function weightOf(row: TableRow, index: number, left: LeftOut[]): Field | undefined {
  const field = trimmedCell(row, 'weight', index);
  if (!field || field.text === '') return undefined;
  if (numberOf(field.text) !== null || !field.text.endsWith('%')) return field;
  left.push({ what: 'percent-weights', names: [`${row.cells[0]?.trim() ?? ''} ${field.text}`] });
  return undefined;
}

/** A criterion need not have every level: its cell is empty then. */
function draftLevels(row: TableRow, column: LevelColumn, criterion: string, left: LeftOut[]): DraftLevel[] {
  const cell = trimmedCell(row, column.header, column.index);
  if (!cell || cell.text === '') return [];
  const own = column.points === '' ? pointsInCell(cell.text) : { name: cell.text, points: '', range: false };
  if (column.range || own.range) left.push({ what: 'ranges', names: [criterion.trim()] });
  const title = column.name === '' ? column.header : column.name;
  return [
    {
      place: cell.place,
      title: { text: title, place: cell.place },
      points: { text: column.points === '' ? own.points : column.points, place: cell.place },
      descriptor: { text: own.name === '' ? title : own.name, place: cell.place },
    },
  ];
}

function trimmedCell(row: TableRow, column: string, index: number): Field | undefined {
  const cell = cellOf(row, column, index);
  return cell && { ...cell, text: cell.text.trim() };
}
