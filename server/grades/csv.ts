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
  return `"${neutralised(cell).replaceAll('"', '""')}"`;
}

/**
 * `=`, `+`, `-`, `@`, tab and carriage return start a formula, as do the full-width signs (OWASP, CSV Injection); so do
 * they after quotes and spaces, which some programs drop on reading.
 */
function neutralised(text: string): string {
  return /^[\s"'“”‘’]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}
