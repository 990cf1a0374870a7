import { criterionMaximum, levelMarks } from './criterion-marks.ts';
import type { Rubric } from './rubric.ts';
import { rubricTotal } from './rubric-version.ts';

/** A rubric as the partial `level-grid` prints it. */
export type RubricView = {
  title: string;
  description: string;
  total: number;
  criteria: {
    title: string;
    description: string;
    /** Null where it counts once. */
    weight: number | null;
    maximum: number;
    levels: { title: string; points: number; descriptor: string }[];
  }[];
};

export function rubricView(rubric: Rubric): RubricView {
  return {
    title: rubric.title,
    description: rubric.description,
    total: rubricTotal(rubric),
    criteria: rubric.criteria.map((criterion) => ({
      title: criterion.title,
      description: criterion.description,
      weight: criterion.weight === 1 ? null : (criterion.weight ?? null),
      maximum: criterionMaximum(criterion),
      levels: criterion.levels.map((level) => ({
        title: level.title,
        points: levelMarks(criterion, level),
        descriptor: level.descriptor,
      })),
    })),
  };
}
