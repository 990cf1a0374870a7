import { z } from 'zod';

/** The faults a validator may name, and nothing else: a critic with free rein lowers quality. */
export const findingTypes = [
  'unsupported',
  'contradicts-level',
  'over-praise',
  'over-inference',
  'missed-evidence',
  'not-actionable',
  'wrong-level',
  'leaks-answer',
] as const;

export const validatorAnswerSchema = z.object({
  findings: z.array(
    z.object({
      evidence: z
        .string()
        .describe('words copied exactly from the submission, the rubric or the draft that show the fault'),
      type: z.enum(findingTypes),
      criterionId: z.string().nullable().describe('id of the criterion it hits, or null'),
      pointId: z.string().nullable().describe('id of the point it hits, or null'),
      message: z.string().describe('one plain sentence for the teacher'),
      proposal: z.string().nullable().describe('how to repair it, or null'),
    }),
  ),
});

export type FindingType = (typeof findingTypes)[number];
export type ValidatorAnswer = z.infer<typeof validatorAnswerSchema>;
