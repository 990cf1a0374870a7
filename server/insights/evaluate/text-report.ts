import type { Evaluation } from './evaluation.ts';
import { DEMONSTRATION, reportFacts, type ReportSubject } from './report-facts.ts';
import { reportTables, type ReportTable } from './report-tables.ts';

/** The report for a terminal. */
export function textReport(evaluation: Evaluation, subject: ReportSubject): string {
  const notes = [subject.demonstration ? DEMONSTRATION : null, subject.caveat].filter((note) => note !== null);
  const facts = reportFacts(evaluation, subject).map(([name, value]) => `${name}: ${value}`);
  return [subject.title, ...notes, facts.join('\n'), ...reportTables(evaluation).map(textTable)].join('\n\n');
}

function textTable({ title, note, head, rows }: ReportTable): string {
  const cut = [head, ...rows].map(([name = '', ...cells]) => [shortened(name), ...cells]);
  const widths = head.map((_, column) => Math.max(...cut.map((row) => (row[column] ?? '').length)));
  const lines = cut.map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0, column)).join('  '));
  const [headLine = '', ...others] = lines;
  return [`${title}\n${note}`, '', headLine, '-'.repeat(headLine.length), ...others.map((line) => line.trimEnd())].join(
    '\n',
  );
}

function padded(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

const LONGEST_NAME = 40;

function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}
