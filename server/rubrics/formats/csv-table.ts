import { neutralCell } from './formula-cells.ts';

/** One row of a table and the line of the text on which it starts; the header is row 1. */
export type TableRow = { cells: string[]; row: number; line: number };

export type ReadTable = { kind: 'read'; rows: TableRow[] } | { kind: 'refused'; row: number; reason: string };

/** More than the largest thirty rubrics need; a spreadsheet dragged down to its end has a million. */
const MOST_ROWS = 12_000;
const MOST_CELLS = 200;

/**
 * The rows of a CSV text (RFC 4180), separated by comma, semicolon or tab, whichever its first row holds most of; rows
 * without any text are dropped but counted. `lenient` takes a quote inside a cell for itself, as Word writes it.
 */
export function readCsvTable(text: string, { lenient = false } = {}): ReadTable {
  const source = text.replace(/^\uFEFF/, '');
  const state: Reader = { source, at: 0, line: 1, separator: separatorOf(source), lenient };
  const rows: TableRow[] = [];
  for (let row = 1; state.at < source.length; row++) {
    if (row > MOST_ROWS) return { kind: 'refused', row, reason: `is one row more than ${MOST_ROWS}` };
    const line = state.line;
    const cells = readRow(state);
    if (typeof cells === 'string') return { kind: 'refused', row, reason: cells };
    if (cells.length > MOST_CELLS) return { kind: 'refused', row, reason: `has more than ${MOST_CELLS} cells` };
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, row, line });
  }
  return { kind: 'read', rows };
}

/** A column as spreadsheets call it: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : columnLetter(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/** Rows as CSV: text quoted and never a formula, rows ended by CR LF (RFC 4180 §2). No byte order mark. */
export function writeCsvTable(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(cell: string | number): string {
  return typeof cell === 'number' ? String(cell) : `"${neutralCell(cell).replaceAll('"', '""')}"`;
}

type Reader = { source: string; at: number; line: number; separator: string; lenient: boolean };

function separatorOf(source: string): string {
  const first = source.replace(/"[^"]*"/g, '').split(/\r|\n/, 1)[0] ?? '';
  const counted = ['\t', ',', ';'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

/** The cells up to the end of the row, or what is wrong with it. */
function readRow(state: Reader): string[] | string {
  const cells: string[] = [];
  for (;;) {
    const cell = state.source[state.at] === '"' ? readQuoted(state) : readPlain(state);
    if (cell.kind === 'refused') return cell.reason;
    cells.push(cell.text);
    const sign = state.source[state.at];
    state.at++;
    if (sign === state.separator) continue;
    if (sign === '\r' && state.source[state.at] === '\n') state.at++;
    state.line++;
    return cells;
  }
}

type ReadCell = { kind: 'read'; text: string } | { kind: 'refused'; reason: string };

function readPlain(state: Reader): ReadCell {
  const start = state.at;
  while (state.at < state.source.length && !endsCell(state)) state.at++;
  return { kind: 'read', text: state.source.slice(start, state.at) };
}

function endsCell({ source, at, separator }: Reader): boolean {
  const sign = source[at];
  return sign === undefined || sign === separator || sign === '\n' || sign === '\r';
}

function readQuoted(state: Reader): ReadCell {
  const start = state.at;
  const parts: string[] = [];
  for (;;) {
    const end = state.source.indexOf('"', state.at + 1);
    if (end < 0) return unquoted(state, start, 'has a cell whose quotation mark is never closed');
    parts.push(state.source.slice(state.at + 1, end));
    state.at = end + 1;
    if (state.source[state.at] !== '"') break;
  }
  if (!endsCell(state)) return unquoted(state, start, 'has a cell with text after its closing quotation mark');
  const text = parts.join('"');
  state.line += text.split(/\r\n|\r|\n/).length - 1;
  return { kind: 'read', text };
}

function unquoted(state: Reader, start: number, reason: string): ReadCell {
  if (!state.lenient) return { kind: 'refused', reason };
  state.at = start;
  return readPlain(state);
}
