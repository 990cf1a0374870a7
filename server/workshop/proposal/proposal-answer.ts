import { z } from 'zod';

/** What the first reader answers when it is asked for a rubric; every field is required, as strict schemas ask. */
export const proposalAnswerSchema = z.object({
  title: z.string().describe('what the rubric is for, in a few words'),
  description: z.string().describe('one sentence about the rubric, or empty'),
  criteria: z
    .array(
      z.object({
        title: z.string().describe('what is judged, in a few words'),
        description: z.string().describe('one sentence that tells it from the other criteria, or empty'),
        levels: z
          .array(
            z.object({
              title: z.string().describe('one to three words'),
              points: z.number().describe('0 or more; another number for each level of the criterion'),
              descriptor: z.string().describe('what a reader sees in work at this level'),
            }),
          )
          .describe('from lowest to highest'),
      }),
    )
    .describe('in the order in which a reader would judge'),
});
