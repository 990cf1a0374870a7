import { createHash } from 'node:crypto';
import { criterionMaximum } from './criterion-marks.ts';
import { sumPoints } from './exact-points.ts';
import { rubricSchema, type Rubric } from './rubric.ts';

/**
 * A key of everything a rubric says: two rubrics have the same key exactly when a reader could not tell them apart,
 * whatever the order of their fields. Work stays with the key it was read under, even if the file changes later.
 */
export function rubricKey(rubric: Rubric): string {
  const inSchemaOrder = withoutDefaults(rubricSchema.parse(rubric));
  return createHash('sha256').update(JSON.stringify(inSchemaOrder)).digest('hex').slice(0, 32);
}

/** The most points a work can get, exact to four decimals: the sum of each criterion's highest level. */
export function rubricTotal(rubric: Rubric): number {
  return sumPoints(rubric.criteria.map(criterionMaximum));
}

/** Rubrics from before kinds and weights say neither: whoever writes the default down says the same, and gets their key. */
function withoutDefaults(rubric: Rubric): Rubric {
  const { kind, criteria, ...same } = rubric;
  const plain = criteria.map(({ weight, levels, ...one }) => ({ ...one, ...(weight === 1 ? {} : { weight }), levels }));
  return { ...same, ...(kind === 'analytic' ? {} : { kind }), criteria: plain };
}
