import type { Assignment } from '../assignments/assignment.ts';
import type { Visit } from '../http/visit.ts';
import type { QueueItem } from './list-queue.ts';
import { filterQuery, type QueueFilter } from './queue-filter.ts';
import { about, type RubricTitles } from './rubric-titles.ts';
import type { SecondMarking } from '../submissions/marking.ts';
import { currentSecond, isBlindTo, standOf, waitsFor } from './second/second-marking.ts';
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
  const { submission, student, notes } = item;
  const second = currentSecond(submission);
  const { visit, filter } = page;
  const route = shownRoute(item, visit.person.id);
  return {
    href: `${visit.base}/review/${submission._id}${filterQuery(filter)}`,
    /** For programs that read the page as a browser does (the demo, tests): codes instead of words. */
    data: { submission: submission._id, state: submission.state, route: route ?? '' },
    student,
    assignment: page.assignments.find(({ _id }) => _id === submission.assignmentId)?.title ?? null,
    attempt: submission.attempt,
    late: submission.late,
    state: stateBadge(submission.state, second),
    notes: notes > 0 ? notes : null,
    route: route && { tone: route, label: `reviews:route.${route}` },
    ...draftCells(item, visit.person.id),
    waiting: waitsSince(item, page.now),
    why: whyOf(page, item),
  };
}

function draftCells(item: QueueItem, personId: string) {
  const { digest } = item.submission;
  const blind = isBlindTo(currentSecond(item.submission), personId);
  return {
    demonstration: digest?.demonstration ?? false,
    findings: digest?.hidden || blind ? null : (digest?.findings ?? null),
    marks: marksOf(item, personId),
  };
}

function waitsSince({ submission: { state, submittedAt } }: QueueItem, now: Date) {
  return submittedAt && state === 'with-teacher' ? waitingTime(now, submittedAt) : null;
}

/** Of a draft that the teacher, or a second marker, shall judge without, the queue tells nothing but that. */
function shownRoute({ submission }: QueueItem, personId: string) {
  const { digest } = submission;
  const hidden = digest?.hidden || isBlindTo(currentSecond(submission), personId);
  return digest ? (hidden ? 'yours-first' : digest.route) : null;
}

/** On the route yours-first a number here would give away what the page hides. */
function marksOf(item: QueueItem, personId: string): { value: number; drafted: boolean } | null {
  const { release, digest } = item.submission;
  if (release) return { value: release.marks, drafted: false };
  if (!digest || shownRoute(item, personId) === 'yours-first' || digest.marks === null) return null;
  return { value: digest.marks, drafted: true };
}

/** Why this row stands where it stands, as keys with blanks. */
function whyOf({ titles, visit }: QueueContext, item: QueueItem): Why[] {
  const { submission, group } = item;
  const acts = actKeys(item, visit.person.id);
  if (acts.length > 0) return acts.map(plain);
  if (submission.state !== 'with-teacher') return [];
  if (submission.noDraft !== null) return [plain(`reviews:noDraft.${submission.noDraft}.short`)];
  if (group === 'blind-first') return [plain('reviews:why.blind-first')];
  const reasons = reasonsOf(submission, titles.get(submission.rubricVersionId ?? ''));
  return reasons.length === 0 && group === 'ready' ? [plain('queue:why.ready')] : reasons;
}

function reasonsOf({ digest }: QueueItem['submission'], own: ReadonlyMap<string, string> | undefined): Why[] {
  return (digest?.reasons ?? []).map(({ code, criterionId = '' }) => {
    const criterion = own?.get(criterionId) ?? '';
    return { key: `reviews:why.${code}`, criterion, about: about(criterion) };
  });
}

/** What its student, or the change that was begun, waits for. */
function askedKey({ replies }: QueueItem['submission']): string {
  const { contests = 0, questions = 0 } = replies?.open ?? {};
  if (contests > 0) return 'queue:why.contested';
  return questions > 0 ? 'queue:why.asked' : 'queue:why.changing';
}

/** What somebody has to do about it, whatever its draft is like. */
function actKeys({ submission, notice, group }: QueueItem, personId: string): string[] {
  const second = currentSecond(submission);
  if (second && (submission.state === 'with-teacher' || group === 'asked')) return [secondKey(second, personId)];
  return [group === 'asked' ? askedKey(submission) : null, scoreKey(notice)].filter((key) => key !== null);
}

/** Whose turn it is, of two markers. */
function secondKey(second: SecondMarking, personId: string): string {
  const stand = standOf(second);
  if (stand !== 'waits') return `second:row.${stand}`;
  return waitsFor(second, personId) ? 'second:row.mine' : 'second:row.theirs';
}

function plain(key: string): Why {
  return { key, criterion: '', about: '' };
}

type Why = { key: string; criterion: string; about: string };

function scoreKey(notice: QueueItem['notice']): string | null {
  if (notice?.state === 'trouble') return `reviews:gradebook.${notice.trouble ?? 'gave-up'}.short`;
  return notice?.state === 'retrying' ? 'reviews:gradebook.retrying' : null;
}
