import { z } from 'zod';
import type { BankFilter } from './saved-point-repository.ts';
import { LONGEST_SAVED, LONGEST_WORDS, MOST_WORDS } from './saved-point.ts';
import type { SavedEdits } from './change-saved-point.ts';
import type { PointNamed } from './save-to-bank.ts';

/** Which point is kept: the value of the button beside it, `point.<point>` or `new.<criterion>`. */
export const saveSchema = z.looseObject({ 'bank-save': z.string().max(300).default('') }).transform(readNamed);

function readNamed({ 'bank-save': value }: { 'bank-save': string }): PointNamed {
  const id = value.slice(value.indexOf('.') + 1);
  return value.startsWith('new.') ? { kind: 'new', criterionId: id } : { kind: 'point', id };
}

/** Which saved point is put in, and the words of this work that each criterion's others are to rest on. */
export const takeSchema = z
  .record(z.string(), z.string().max(20_000))
  .transform((body) => ({ savedId: body['bank-take'] ?? '', quotes: new Map(quotesOf(body)) }));

function quotesOf(body: Record<string, string>): [criterionId: string, quote: string][] {
  const fields = Object.entries(body).filter(([name]) => name.startsWith(QUOTE));
  return fields.map(([name, value]) => [name.slice(QUOTE.length), value.replace(/\r\n?/g, '\n')]);
}

const QUOTE = 'bank-quote.';

/** The bank page's form of one saved point; `words` stand in it a line each. */
export const editSchema = z
  .object({
    version: z.coerce.number().int().min(0),
    text: z
      .string()
      .transform((text) => text.replace(/\r\n?/g, '\n').trim())
      .pipe(z.string().min(1, 'bank:fault.text').max(LONGEST_SAVED, 'bank:fault.tooLong')),
    kind: z.enum(['strength', 'next-step']).catch('next-step'),
    looks: z.enum(['words', 'absence']).catch('words'),
    words: z
      .string()
      .default('')
      .transform(linesOf)
      .pipe(
        z.array(z.string().max(LONGEST_WORDS, 'bank:fault.wordsTooLong')).max(MOST_WORDS, 'bank:fault.wordsTooMany'),
      ),
  })
  .transform(({ version, text, kind, looks, words }): SavedEdits => {
    return { version, text, kind, looksFor: { kind: looks, words } };
  });

function linesOf(text: string): string[] {
  return [...new Set(text.split(/[\r\n]+/u).map((line) => line.replace(/\s+/gu, ' ').trim()))].filter(Boolean);
}

/** The page's filters as they stand in the URL; anything unknown filters nothing. */
export const bankQuerySchema = z
  .object({
    criterion: z.string().max(300).catch(''),
    q: z.string().trim().max(100).catch(''),
    page: z.coerce.number().int().min(1).max(10_000).catch(1),
    done: z.enum(['changed', 'deleted']).nullable().catch(null),
  })
  .transform(({ criterion, q, page, done }) => ({ filter: filterOf(criterion, q), page, done }));

export type BankQuery = z.infer<typeof bankQuerySchema>;

function filterOf(criterion: string, q: string): BankFilter {
  const [rubricId = '', criterionId = ''] = criterion.split(SEPARATOR, 2);
  const known = rubricId !== '' && criterionId !== '';
  return { criterion: known ? { rubricId, criterionId } : null, q: q === '' ? null : q };
}

/** Stands in no id of a rubric. */
const SEPARATOR = '/';

export function criterionKey({ rubricId, criterionId }: { rubricId: string; criterionId: string }): string {
  return `${rubricId}${SEPARATOR}${criterionId}`;
}

/** The filters as a query string with its `?`, or nothing. */
export function bankQuery({ criterion, q }: BankFilter, page = 1): string {
  const query = new URLSearchParams({
    ...(criterion ? { criterion: criterionKey(criterion) } : {}),
    ...(q === null ? {} : { q }),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return query.size === 0 ? '' : `?${query.toString()}`;
}
