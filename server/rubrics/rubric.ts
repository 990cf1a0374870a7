import { z } from 'zod';

/** A level a criterion can be met at, described by what a reader would see in the work. */
const levelSchema = z.strictObject({
  id: z.string().min(1).max(64),
  title: z.string().min(1).max(120),
  points: z.number().min(0).max(1000),
  /** Behavioural descriptor: what work at this level does. */
  descriptor: z.string().min(1).max(2000),
});

const criterionSchema = z.strictObject({
  id: z.string().min(1).max(64),
  title: z.string().min(1).max(200),
  description: z.string().max(4000).default(''),
  levels: z.array(levelSchema).min(2).max(12),
});

/** A rubric as it stands in a YAML file of `rubrics/` or in an assignment; levels run from lowest to highest points. */
export const rubricSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,80}$/i),
    version: z.number().int().min(1),
    title: z.string().min(1).max(200),
    description: z.string().max(4000).default(''),
    language: z.string().min(2).max(35).default('en'),
    criteria: z.array(criterionSchema).min(1).max(30),
  })
  .superRefine(checkRubric);

export type Rubric = z.infer<typeof rubricSchema>;
export type Criterion = z.infer<typeof criterionSchema>;

function checkRubric(rubric: { criteria: Criterion[] }, context: z.RefinementCtx): void {
  const fault = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  for (const [c, criterion] of rubric.criteria.entries()) {
    if (rubric.criteria.findIndex((other) => other.id === criterion.id) !== c)
      fault(['criteria', c, 'id'], `criterion "${criterion.id}" appears twice`);
    for (const [l, level] of criterion.levels.entries()) {
      if (criterion.levels.findIndex((other) => other.id === level.id) !== l)
        fault(['criteria', c, 'levels', l, 'id'], `level "${level.id}" appears twice`);
      const below = criterion.levels[l - 1];
      if (below && below.points >= level.points)
        fault(['criteria', c, 'levels', l, 'points'], 'must be more than the level before it');
    }
  }
}
