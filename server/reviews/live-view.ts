import type { Visit } from '../http/visit.ts';
import { countPending } from './list-queue.ts';
import { filterQuery, type QueueFilter, type StateFilter } from './queue-filter.ts';
import { groupOf, NEEDS_PERSON, passes, stateFilterOf, sum, type QueueFacet } from './queue-order.ts';
import type { RunStatus } from './run-status.ts';
import { runView } from './run-view.ts';

/** The part of the queue's page that renews itself while drafts arrive: always the same lines, so nothing jumps. */
export function liveView(live: LivePage) {
  const { facets, filter, visit, run } = live;
  const { base } = visit;
  const query = filterQuery(filter);
  const pending = countPending(facets);
  const arrived = countArrived(facets, filter);
  return {
    base,
    query,
    needsPerson: countNeeds(facets),
    searched: filter.q !== undefined,
    pending,
    progress: progressOf(live, pending),
    run: run && runView(run, { visit, query, renewed: live.seen !== null }),
    counts: stateCounts(live),
    // What came since the list was made; its rows stay where they are until the teacher asks for the new ones.
    fresh: Math.max(0, arrived - (live.seen ?? arrived)),
    live: pending > 0 && {
      href: `${base}/queue/live${query}${query === '' ? '?' : '&'}seen=${live.seen ?? arrived}`,
    },
  };
}

export type LivePage = {
  facets: readonly QueueFacet[];
  filter: QueueFilter;
  visit: Visit;
  /** Null when the address names nothing that is there. */
  run: RunStatus | null;
  /** How many works the list had when it was made; null: it is being made. */
  seen: number | null;
};

const STATES: StateFilter[] = ['with-teacher', 'being-read', 'approved', 'released', 'returned', 'superseded'];

export function countNeeds(facets: readonly QueueFacet[]): number {
  return sum(
    facets.filter((facet) => {
      const group = groupOf(facet);
      return group !== null && NEEDS_PERSON.has(group);
    }),
  );
}

/** Works on the teacher's side of the readers, as filtered. */
function countArrived(facets: readonly QueueFacet[], filter: QueueFilter): number {
  return sum(facets.filter((facet) => stateFilterOf(facet.state) !== 'being-read' && passes(facet, filter)));
}

/** How far the readers are with the works that count; once they are done it stays until the page is opened anew. */
function progressOf({ facets, seen }: LivePage, pending: number) {
  const total = sum(facets.filter(({ state }) => state !== 'superseded' && state !== 'returned'));
  return pending === 0 && seen === null ? null : { done: total - pending, total, over: pending === 0 };
}

function stateCounts({ facets, filter, visit }: LivePage) {
  const link = (state: StateFilter | undefined) => `${visit.base}/queue${filterQuery(filter, { state })}`;
  const all = { label: 'reviews:queue.all', count: sum(facets), href: link(undefined), current: !filter.state };
  const states = STATES.map((state) => ({
    label: `reviews:filter.${state}`,
    count: sum(facets.filter((facet) => stateFilterOf(facet.state) === state)),
    href: link(state),
    current: filter.state === state,
  }));
  return [all, ...states];
}
