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
      maximum: Math.max(...criterion.levels.map((level) => level.points)),
      levels: criterion.levels.map(({ title, points, descriptor }) => ({ title, points, descriptor })),
    })),
  };
}
