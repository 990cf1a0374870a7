import type { Assignment } from '../assignments/assignment.ts';
import { isOpen } from '../assignments/opening.ts';
import { openingView, type OpeningPage } from '../assignments/opening-view.ts';
import type { QueuePage } from './list-queue.ts';
import { countNeeds, liveView } from './live-view.ts';
import { filterQuery, isFiltered, type QueueFilter } from './queue-filter.ts';
import { stateFilterOf, sum, type QueueFacet } from './queue-order.ts';
import { queueRow, type QueueContext } from './queue-row-view.ts';
import type { RunStatus } from './run-status.ts';

/** Everything that `reviews/queue` prints. */
export function queueView(page: QueueShown) {
  const { queue, filter, visit, assignment } = page;
  const inCourse = filter.scope === 'course';
  const query = filterQuery(filter);
  return {
    ...headOf(assignment),
    visit,
    base: visit.base,
    inCourse,
    opening: doorView(page),
    endsAt: page.endsAt,
    anonymous: assignment?.anonymous ?? false,
    oneOfCourse: inCourse && assignment ? { title: assignment.title } : null,
    live: liveView({ facets: queue.facets, filter, visit, run: page.run, seen: null }),
    assignments: inCourse && !assignment ? assignmentRows(page) : [],
    query,
    tools: assignment ? toolLinks(page) : courseLinks(page),
    filters: filterLinks(page),
    search: searchView(page),
    filtered: isFiltered(filter) && { clear: `${visit.base}/queue${filterQuery(scopeOnly(filter))}` },
    total: sum(queue.facets),
    showAssignment: inCourse && !assignment,
    rows: queue.items.map((item) => queueRow(page, item)),
    pager: pagerView(page),
  };
}

function headOf(assignment: Assignment | null) {
  if (!assignment) return { titleKey: 'queue:course.title', context: null };
  return { titleKey: 'reviews:queue.title', context: assignment.title };
}

function doorView({ door, visit, assignment, now, filter }: QueueShown) {
  return assignment && openingView({ ...door, visit, assignment, now, elsewhere: filter.scope === 'course' });
}

export type QueueShown = QueueContext & {
  queue: QueuePage;
  /** Null: the whole course. */
  assignment: Assignment | null;
  run: RunStatus;
  /** When the course's works are deleted, once that is announced. */
  endsAt: Date | null;
  batchApproval: boolean;
  /** What is said of exemplars where it is not open yet. */
  door: Pick<OpeningPage, 'tryout' | 'hasReaders'>;
};

function toolLinks({ visit, filter, batchApproval }: QueueShown) {
  const query = filterQuery(scopeOnly(filter));
  const batch = batchApproval ? `${visit.base}/batch${query}` : null;
  return {
    groups: `${visit.base}/groups${query}`,
    batch,
    release: `${visit.base}/release${query}`,
    extensions: `${visit.base}/extensions${query}`,
    shares: `${visit.base}/shares${query}`,
  };
}

/** What is done for all assignments at once. */
function courseLinks({ visit, filter }: QueueShown) {
  return { release: `${visit.base}/release${filterQuery(scopeOnly(filter))}` };
}

function scopeOnly({ scope, assignment }: QueueFilter): QueueFilter {
  return { ...(scope && { scope }), ...(assignment && { assignment }) };
}

function assignmentRows(page: QueueShown) {
  const { assignments, queue, visit } = page;
  return assignments.map((assignment) => {
    const { _id, title } = assignment;
    const own = queue.facets.filter(({ assignmentId }) => assignmentId === _id);
    const inState = (...states: string[]) => sum(own.filter((facet) => isIn(facet, states)));
    return {
      title,
      closed: !isOpen(assignment, page.now),
      paused: page.run.pausedAlone.includes(_id),
      href: `${visit.base}/queue${filterQuery({ scope: 'course', assignment: _id })}`,
      needsPerson: countNeeds(own),
      beingRead: inState('being-read'),
      done: inState('approved', 'released'),
      total: sum(own),
    };
  });
}

function isIn({ state }: QueueFacet, states: readonly string[]): boolean {
  return states.includes(stateFilterOf(state) ?? '');
}

function filterLinks(page: QueueShown) {
  const { filter, visit } = page;
  const link = (change: Partial<QueueFilter>, label: string, current: boolean) => ({
    ...{ label, current, href: `${visit.base}/queue${filterQuery(filter, change)}` },
  });
  const routes = (['yours-first', 'look-here', 'ready', 'none'] as const).map((route) =>
    link({ route: filter.route === route ? undefined : route }, `reviews:route.${route}`, filter.route === route),
  );
  const findings = (['some', 'none'] as const).map((wanted) => {
    const current = filter.findings === wanted;
    return link({ findings: current ? undefined : wanted }, `reviews:findings.${wanted}`, current);
  });
  const shared = sharesOf(page).length > 0 || filter.share !== undefined;
  const own = filter.share === undefined || filter.share === 'mine' || filter.share === visit.person.id;
  const label = own ? 'shares:mine' : 'shares:one';
  const shares = link({ share: filter.share ? undefined : 'mine' }, label, filter.share !== undefined);
  const waiting = sum(page.queue.facets.filter((facet) => facet.asked));
  const asked = {
    ...link({ asked: filter.asked ? undefined : 'open' }, 'queue:asked', filter.asked !== undefined),
    count: waiting,
  };
  const ask = [...(waiting > 0 || filter.asked ? [asked] : []), ...secondLinks(page)];
  return { routes, findings, asked: ask, shares: shared ? [shares] : [] };
}

/** Of what this page shows, the assignments that are divided. */
function sharesOf({ assignment, assignments }: QueueShown): Assignment[] {
  const shown = assignment ? [assignment] : assignments;
  return shown.filter(({ shares }) => shares);
}

/** Works of two markers, where there are any: all of them, and those that wait for whoever looks. */
function secondLinks({ filter, visit, queue }: QueueShown) {
  const both = (['mine', 'open'] as const).map((wanted) => {
    const current = filter.second === wanted;
    const href = `${visit.base}/queue${filterQuery(filter, { second: current ? undefined : wanted })}`;
    return { label: `second:filter.${wanted}`, current, href, count: queue.second[wanted] };
  });
  return both.filter(({ current, count }) => current || count > 0);
}

/** A plain GET form: the other filters go along as hidden fields. */
function searchView({ filter, visit, queue }: QueueShown) {
  const others = Object.entries(filter).filter(([name]) => name !== 'q' && name !== 'page');
  const kept = others.map(([name, value]) => ({ name, value }));
  return { action: `${visit.base}/queue`, q: filter.q ?? '', kept, cut: queue.searchCut };
}

function pagerView({ queue, filter, visit }: QueueShown) {
  const { page, pages, found } = queue;
  const link = (to: number) => `${visit.base}/queue${filterQuery(filter, { page: to > 1 ? to : undefined })}`;
  return {
    ...{ page, pages, found },
    several: pages > 1,
    previous: page > 1 ? link(page - 1) : null,
    next: page < pages ? link(page + 1) : null,
  };
}
