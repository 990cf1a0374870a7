import type { Criterion } from '../../../../server/rubrics/rubric.ts';
import { criterionMarks } from '../../../../server/grading/marks.ts';
import type { BenchCase } from '../bench-case.ts';

/** The criteria for which the sound draft chose the lowest level of all. */
export function lowestCriteria({ work, draft }: BenchCase): Criterion[] {
  return work.rubric.criteria.filter((criterion) => {
    return criterionMarks(work.rubric, draft.criteria, criterion.id) === criterion.levels[0]?.points;
  });
}
