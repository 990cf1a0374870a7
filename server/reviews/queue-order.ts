import type { Route } from '../grading/assessment.ts';
import type { SubmissionState } from '../submissions/submission.ts';
import type { QueueFilter, StateFilter } from './queue-filter.ts';

/**
 * The queue is a row of groups, the most urgent first: released work whose student waits for an answer, or that is
 * being changed again; work nobody will draft, drafts that ask for the teacher's own
 * judgement, those drawn to be judged first, scores in trouble, drafts with findings, clean ones; after those what
 * needs nobody now. Within a group the longest waiting comes first, and the id last, so that the order is the same at
 * every request. Each group is one stretch of an index (migration 0100), so that no list is ever sorted or read whole.
 */
export const QUEUE_GROUPS = [
  'asked',
  'no-draft',
  'yours-first',
  'blind-first',
  'trouble',
  'look-here',
  'ready',
  'approved',
  'reading',
  'queued',
  'released',
  'returned',
  'superseded',
] as const;

export type QueueGroup = (typeof QUEUE_GROUPS)[number];

/** In these somebody has to act. */
export const NEEDS_PERSON: ReadonlySet<QueueGroup> = new Set<QueueGroup>([
  'asked',
  'no-draft',
  'yours-first',
  'blind-first',
  'trouble',
  'look-here',
  'ready',
]);

/** What decides the group of a submission. */
export type QueuePlace = {
  state: SubmissionState;
  /** Null without a draft. */
  route: Route | null;
  /** Of the blind-first share and not judged yet. */
  hidden: boolean;
  /** The gradebook says that a person must act. */
  troubled: boolean;
  /** Out, and its student waits for an answer, or a change of it waits for its approval. */
  asked: boolean;
};

/** The group a submission stands in; null for work that is still being written. */
export function groupOf({ state, route, hidden, troubled, asked }: QueuePlace): QueueGroup | null {
  if (asked) return 'asked';
  if (state === 'composing') return null;
  if (state === 'with-teacher') return route === null ? 'no-draft' : hidden ? 'blind-first' : route;
  return troubled ? 'trouble' : state;
}

/** Works that share everything a filter can ask for, counted. */
export type QueueFacet = QueuePlace & { assignmentId: string; withFindings: boolean; count: number };

/** Whether works like these pass; `q`, the scope and the page are not this function's business. */
export function passes(facet: Omit<QueueFacet, 'count' | 'assignmentId'>, filter: QueueFilter): boolean {
  return (
    (filter.asked === undefined || facet.asked) &&
    (filter.state === undefined || filter.state === stateFilterOf(facet.state)) &&
    (filter.route === undefined || filter.route === routeFilterOf(facet)) &&
    (filter.findings === undefined || (filter.findings === 'some') === (facet.withFindings && !facet.hidden))
  );
}

function routeFilterOf({ route, hidden }: Pick<QueuePlace, 'route' | 'hidden'>): QueueFilter['route'] {
  if (route === null) return 'none';
  return hidden ? 'yours-first' : route;
}

/** Waiting for the readers and being read is one thing to a teacher. */
export function stateFilterOf(state: SubmissionState): StateFilter | null {
  if (state === 'queued' || state === 'reading') return 'being-read';
  return state === 'composing' ? null : state;
}

/** How many works of each group pass the filter, in the order of the queue; empty groups are left out. */
export function countGroups(
  facets: readonly QueueFacet[],
  filter: QueueFilter,
): { group: QueueGroup; count: number }[] {
  const fitting = facets.filter((facet) => passes(facet, filter));
  return QUEUE_GROUPS.map((group) => ({
    group,
    count: sum(fitting.filter((facet) => groupOf(facet) === group)),
  })).filter(({ count }) => count > 0);
}

export function sum(facets: readonly QueueFacet[]): number {
  return facets.reduce((total, { count }) => total + count, 0);
}

/** Which stretch of which groups makes up rows `from` to `from + size`. */
export function pageStretches(
  groups: readonly { group: QueueGroup; count: number }[],
  from: number,
  size: number,
): { group: QueueGroup; skip: number; limit: number }[] {
  let before = 0;
  return groups.flatMap(({ group, count }) => {
    const skip = Math.max(0, from - before);
    const limit = Math.min(count - skip, from + size - before - skip);
    before += count;
    return limit > 0 ? [{ group, skip, limit }] : [];
  });
}
