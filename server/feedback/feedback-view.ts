import type { Assignment } from '../assignments/assignment.ts';
import type { Visit } from '../http/visit.ts';
import type { PlaceInLine } from '../reviews/place-in-line.ts';
import type { Submission } from '../submissions/submission.ts';
import { releasedView, type ReleasedFeedback } from './released-view.ts';
import type { Replying } from './reply-view.ts';
import { whereIsMyWork } from './where-is-my-work.ts';

/**
 * Everything that `feedback/feedback` prints for a student. Feedback enters it through `release` of a released
 * attempt and no other way: a draft or a review is not even an argument here, only whose words a text is made of.
 */
export function feedbackView(page: FeedbackPage) {
  const { attempt, visit, assignment } = page;
  const returned =
    attempt.state === 'returned' ? (attempt.decisions.findLast(({ kind }) => kind === 'return') ?? null) : null;
  return {
    titleKey: 'feedback:title',
    context: assignment.title,
    workLanguage: assignment.feedbackLanguage,
    visit,
    base: visit.base,
    title: assignment.title,
    attempt: {
      id: attempt._id,
      number: attempt.attempt,
      submittedAt: attempt.submittedAt,
      late: attempt.late,
      superseded: attempt.state === 'superseded',
    },
    steps: whereIsMyWork(attempt).map(({ step, status }) => ({
      label: `feedback:step.${step}`,
      status: `is-${status}`,
      now: status === 'now',
    })),
    line: page.line ? lineView(page.line) : null,
    outSince: page.released?.release.releasedAt ?? null,
    pending: attempt.state !== 'released' && attempt.state !== 'returned' && attempt.state !== 'superseded',
    returned: returned && { note: returned.note, at: returned.at, name: page.nameOf(returned.byName) },
    mayTryAgain: page.mayTryAgain,
    released: page.released && releasedView(page.released, attempt, page.replying),
    others: page.attempts.filter(({ _id }) => _id !== attempt._id).map((one) => otherAttempt(one, visit)),
  };
}

export type FeedbackPage = {
  visit: Visit;
  assignment: Assignment;
  attempt: Submission;
  attempts: readonly Submission[];
  mayTryAgain: boolean;
  /** A teacher's name as the site lets students read it. */
  nameOf: (name: string | null) => string | null;
  /** Null where nothing can be said: what a teacher is shown of the page. */
  replying: Replying | null;
  /** Null until the release. */
  released: ReleasedFeedback | null;
  /** Of work that waits for the readers. */
  line?: PlaceInLine | null;
};

function lineView({ before, isMost, range }: PlaceInLine) {
  const place = before === 0 ? 'feedback:line.next' : 'feedback:line.before';
  return { place: isMost ? 'feedback:line.long' : place, before, range };
}

function otherAttempt(one: Submission, visit: Visit) {
  const label = one.state === 'approved' ? 'with-teacher' : one.state;
  return {
    number: one.attempt,
    href: `${visit.base}/feedback?attempt=${one.attempt}`,
    submittedAt: one.submittedAt,
    label: `feedback:state.${label}`,
  };
}
