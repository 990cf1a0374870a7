import { z } from 'zod';

/** The queue's filters as they stand in the URL; anything unknown there filters nothing. */
const filterSchema = z.object({
  /** `course`: all assignments of the course, or the one named by `assignment`. */
  scope: z.enum(['course']).optional().catch(undefined),
  assignment: z.string().min(1).max(200).optional().catch(undefined),
  /** Opened from this batch: it goes back there. */
  batch: z.string().min(1).max(100).optional().catch(undefined),
  state: z
    .enum(['with-teacher', 'being-read', 'approved', 'released', 'returned', 'superseded'])
    .optional()
    .catch(undefined),
  route: z.enum(['ready', 'look-here', 'yours-first', 'none']).optional().catch(undefined),
  findings: z.enum(['some', 'none']).optional().catch(undefined),
  /** Whose students wait for an answer. */
  asked: z.enum(['open']).optional().catch(undefined),
  /** `mine`, or the id of the grader whose share it is. */
  share: z.string().min(1).max(100).optional().catch(undefined),
  /** Works of two markers that are not settled: all, or those that wait for whoever looks. */
  second: z.enum(['open', 'mine']).optional().catch(undefined),
  /** Words of a name or of the work. */
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  /** 1 for the first. */
  page: z.coerce.number().int().min(2).max(100_000).optional().catch(undefined),
});

export type QueueFilter = z.infer<typeof filterSchema>;
export type StateFilter = NonNullable<QueueFilter['state']>;

export function readQueueFilter(query: unknown): QueueFilter {
  const parsed = filterSchema.safeParse(query);
  return parsed.success ? parsed.data : {};
}

/**
 * The filter as a query string with its `?`, or nothing; it goes along from page to page. Another filter begins at
 * its first page.
 */
export function filterQuery(filter: QueueFilter, change: Partial<QueueFilter> = {}): string {
  const turned = Object.keys(change).length > 0 ? { page: undefined } : {};
  const entries = Object.entries({ ...filter, ...turned, ...change }).filter((entry) => entry[1] !== undefined);
  const query = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return query === '' ? '' : `?${query}`;
}

/** Whether anything but the scope is filtered. */
export function isFiltered({ state, route, findings, asked, second, share, q }: QueueFilter): boolean {
  return [state, route, findings, asked, second, share, q].some((one) => one !== undefined);
}
