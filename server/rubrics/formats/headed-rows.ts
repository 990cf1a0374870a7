import { columnLetter, type TableRow } from './csv-table.ts';
import type { Field } from './draft-rubric.ts';
import type { FormatFault, Place } from './rubric-format.ts';

/** The rows of a table that can be asked by the names of its columns. */
export type HeadedRows = { rows: HeadedRow[]; header: string[]; present: Set<string>; unknown: string[] };

/** `cell` is undefined where the table has no such column; a row that ends early has empty cells. */
export type HeadedRow = { place: Place; cell: (column: string) => Field | undefined };

/** Each column by its name and by other names people give it; capitals, outer spaces and underscores do not matter. */
export type KnownColumns = Readonly<Record<string, readonly string[]>>;

export function rowsUnderHeader(rows: readonly TableRow[], known: KnownColumns): HeadedRows {
  const header = rows[0]?.cells.map((cell) => cell.trim()) ?? [];
  const indices = new Map<string, number>();
  const unknown: string[] = [];
  for (const [index, name] of header.entries()) {
    const column = columnOf(name, known);
    if (column !== undefined && !indices.has(column)) indices.set(column, index);
    else if (name !== '') unknown.push(name);
  }
  return {
    header,
    present: new Set(indices.keys()),
    unknown,
    rows: rows.slice(1).map((row) => ({
      place: { kind: 'row', row: row.row },
      cell: (column) => cellOf(row, column, indices.get(column)),
    })),
  };
}

function columnOf(name: string, known: KnownColumns): string | undefined {
  const plain = plainName(name);
  const found = Object.entries(known).find(([column, others]) => plainName(column) === plain || others.includes(plain));
  return found?.[0];
}

export function plainName(name: string): string {
  return name.trim().toLowerCase().replaceAll('_', ' ');
}

export function cellOf(row: TableRow, column: string, index: number | undefined): Field | undefined {
  if (index === undefined) return undefined;
  return { text: row.cells[index] ?? '', place: { kind: 'cell', row: row.row, column, letter: columnLetter(index) } };
}

/** A fault for each column that must be there, and one for a table without a row under its header. */
export function missingColumns({ present, rows }: HeadedRows, needed: readonly string[]): FormatFault[] {
  const place: Place = { kind: 'row', row: 1 };
  const missing = needed.filter((column) => !present.has(column));
  if (missing.length > 0)
    return missing.map((column) => ({ place, reason: `has no column “${column}”; it must name the columns` }));
  return rows.length === 0 ? [{ place, reason: 'is the only row: nothing stands under the names of the columns' }] : [];
}
