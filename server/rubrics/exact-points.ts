/**
 * Points are added as whole ten-thousandths, so that 0.1 + 0.2 is 0.3: a sum never carries a binary rounding error
 * into a gradebook. A value with more than four decimals is rounded to the nearest ten-thousandth.
 */
export function sumPoints(points: readonly number[]): number {
  return points.reduce((sum, one) => sum + Math.round(one * UNITS_PER_POINT), 0) / UNITS_PER_POINT;
}

const UNITS_PER_POINT = 10_000;
