import { z } from 'zod';

/** One line of an answers file: what was asked, how it is graded, what a student wrote, what people gave for it. */
export const answerLineSchema = z.object({
  id: z.string().min(1),
  dataset: z.string().min(1).optional(),
  language: z.string().min(2).max(35).default('en'),
  task: z.object({
    id: z.string().min(1),
    title: z.string().trim().min(1),
    prompt: z.string().min(1),
    reference: z.string().default(''),
    reference_note: z.string().optional(),
  }),
  rubric: z.object({
    criteria: z
      .array(
        z.object({
          id: z.string().min(1).max(64),
          title: z.string().min(1).max(200),
          description: z.string().max(4000).default(''),
          levels: z
            .array(z.object({ points: z.number().min(0).max(1000), description: z.string().min(1).max(2000) }))
            .min(2)
            .max(12),
        }),
      )
      .min(1)
      .max(30),
  }),
  response: z.string(),
  human: z.object({
    scores: z.array(z.object({ criterion: z.string().nullish(), points: z.number(), max_points: z.number() })).min(1),
  }),
});

export type AnswerLine = z.infer<typeof answerLineSchema>;

/**
 * Parses the text of an answers file. Never throws: a file that cannot be used comes back with the number of each bad
 * line (from 1) and a sentence naming the field.
 */
export function parseAnswerLines(text: string): ParsedAnswers {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const numbered = lines.map((line, index) => ({ line, number: index + 1 })).filter(({ line }) => line.trim() !== '');
  if (numbered.length === 0) return { kind: 'refused', faults: [{ line: 1, reason: 'the file holds no answers' }] };
  const parsed = numbered.map(({ line, number }) => parseLine(line, number));
  const faults = parsed.flatMap((one) => (one.kind === 'refused' ? one.faults : []));
  if (faults.length > 0) return { kind: 'refused', faults };
  const answers = parsed.flatMap((one) => (one.kind === 'accepted' ? one.answers : []));
  return { kind: 'accepted', answers, lines: numbered.map(({ number }) => number) };
}

/** `lines[i]` is the number of the line that `answers[i]` stands on. */
export type ParsedAnswers =
  { kind: 'accepted'; answers: AnswerLine[]; lines: number[] } | { kind: 'refused'; faults: AnswerFault[] };

export type AnswerFault = { line: number; reason: string };

function parseLine(line: string, number: number): ParsedAnswers {
  const json = readJson(line);
  if (json === undefined) return refusedLine(number, 'is not a JSON object');
  if (feedbackLine.safeParse(json).success) return refusedLine(number, FEEDBACK_LINE);
  const parsed = answerLineSchema.safeParse(json);
  if (parsed.success) return { kind: 'accepted', answers: [parsed.data], lines: [number] };
  const faults = parsed.error.issues.map((issue) => ({ line: number, reason: reasonOf(issue) }));
  return { kind: 'refused', faults };
}

/** Feedback files hold comments to be judged instead of answers to be graded. */
const feedbackLine = z.object({ kind: z.string(), feedback: z.string() });
const FEEDBACK_LINE =
  'field "kind": the line holds feedback instead of an answer; only files of scored answers can be used';

function refusedLine(line: number, reason: string): ParsedAnswers {
  return { kind: 'refused', faults: [{ line, reason }] };
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function reasonOf(issue: z.core.$ZodIssue): string {
  const field = issue.path.map(String).join('.');
  const fault = issue.message.endsWith('received undefined') ? 'is missing' : issue.message;
  return field === '' ? fault : `field "${field}": ${fault}`;
}
