import { z } from 'zod';
import { rubricSchema } from '../rubrics/rubric.ts';

/**
 * What `ModelRequest.facts` holds: the same request as the prose, as data. Written by the prompts of `grading/`, read
 * by the offline reader alone.
 */
export const requestFactsSchema = z.lazy(() =>
  z.discriminatedUnion('task', [
    z.object({ task: z.literal('draft'), work: workFacts }),
    z.object({ task: z.literal('revision'), work: workFacts, draft: draftFacts, findings: z.array(findingFacts) }),
    z.object({ task: z.literal('validation'), work: workFacts, draft: draftFacts }),
    z.object({ task: z.literal('choice'), work: workFacts, criterionIds: z.array(z.string()) }),
    z.object({ task: z.literal('blind'), rubric: rubricSchema, drafts: z.array(commentsFacts) }),
  ]),
);

export type RequestFacts = z.infer<typeof requestFactsSchema>;
export type WorkFacts = z.infer<typeof workFacts>;
export type DraftFacts = z.infer<typeof draftFacts>;
export type PointFacts = z.infer<typeof pointFacts>;
export type CommentsFacts = z.infer<typeof commentsFacts>;

const workFacts = z.object({
  task: z.string(),
  notes: z.string(),
  rubric: rubricSchema,
  text: z.string(),
  language: z.string(),
});

const pointFacts = z.object({
  id: z.string(),
  criterionId: z.string(),
  kind: z.enum(['strength', 'next-step']),
  text: z.string(),
  evidence: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('quote'), quote: z.string() }),
    z.object({ kind: z.literal('absent'), looked: z.array(z.string()) }),
  ]),
});

const draftFacts = z.object({
  criteria: z.array(
    z.discriminatedUnion('kind', [
      z.object({ criterionId: z.string(), kind: z.literal('level'), levelId: z.string() }),
      z.object({ criterionId: z.string(), kind: z.literal('cannot-judge'), reason: z.string() }),
    ]),
  ),
  points: z.array(pointFacts),
  summary: z.string(),
});

const findingFacts = z.object({
  id: z.string(),
  check: z.string(),
  criterionId: z.string().nullable(),
  pointId: z.string().nullable(),
});

/** A draft's words for the student, and the criteria whose level a reader of these words alone shall name. */
const commentsFacts = z.object({
  id: z.string(),
  criterionIds: z.array(z.string()),
  points: z.array(z.object({ criterionId: z.string(), kind: z.enum(['strength', 'next-step']), text: z.string() })),
  summary: z.string(),
});
