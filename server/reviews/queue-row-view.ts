import type { Assignment } from '../assignments/assignment.ts';
import type { Visit } from '../http/visit.ts';
import type { QueueItem } from './list-queue.ts';
import { filterQuery, type QueueFilter } from './queue-filter.ts';
import type { RubricTitles } from './rubric-titles.ts';
import { stateBadge } from './state-badge.ts';
import { waitingTime } from './waiting-time.ts';

/** What every row is printed with. */
export type QueueContext = {
  filter: QueueFilter;
  visit: Visit;
  /** Those of the course, in a course's queue. */
  assignments: readonly Assignment[];
  titles: RubricTitles;
  now: Date;
};

/** One row of `reviews/queue-rows`. */
export function queueRow(page: QueueContext, item: QueueItem) {
  const { submission, student } = item;
  const { visit, filter } = page;
  const route = shownRoute(item);
  return {
    href: `${visit.base}/review/${submission._id}${filterQuery(filter)}`,
    /** For programs that read the page as a browser does (the demo, tests): codes instead of words. */
    data: { submission: submission._id, state: submission.state, route: route ?? '' },
    student,
    assignment: page.assignments.find(({ _id }) => _id === submission.assignmentId)?.title ?? null,
    attempt: submission.attempt,
    late: submission.late,
    state: stateBadge(submission.state),
    route: route && { tone: route, label: `reviews:route.${route}` },
    ...draftCells(item),
    waiting: waitsSince(item, page.now),
    why: whyOf(page, item),
  };
}

function draftCells(item: QueueItem) {
  const { digest } = item.submission;
  return {
    demonstration: digest?.demonstration ?? false,
    findings: digest?.hidden ? 0 : (digest?.findings ?? null),
    marks: marksOf(item),
  };
}

function waitsSince({ submission: { state, submittedAt } }: QueueItem, now: Date) {
  return submittedAt && state === 'with-teacher' ? waitingTime(now, submittedAt) : null;
}

/** Of a draft that the teacher shall judge without, the queue tells nothing but that. */
function shownRoute({ submission }: QueueItem) {
  const { digest } = submission;
  return digest ? (digest.hidden ? 'yours-first' : digest.route) : null;
}

/** On the route yours-first a number here would give away what the page hides. */
function marksOf(item: QueueItem): { value: number; drafted: boolean } | null {
  const { release, digest } = item.submission;
  if (release) return { value: release.marks, drafted: false };
  if (!digest || shownRoute(item) === 'yours-first' || digest.marks === null) return null;
  return { value: digest.marks, drafted: true };
}

/** Why this row stands where it stands, as keys with blanks. */
function whyOf({ titles }: QueueContext, { submission, notice, group }: QueueItem): Why[] {
  const acts = [group === 'asked' ? askedKey(submission) : null, scoreKey(notice)].filter((key) => key !== null);
  if (acts.length > 0) return acts.map(plain);
  if (submission.state !== 'with-teacher') return [];
  if (submission.noDraft !== null) return [plain(`reviews:noDraft.${submission.noDraft}.short`)];
  if (group === 'blind-first') return [plain('reviews:why.blind-first')];
  const reasons = reasonsOf(submission, titles.get(submission.rubricVersionId ?? ''));
  return reasons.length === 0 && group === 'ready' ? [plain('queue:why.ready')] : reasons;
}

function reasonsOf({ digest }: QueueItem['submission'], own: ReadonlyMap<string, string> | undefined): Why[] {
  return (digest?.reasons ?? []).map(({ code, criterionId = '' }) => ({
    key: `reviews:why.${code}`,
    criterion: own?.get(criterionId) ?? '',
  }));
}

/** What its student, or the change that was begun, waits for. */
function askedKey({ replies }: QueueItem['submission']): string {
  const { contests = 0, questions = 0 } = replies?.open ?? {};
  if (contests > 0) return 'queue:why.contested';
  return questions > 0 ? 'queue:why.asked' : 'queue:why.changing';
}

function plain(key: string): Why {
  return { key, criterion: '' };
}

type Why = { key: string; criterion: string };

function scoreKey(notice: QueueItem['notice']): string | null {
  if (notice?.state === 'trouble') return `reviews:gradebook.${notice.trouble ?? 'gave-up'}.short`;
  return notice?.state === 'retrying' ? 'reviews:gradebook.retrying' : null;
}
