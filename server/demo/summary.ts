/** What the run ended with; printed as one JSON line, the last of stdout. Keys and their order are a public format. */
export type Summary = {
  submissions: number;
  /** Has a draft; the rest need a person. */
  drafted: number;
  /** Drafts with at least one finding. */
  withFindings: number;
  needsPerson: number;
  approved: number;
  scoresInGradebook: number;
  seconds: number;
};

/** One row of the teacher's queue, as its page says it. */
export type QueueRow = {
  submission: string;
  student: string;
  assignment: string;
  state: string;
  /** Null without a draft. */
  marks: number | null;
  findings: number;
  drafted: boolean;
};

/** A mark in the LMS's gradebook. */
export type GradebookMark = { student: string; assignment: string; score: number };

/**
 * Counts what became of `expected` answers, and lists in words everything that was lost on the way: an answer without
 * a submission, a submission still underway, an approved one without its mark, a mark nobody approved.
 */
export function summarise(
  expected: readonly { student: string; assignment: string }[],
  rows: readonly QueueRow[],
  gradebook: readonly GradebookMark[],
  seconds: number,
): { summary: Summary; lost: string[] } {
  const drafted = rows.filter((row) => row.drafted);
  const approved = rows.filter((row) => APPROVED.has(row.state));
  const summary = {
    submissions: rows.length,
    drafted: drafted.length,
    withFindings: drafted.filter((row) => row.findings > 0).length,
    needsPerson: rows.length - drafted.length,
    approved: approved.length,
    scoresInGradebook: gradebook.length,
    seconds: Math.round(seconds),
  };
  return { summary, lost: [...lostAnswers(expected, rows), ...unfinished(rows), ...lostMarks(approved, gradebook)] };
}

const APPROVED = new Set(['approved', 'released']);
const UNDERWAY = new Set(['composing', 'queued', 'reading', 'approved']);

type Cell = { student: string; assignment: string };

function lostAnswers(expected: readonly Cell[], rows: readonly QueueRow[]): string[] {
  const present = new Set(rows.map(cellOf));
  return expected.filter((one) => !present.has(cellOf(one))).map((one) => `${nameOf(one)}: never reached the teacher`);
}

function unfinished(rows: readonly QueueRow[]): string[] {
  return rows.filter((row) => UNDERWAY.has(row.state)).map((row) => `${nameOf(row)}: still "${row.state}"`);
}

function lostMarks(approved: readonly QueueRow[], gradebook: readonly GradebookMark[]): string[] {
  const marked = new Map(gradebook.map((mark) => [cellOf(mark), mark]));
  const wanted = new Map(approved.map((row) => [cellOf(row), row]));
  const missing = approved
    .filter((row) => !marked.has(cellOf(row)))
    .map((row) => `${nameOf(row)}: no mark in the gradebook`);
  const extra = gradebook
    .filter((mark) => !wanted.has(cellOf(mark)))
    .map((mark) => `${nameOf(mark)}: a mark nobody approved`);
  const wrong = gradebook
    .filter((mark) => differs(mark, wanted.get(cellOf(mark))))
    .map((mark) => `${nameOf(mark)}: another mark than approved`);
  return [...missing, ...extra, ...wrong];
}

function differs(mark: GradebookMark, row: QueueRow | undefined): boolean {
  return row !== undefined && row.marks !== null && Math.abs(row.marks - mark.score) > ROUNDING;
}

/** Gradebooks keep five decimals at most. */
const ROUNDING = 0.000_05;

function cellOf(one: Cell): string {
  return JSON.stringify([one.assignment, one.student]);
}

function nameOf(one: Cell): string {
  return `${one.student}, "${one.assignment}"`;
}
