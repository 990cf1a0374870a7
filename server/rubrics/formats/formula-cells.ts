/**
 * A text as a cell that no spreadsheet takes for a formula: `=`, `+`, `-`, `@`, tab and line breaks start one, as do
 * the full-width signs (OWASP, CSV Injection), and so do they after quotes and spaces, which some programs drop on
 * reading. Such a text gets an apostrophe before it; `restoredCell` takes exactly these away again.
 */
export function neutralCell(text: string): string {
  return startsFormula(text) ? `'${text}` : text;
}

/** The text that `neutralCell` was given. */
export function restoredCell(cell: string): string {
  return cell.startsWith("'") && startsFormula(cell.slice(1)) ? cell.slice(1) : cell;
}

/** Apostrophes before it do not count, so that what was given one, or had one, always gets one more. */
export function startsFormula(text: string): boolean {
  return /^[\s"'“”‘’]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text.replace(/^'+/, ''));
}
