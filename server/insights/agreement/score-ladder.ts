import { levelMarks } from '../../rubrics/criterion-marks.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import { rubricTotal } from '../../rubrics/rubric-version.ts';

/**
 * The bins in which two marks for one question count as the same. A rung is the smallest step between two neighbouring
 * levels of any criterion, so that one level more or less in one criterion is at least one rung; marks from people who
 * used a finer scale go to the nearest rung, half way up. `steps` is the number of rungs above zero.
 */
export function scoreLadder(rubric: Rubric): Ladder {
  const total = rubricTotal(rubric);
  const gaps = rubric.criteria.flatMap((criterion) => {
    const marks = criterion.levels.map((level) => levelMarks(criterion, level));
    return marks.slice(1).map((one, index) => one - (marks[index] ?? 0));
  });
  const steps = total > 0 ? Math.round(total / Math.min(...gaps)) : 1;
  return { total, steps: Math.max(1, steps) };
}

export type Ladder = { total: number; steps: number };

/** The rung of a mark, given as a fraction of the maximum. */
export function rungOf({ steps }: Ladder, fraction: number): number {
  // A mark such as 0.15 of 0.3 is a hair off in binary: rounded to six digits before half goes up.
  return Math.round(Number((fraction * steps).toFixed(6)));
}
