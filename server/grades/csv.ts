import { neutralCell } from '../rubrics/formats/formula-cells.ts';

/** A cell of a table: null is empty. Numbers are ours and are never taken for a formula. */
export type Cell = string | number | null;

/**
 * A table as CSV: every cell quoted, rows ended by CR LF (RFC 4180 §2), with the byte order mark that spreadsheets need
 * to read it as UTF-8. Text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return `"${neutralCell(cell).replaceAll('"', '""')}"`;
}
