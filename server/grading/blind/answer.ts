import { z } from 'zod';

/** What a reader of comments alone answers, for several drafts at once. */
export const blindAnswerSchema = z.object({
  drafts: z.array(
    z.object({
      id: z.string().describe('id of the draft, as given'),
      levels: z
        .array(
          z.object({
            criterionId: z.string().describe('id of a criterion asked for'),
            levelId: z.string().nullable().describe('the level the comments speak of; null if they do not tell'),
          }),
        )
        .describe('exactly one for each criterion that is asked for in this draft'),
    }),
  ),
});

export type BlindAnswer = z.infer<typeof blindAnswerSchema>;
