import type { Assignment } from '../assignments/assignment.ts';
import type { Visit } from '../http/visit.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import { placeOf, type QueueItem } from './list-queue.ts';
import { filterQuery, filterQueue, stateFilterOf, type QueueFilter, type StateFilter } from './queue-filter.ts';
import { NEEDS_PERSON, urgency } from './queue-order.ts';
import type { RunStatus } from './run-status.ts';
import { runView } from './run-view.ts';
import { stateBadge } from './state-badge.ts';
import { waitingTime } from './waiting-time.ts';

/** Everything that `reviews/queue` prints. */
export function queueView(page: QueuePage) {
  const { items, filter, visit, assignment } = page;
  const shown = filterQueue(items, filter);
  const query = filterQuery(filter);
  const pending = items.filter((item) => stateFilterOf(item) === 'being-read').length;
  return {
    titleKey: 'reviews:queue.title',
    context: assignment.title,
    visit,
    base: visit.base,
    assignment: { title: assignment.title },
    total: items.length,
    needsPerson: items.filter((item) => urgency(placeOf(item)) < NEEDS_PERSON).length,
    pending,
    run: runView(page.run, visit.base),
    query,
    counts: stateCounts(page),
    filters: filterLinks(page),
    filtered: query !== '',
    rows: shown.slice(0, MOST_ROWS).map((item) => queueRow(page, item)),
    more: Math.max(0, shown.length - MOST_ROWS),
  };
}

export type QueuePage = {
  items: readonly QueueItem[];
  filter: QueueFilter;
  visit: Visit;
  assignment: Assignment;
  rubric: Rubric | null;
  run: RunStatus;
  now: Date;
};

/** A page of more rows is slower to read than a filter; a class is smaller. */
const MOST_ROWS = 1000;

const STATES: StateFilter[] = ['with-teacher', 'being-read', 'approved', 'released', 'returned', 'superseded'];

function stateCounts({ items, filter, visit }: QueuePage) {
  const all = {
    label: 'reviews:queue.all',
    count: items.length,
    href: `${visit.base}/queue`,
    current: filter.state === undefined,
  };
  const states = STATES.map((state) => ({
    label: `reviews:filter.${state}`,
    count: items.filter((item) => stateFilterOf(item) === state).length,
    href: `${visit.base}/queue${filterQuery(filter, { state })}`,
    current: filter.state === state,
  }));
  return [all, ...states.filter(({ count, current }) => count > 0 || current)];
}

function filterLinks({ filter, visit }: QueuePage) {
  const link = (change: Partial<QueueFilter>, label: string, current: boolean) => ({
    label,
    current,
    href: `${visit.base}/queue${filterQuery(filter, change)}`,
  });
  const routes = (['yours-first', 'look-here', 'ready', 'none'] as const).map((route) =>
    link({ route: filter.route === route ? undefined : route }, `reviews:route.${route}`, filter.route === route),
  );
  const findings = (['some', 'none'] as const).map((wanted) =>
    link(
      { findings: filter.findings === wanted ? undefined : wanted },
      `reviews:findings.${wanted}`,
      filter.findings === wanted,
    ),
  );
  return { routes, findings };
}

function queueRow(page: QueuePage, item: QueueItem) {
  const { submission, digest, name } = item;
  const { visit, filter, assignment } = page;
  return {
    href: `${visit.base}/review/${submission._id}${filterQuery(filter)}`,
    /** For programs that read the page as a browser does (the demo, tests): codes instead of words. */
    data: { submission: submission._id, state: submission.state, route: digest?.route ?? '' },
    name,
    attempt: submission.attempt,
    showAttempt: assignment.attemptsAllowed > 1 || submission.attempt > 1,
    late: submission.late,
    state: stateBadge(submission.state),
    route: digest ? { tone: digest.route, label: `reviews:route.${digest.route}` } : null,
    demonstration: digest?.demonstration ?? false,
    findings: digest ? digest.findings.length : null,
    marks: marksOf(item),
    submittedAt: submission.submittedAt,
    waiting:
      submission.submittedAt && submission.state === 'with-teacher'
        ? waitingTime(page.now, submission.submittedAt)
        : null,
    why: whyOf(page, item),
  };
}

/** On the route yours-first a number here would give away what the page hides. */
function marksOf({ submission, digest }: QueueItem): { value: number; drafted: boolean } | null {
  if (submission.release) return { value: submission.release.marks, drafted: false };
  if (!digest || digest.route === 'yours-first' || digest.marks === null) return null;
  return { value: digest.marks, drafted: true };
}

/** Why this row stands where it stands, as keys with blanks. */
function whyOf({ rubric }: QueuePage, { submission, digest, notice }: QueueItem): Why[] {
  const score = scoreKey(notice);
  if (score) return [{ key: score, criterion: '' }];
  if (submission.state !== 'with-teacher') return [];
  if (submission.noDraft !== null) return [{ key: `reviews:noDraft.${submission.noDraft}.short`, criterion: '' }];
  const titles = new Map(rubric?.criteria.map(({ id, title }) => [id, title]));
  const reasons = digest?.routeReasons ?? [];
  return reasons.slice(0, 3).map(({ code, criterionId }) => ({
    key: `reviews:why.${code}`,
    criterion: criterionId === undefined ? '' : (titles.get(criterionId) ?? ''),
  }));
}

type Why = { key: string; criterion: string };

function scoreKey(notice: QueueItem['notice']): string | null {
  if (notice?.state === 'trouble') return `reviews:gradebook.${notice.trouble ?? 'gave-up'}.short`;
  return notice?.state === 'retrying' ? 'reviews:gradebook.retrying' : null;
}
