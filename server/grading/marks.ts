import { levelMarks } from '../rubrics/criterion-marks.ts';
import { sumPoints } from '../rubrics/exact-points.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { CriterionVerdict } from './assessment.ts';

/**
 * The marks that the chosen levels add up to, exact to four decimals. `null` while any criterion lacks a level of
 * this rubric (skipped, cannot-judge, or an id the rubric does not know): a missing judgement never counts as zero.
 */
export function marksOf(rubric: Rubric, verdicts: readonly CriterionVerdict[]): number | null {
  const points = rubric.criteria.map((criterion) => criterionMarks(rubric, verdicts, criterion.id));
  return points.every((one) => one !== null) ? sumPoints(points) : null;
}

/** The marks of the level chosen for one criterion, weighted, or `null` without a level of this rubric. */
export function criterionMarks(
  rubric: Rubric,
  verdicts: readonly CriterionVerdict[],
  criterionId: string,
): number | null {
  const verdict = verdicts.find((one) => one.criterionId === criterionId);
  if (verdict?.kind !== 'level') return null;
  const criterion = rubric.criteria.find((one) => one.id === criterionId);
  const level = criterion?.levels.find((one) => one.id === verdict.levelId);
  return criterion && level ? levelMarks(criterion, level) : null;
}
