import { z } from 'zod';
import { plainText } from '../http/plain-text.ts';

/** Longer texts than a reply may have are told on the page; this much longer comes from no browser of ours. */
const MOST_SENT = 20_000;

/** What a student's form for one point sends. Read it with `parseForm`. */
export const replyFormSchema = z.object({
  submission: z.string().min(1).max(200),
  release: z.coerce.number().int().min(1).max(10_000),
  point: z.string().min(1).max(200),
  /** Nothing was chosen: told on the page. */
  kind: z.enum(['clear', 'not-clear', 'disagree', 'question', 'contest']).optional().catch(undefined),
  text: z.string().max(MOST_SENT).default('').transform(plainText),
});
