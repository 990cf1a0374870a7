import type { Criterion } from './rubric.ts';

/**
 * What a level is worth: its points times the criterion's weight, rounded to ten-thousandths (half up). Reckoned in
 * whole ten-thousandths, whose largest product, 10^13, a double holds exactly: 1.1 × 3 is 3.3.
 */
export function levelMarks({ weight }: Pick<Criterion, 'weight'>, { points }: { points: number }): number {
  if (weight === undefined) return points;
  const whole = Math.round(points * UNITS) * Math.round(weight * UNITS);
  return Math.round(whole / UNITS) / UNITS;
}

/** The most a criterion can give. */
export function criterionMaximum(criterion: Pick<Criterion, 'weight' | 'levels'>): number {
  return Math.max(...criterion.levels.map((level) => levelMarks(criterion, level)));
}

const UNITS = 10_000;
