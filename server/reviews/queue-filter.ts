import { z } from 'zod';
import type { QueueItem } from './list-queue.ts';

/** The queue's filters as they stand in the URL; anything unknown there filters nothing. */
const filterSchema = z.object({
  state: z
    .enum(['with-teacher', 'being-read', 'approved', 'released', 'returned', 'superseded'])
    .optional()
    .catch(undefined),
  route: z.enum(['ready', 'look-here', 'yours-first', 'none']).optional().catch(undefined),
  findings: z.enum(['some', 'none']).optional().catch(undefined),
});

export type QueueFilter = z.infer<typeof filterSchema>;
export type StateFilter = NonNullable<QueueFilter['state']>;

export function readQueueFilter(query: unknown): QueueFilter {
  const parsed = filterSchema.safeParse(query);
  return parsed.success ? parsed.data : {};
}

/** The filter as a query string with its `?`, or nothing; it goes along from page to page. */
export function filterQuery(filter: QueueFilter, change: Partial<QueueFilter> = {}): string {
  const entries = Object.entries({ ...filter, ...change }).filter((entry) => entry[1] !== undefined);
  const query = new URLSearchParams(entries as [string, string][]).toString();
  return query === '' ? '' : `?${query}`;
}

export function filterQueue(items: readonly QueueItem[], filter: QueueFilter): QueueItem[] {
  return items.filter(
    (item) =>
      (filter.state === undefined || filter.state === stateFilterOf(item)) &&
      (filter.route === undefined || filter.route === (item.digest?.route ?? 'none')) &&
      (filter.findings === undefined || (filter.findings === 'some') === hasFindings(item)),
  );
}

/** Waiting for the readers and being read is one thing to a teacher. */
export function stateFilterOf({ submission }: QueueItem): StateFilter | null {
  const { state } = submission;
  if (state === 'queued' || state === 'reading') return 'being-read';
  return state === 'composing' ? null : state;
}

function hasFindings({ digest }: QueueItem): boolean {
  return (digest?.findings.length ?? 0) > 0;
}
