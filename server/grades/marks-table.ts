import { criterionMarks } from '../grading/marks.ts';
import type { Cell } from './csv.ts';
import type { MarksLine } from './list-marks.ts';

/** Says a key of `grades:csv`, or an alias. */
export type SayCsv = (key: string, values?: Record<string, string>) => string;

/**
 * The marks of an assignment as rows under a header. Only approved marks stand in it: without an approval the cell is
 * empty, never 0. Times are UTC (ISO 8601); one column per criterion, of all rubrics that were used.
 */
export function marksTable(lines: readonly MarksLine[], say: SayCsv): Cell[][] {
  const criteria = new Map(lines.flatMap(({ rubric }) => rubric?.criteria ?? []).map(({ id, title }) => [id, title]));
  const header = [...COLUMNS.map((name) => say(`grades:csv.${name}`)), ...criteria.values()];
  return [header, ...lines.map((line) => rowOf(line, [...criteria.keys()], say))];
}

const COLUMNS = [
  ...['student', 'id', 'attempt', 'state', 'submittedAt', 'late', 'marks', 'maximum', 'counts'],
  ...['approvedBy', 'releasedAt'],
];

function rowOf({ student, work, rubric, counts }: MarksLine, criteria: string[], say: SayCsv): Cell[] {
  const yes = (is: boolean) => (is ? say('grades:csv.yes') : say('grades:csv.no'));
  const name = nameOf(student, say);
  if (!work)
    return [
      name,
      student.sub,
      null,
      say('grades:csv.nothing'),
      ...COLUMNS.slice(4).map(() => null),
      ...criteria.map(() => null),
    ];
  const { release } = work;
  const points = (id: string) => release && rubric && criterionMarks(rubric, release.final.criteria, id);
  return [
    ...[name, student.sub, work.attempt, say(`reviews:state.${work.state}`)],
    ...[isoOf(work.submittedAt), yes(work.late), release?.marks ?? null, release?.maximum ?? null, yes(counts)],
    ...[release?.approvedByName ?? null, isoOf(release?.releasedAt ?? null)],
    ...criteria.map(points),
  ];
}

function nameOf({ alias, name }: MarksLine['student'], say: SayCsv): string | null {
  return alias === null ? name : say('common:alias', { alias: String(alias) });
}

function isoOf(moment: Date | null): string | null {
  return moment?.toISOString() ?? null;
}
