import type { QueueRow } from './summary.ts';

/** The rows as a table for a terminal: student, assignment, drafted marks, findings, state. */
export function resultsTable(rows: readonly QueueRow[]): string {
  const sorted = rows.toSorted((a, b) => compare(a.assignment, b.assignment) || compare(a.student, b.student));
  const cells = [HEADINGS, ...sorted.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...cells.map((line) => (line[column] ?? '').length)));
  const lines = cells.map((line) => line.map((cell, column) => align(cell, column, widths[column] ?? 0)).join('  '));
  return [lines[0], widths.map((width) => '─'.repeat(width)).join('  '), ...lines.slice(1)].join('\n');
}

const HEADINGS = ['Student', 'Assignment', 'Drafted marks', 'Findings', 'State'];
const NUMBERS = new Set([2, 3]);

function cellsOf({ student, assignment, marks, findings, drafted, state }: QueueRow): string[] {
  const shownMarks = marks === null ? (drafted ? 'teacher first' : 'no draft') : String(marks);
  return [student, assignment, shownMarks, drafted ? String(findings) : '', STATES[state] ?? state];
}

const STATES: Partial<Record<string, string>> = {
  queued: 'waiting to be read',
  reading: 'being read',
  'with-teacher': 'with the teacher',
  approved: 'approved, not out yet',
  released: 'released',
};

function align(cell: string, column: number, width: number): string {
  return NUMBERS.has(column) ? cell.padStart(width) : cell.padEnd(width);
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
