import { z } from 'zod';
import type { ExtractionResult } from '../extraction-pool.ts';
import type { NoDraftReason } from '../submission.ts';
import { MAX_TEXT_LENGTH } from './file-formats.ts';

/** What the child may say. Its words are checked again by the parent: a file may have got the better of it. */
export const extractionResultSchema: z.ZodType<ExtractionResult> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string().max(MAX_TEXT_LENGTH),
    notices: z.array(z.string().regex(/^[a-z-]{1,40}$/)).max(20),
  }),
  z.strictObject({
    kind: z.literal('failed'),
    reason: z.enum(['unreadable', 'empty', 'encrypted', 'image-only', 'too-large', 'unsupported']),
  }),
]);

/**
 * A finished reading: line ends as `\n`, no control characters (they hide text from a person and break JSON readers),
 * never empty and never longer than what the product stores.
 */
export function finished(text: string, notices: string[], whenEmpty: NoDraftReason = 'empty'): ExtractionResult {
  const clean = cleanText(text).trim();
  if (clean === '') return failed(whenEmpty);
  if (clean.length > MAX_TEXT_LENGTH) return failed('too-large');
  return { kind: 'text', text: clean, notices: [...new Set(notices)] };
}

export function failed(reason: NoDraftReason): ExtractionResult {
  return { kind: 'failed', reason };
}

/** Lone surrogates become U+FFFD: they cannot be stored, so every offset after them would shift. */
export function cleanText(text: string): string {
  const readable = text.replace(/\r\n?/g, '\n').replaceAll('\uFEFF', '');
  return readable.replace(/(?![\n\t])\p{Cc}/gu, '').toWellFormed();
}
