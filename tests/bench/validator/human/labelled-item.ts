import { z } from 'zod';

/** A tutor's reply with people's labels (MRBench), or a grader's comment with the grade given (Menagerie). */
export const labelledItemSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('feedback-quality'),
    id: z.string(),
    language: z.string(),
    task: z.object({ prompt: z.string(), reference: z.string().default('') }),
    context: z.array(z.string()).default([]),
    response: z.string(),
    feedback: z.string(),
    human: z.object({ labels: z.record(z.string(), z.string()) }),
  }),
  z.object({
    kind: z.literal('comment-vs-grade'),
    id: z.string(),
    language: z.string(),
    task: z.object({ prompt: z.string(), criterion: z.string() }),
    feedback: z.string(),
    human: z.object({ grade: z.string(), grade_scaled: z.number().min(0).max(1) }),
  }),
]);

export type LabelledItem = z.infer<typeof labelledItemSchema>;
export type TutorReply = Extract<LabelledItem, { kind: 'feedback-quality' }>;
export type GradedComment = Extract<LabelledItem, { kind: 'comment-vs-grade' }>;
