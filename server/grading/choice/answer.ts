import { z } from 'zod';

/** Levels alone, each with the words that decide it: what a repeated choice and the canary ask for. */
export const choiceAnswerSchema = z.object({
  choices: z
    .array(
      z.object({
        quote: z.string().describe('words copied exactly from the submission or the rubric that decide the level'),
        criterionId: z.string().describe('id of a criterion of the rubric'),
        levelId: z.string().nullable().describe('id of one level of this criterion; null if it cannot be judged'),
      }),
    )
    .describe('exactly one for each criterion that is asked for'),
});

export type ChoiceAnswer = z.infer<typeof choiceAnswerSchema>;
