import { z } from 'zod';

/** Asides that decide nothing alone: one that is missing or odd counts as none and is not worth a repair call. */
const stringOrNone = z.preprocess((value) => (typeof value === 'string' ? value : null), z.string().nullable());
const shareOrNone = z.preprocess((value) => (isShare(value) ? value : null), z.number().nullable());

function isShare(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

/**
 * What the generator answers. Points come before levels, so that a model has quoted before it judges; every field is
 * required, because strict schemas know no optional ones (`null` stands for "none").
 */
const answeredPoint = {
  criterionId: z.string().describe('id of a criterion of the rubric'),
  quote: z
    .string()
    .nullable()
    .describe('words copied exactly from the submission; null if the point is about something absent'),
  looked: z.array(z.string()).describe('for something absent: the words or phrases you looked for; otherwise empty'),
  kind: z.enum(['strength', 'next-step']),
  text: z.string().describe('what the student reads, one to four sentences'),
};

const answeredVerdict = z.object({
  criterionId: z.string(),
  levelId: z.string().nullable().describe('id of one level of this criterion; null if it cannot be judged'),
  cannotJudge: z.string().nullable().describe('why it cannot be judged; null if a level is chosen'),
  closeTo: stringOrNone.describe('id of the level right above or below that is nearly met too; null for most'),
});

const answeredPoints = z.array(z.object(answeredPoint)).describe('at least one for each criterion');
const answeredVerdicts = z.array(answeredVerdict).describe('exactly one for each criterion of the rubric');

export const draftAnswerSchema = z.object({
  points: answeredPoints,
  criteria: answeredVerdicts,
  summary: z.string().describe('two to five sentences: what the work does, and what to do next'),
  confidence: shareOrNone.describe('how sure you are that a teacher would choose the same levels, 0 to 1; or null'),
});

/** A revision touches only what was named: replaced points keep their id, new ones have `null`. */
export const revisionAnswerSchema = z.object({
  replies: z.array(
    z.object({
      findingId: z.string(),
      accepted: z.boolean(),
      reason: z.string().nullable().describe('why not accepted'),
    }),
  ),
  points: z.array(
    z.object({ id: z.string().nullable().describe('id of the point it replaces; null if new'), ...answeredPoint }),
  ),
  criteria: z.array(answeredVerdict).describe('only the criteria whose level you change or that had none'),
  summary: z.string().nullable().describe('the new summary, or null to keep it'),
});

export type DraftAnswer = z.infer<typeof draftAnswerSchema>;
export type RevisionAnswer = z.infer<typeof revisionAnswerSchema>;
export type AnsweredPoint = DraftAnswer['points'][number];
export type AnsweredVerdict = DraftAnswer['criteria'][number];
