import { z } from 'zod';
import { SCOPES, type LibraryFilter } from './show-library.ts';

/** The list's filters as they stand in the URL; anything unknown filters nothing. */
export const librarySchema = z.object({
  q: z.string().trim().max(200).catch(''),
  scope: z.enum(SCOPES).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
  done: z.enum(['removed', 'restored']).nullable().catch(null),
  /** The rubric that was removed. */
  undo: z.string().max(100).catch(''),
});

/** What was done a moment ago, on the admin's list of the site's rubrics. */
export const siteListSchema = z.object({
  done: z.enum(['added', 'saved', 'removed', 'restored']).nullable().catch(null),
  undo: z.string().max(100).catch(''),
});

export type LibraryQuery = z.infer<typeof librarySchema>;

/** The filters as a query string with its `?`, or nothing. */
export function libraryQuery({ q, scope, page }: LibraryFilter): string {
  const query = new URLSearchParams({
    ...(q === '' ? {} : { q }),
    ...(scope === null ? {} : { scope }),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** A new rubric: empty under a title, or a copy of `from`. */
export const newRubricSchema = z
  .object({
    scope: z.enum(['personal', 'course'], 'workshop:fault.scope').default('personal'),
    from: z.string().max(100).default(''),
    title: z.string().trim().max(200, 'workshop:fault.titleTooLong').default(''),
  })
  .refine(({ from, title }) => from !== '' || title !== '', { path: ['title'], error: 'workshop:fault.titleMissing' });

/** A rubric as text: what was typed, and the version it was typed over. */
export const rubricTextSchema = z.object({
  seen: z.string().max(40).catch(''),
  yaml: z
    .string()
    .catch('')
    .transform((text) => text.replaceAll('\r\n', '\n')),
});

/** The version that a form was made from; null for none that can be one. */
export function seenAtOf(seen: string): Date | null {
  return seen === '' || Number.isNaN(Date.parse(seen)) ? null : new Date(seen);
}
