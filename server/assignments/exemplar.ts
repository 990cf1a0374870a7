import type { Rubric } from '../rubrics/rubric.ts';

/** A work of the task as its teacher judged it, for the readers to measure by; names of the course are taken out. */
export type Exemplar = {
  id: string;
  text: string;
  levels: { criterionId: string; levelId: string }[];
  comment: string;
};

/** More would make every call dearer and teach the readers little. */
export const MOST_EXEMPLARS = 5;

/** Those with a level of this very rubric for each of its criteria: after a change of rubric the others say nothing. */
export function exemplarsFor(exemplars: readonly Exemplar[] | undefined, rubric: Rubric): Exemplar[] {
  return (exemplars ?? []).filter(({ levels }) =>
    rubric.criteria.every((criterion) =>
      levels.some(
        ({ criterionId, levelId }) =>
          criterionId === criterion.id && criterion.levels.some((level) => level.id === levelId),
      ),
    ),
  );
}
