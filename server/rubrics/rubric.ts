import { z } from 'zod';
import { levelMarks } from './criterion-marks.ts';

/** A level a criterion can be met at, described by what a reader would see in the work. */
const levelSchema = z.strictObject({
  id: z.string().min(1).max(64),
  title: z.string().min(1).max(120),
  points: z.number().min(0).max(1000),
  /** Behavioural descriptor: what work at this level does. Empty only beside a single point's expectation. */
  descriptor: z.string().max(2000),
});

const criterionSchema = z.strictObject({
  id: z.string().min(1).max(64),
  title: z.string().min(1).max(200),
  description: z.string().max(4000).default(''),
  /** How much its points count; absent: 1. */
  weight: z
    .number()
    .gt(0)
    .max(100)
    .refine((weight) => Number(weight.toFixed(4)) === weight, 'has at most four decimals')
    .optional(),
  levels: z.array(levelSchema).min(2).max(12),
});

/**
 * `analytic`: a level per criterion. `holistic`: one criterion for the whole work. `single-point`: the second of two or
 * three levels is the expectation that is described; what falls short of it or goes beyond may be left to the reader
 * (Fluckiger, "Single Point Rubric", Delta Kappa Gamma Bulletin 76(4), 2010).
 */
export const RUBRIC_KINDS = ['analytic', 'holistic', 'single-point'] as const;

/** A rubric as it stands in a YAML file of `rubrics/` or in an assignment; levels run from lowest to highest points. */
export const rubricSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,80}$/i),
    version: z.number().int().min(1),
    title: z.string().min(1).max(200),
    description: z.string().max(4000).default(''),
    language: z.string().min(2).max(35).default('en'),
    /** Absent: analytic. */
    kind: z.enum(RUBRIC_KINDS).optional(),
    criteria: z.array(criterionSchema).min(1).max(30),
  })
  .superRefine(checkRubric);

export type Rubric = z.infer<typeof rubricSchema>;
export type Criterion = z.infer<typeof criterionSchema>;

/** Where a single-point rubric's expectation stands among a criterion's levels. */
export const EXPECTATION = 1;

type Level = Criterion['levels'][number];
type Checked = Pick<Rubric, 'kind' | 'criteria'>;
type Fault = (path: (string | number)[], message: string) => void;

function checkRubric(rubric: Checked, context: z.RefinementCtx): void {
  const fault: Fault = (path, message) => context.addIssue({ code: 'custom', path, message });
  if (rubric.kind === 'holistic' && rubric.criteria.length > 1)
    fault(['criteria', 1], 'is one too many: a holistic rubric has exactly one criterion');
  for (const [c, criterion] of rubric.criteria.entries()) {
    if (rubric.criteria.findIndex((other) => other.id === criterion.id) !== c)
      fault(['criteria', c, 'id'], `criterion "${criterion.id}" appears twice`);
    if (rubric.kind === 'single-point' && criterion.levels.length > 3)
      fault(['criteria', c, 'levels', 3], 'is one too many: a single-point rubric has two or three levels');
    checkLevels(criterion, rubric.kind, (path, message) => fault(['criteria', c, 'levels', ...path], message));
  }
}

function checkLevels(criterion: Criterion, kind: Rubric['kind'], fault: Fault): void {
  for (const [l, level] of criterion.levels.entries()) {
    if (criterion.levels.findIndex((other) => other.id === level.id) !== l)
      fault([l, 'id'], `level "${level.id}" appears twice`);
    if (level.descriptor === '' && (kind !== 'single-point' || l === EXPECTATION))
      fault([l, 'descriptor'], 'must say what work at this level does');
    const below = criterion.levels[l - 1];
    if (!below) continue;
    if (below.points >= level.points) fault([l, 'points'], 'must be more than the level before it');
    else if (weighsTheSame(criterion, below, level))
      fault([l, 'points'], 'are the same as the level before it once they are weighted and rounded to four decimals');
  }
}

/** A weight that is none is told of at its own place. */
function weighsTheSame(criterion: Criterion, below: Level, level: Level): boolean {
  const weighted = criterion.weight !== undefined && criterion.weight > 0;
  return weighted && levelMarks(criterion, below) >= levelMarks(criterion, level);
}
