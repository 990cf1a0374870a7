import { z } from 'zod';
import type { ExtractionResult, HiddenWords } from '../extraction-pool.ts';
import type { NoDraftReason } from '../work.ts';
import { MAX_PDF_PAGES, MAX_TEXT_LENGTH } from './file-formats.ts';

/** Passages and characters of each that a notice can hold: enough for a teacher to see what was tried. */
const MAX_HIDDEN = 30;
const MAX_HIDDEN_LENGTH = 500;

/** Cells of a notebook or files of a project; a text of full length with one word in each has fewer. */
const MAX_SECTIONS = 20_000;
/** Names of what was left out: enough for a person to see what kind it is. */
const MAX_OMITTED = 50;
const MAX_NAME_LENGTH = 200;

/** What the child may say. Its words are checked again by the parent: a file may have got the better of it. */
export const extractionResultSchema: z.ZodType<ExtractionResult> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string().max(MAX_TEXT_LENGTH),
    notices: z.array(z.string().regex(/^[a-z-]{1,40}$/)).max(20),
    hidden: z
      .array(
        z.strictObject({
          kind: z.enum(['left-out', 'white', 'tiny', 'unpainted']),
          text: z.string().max(MAX_HIDDEN_LENGTH),
        }),
      )
      .max(MAX_HIDDEN)
      .optional(),
    pages: z
      .array(z.strictObject({ page: z.int().min(1), start: z.int().min(0).max(MAX_TEXT_LENGTH) }))
      .max(MAX_PDF_PAGES)
      .optional(),
    sections: z.array(z.int().min(0).max(MAX_TEXT_LENGTH)).max(MAX_SECTIONS).optional(),
    omitted: z.array(z.string().max(MAX_NAME_LENGTH)).max(MAX_OMITTED).optional(),
  }),
  z.strictObject({
    kind: z.literal('failed'),
    reason: z.enum(['unreadable', 'empty', 'encrypted', 'image-only', 'invisible-text', 'too-large', 'unsupported']),
  }),
]);

/**
 * A finished reading: line ends as `\n`, no control characters (they hide text from a person and break JSON readers),
 * never empty and never longer than what the product stores. Of hidden words the notices say the kind and `hidden` the
 * words. When most letters are hidden (a scan with a text layer, say), what a person sees is not this text: a person
 * reads the file itself; white ones do not count where the ground may be dark (`whiteShows`). `sections` are offsets in a
 * text that is clean already.
 */
export function finished(text: string, found: Found = {}): ExtractionResult {
  const clean = cleanText(text).trim();
  const hidden = joined(found.hidden ?? []);
  if (clean === '') return failed(found.whenEmpty ?? 'empty');
  if (clean.length > MAX_TEXT_LENGTH) return failed('too-large');
  if (lettersIn(hidden.filter(({ kind }) => isUnseen(kind, found))) * 2 > letterCount(clean))
    return failed('invisible-text');
  return { kind: 'text', text: clean, notices: noticesOf(found, hidden), ...besideText(found, hidden) };
}

function noticesOf({ notices = [] }: Found, hidden: readonly HiddenWords[]): string[] {
  return [...new Set([...notices, ...hidden.map(({ kind }) => `hidden-${kind}`)])];
}

/** What is not there has no field. */
function besideText({ sections, omitted = [] }: Found, hidden: readonly HiddenWords[]) {
  const shown = hidden.slice(0, MAX_HIDDEN).map((one) => ({ ...one, text: shortened(one.text, MAX_HIDDEN_LENGTH) }));
  const names = omitted.slice(0, MAX_OMITTED).map((name) => shortened(cleanText(name), MAX_NAME_LENGTH));
  return {
    ...(shown.length > 0 ? { hidden: shown } : {}),
    ...(sections ? { sections } : {}),
    ...(names.length > 0 ? { omitted: names } : {}),
  };
}

type Found = {
  notices?: string[];
  hidden?: HiddenWords[];
  whenEmpty?: NoDraftReason;
  whiteShows?: boolean;
  sections?: number[];
  omitted?: string[];
};

function isUnseen(kind: HiddenWords['kind'], { whiteShows }: Found): boolean {
  return kind !== 'left-out' && !(kind === 'white' && whiteShows);
}

/** Neighbours of one kind become one passage: a document often has a run for every word. */
function joined(hidden: readonly HiddenWords[]): HiddenWords[] {
  const result: HiddenWords[] = [];
  for (const { kind, text } of hidden) {
    const last = result.at(-1);
    if (last?.kind === kind) last.text += cleanText(text);
    else result.push({ kind, text: cleanText(text) });
  }
  return result;
}

function lettersIn(hidden: readonly HiddenWords[]): number {
  return hidden.reduce((sum, { text }) => sum + letterCount(text), 0);
}

function letterCount(text: string): number {
  return text.replace(/\s/gu, '').length;
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}

export function failed(reason: NoDraftReason): ExtractionResult {
  return { kind: 'failed', reason };
}

/** Lone surrogates become U+FFFD: they cannot be stored, so every offset after them would shift. */
export function cleanText(text: string): string {
  const readable = text.replace(/\r\n?/g, '\n').replaceAll('\uFEFF', '');
  return readable.replace(/(?![\n\t])\p{Cc}/gu, '').toWellFormed();
}
