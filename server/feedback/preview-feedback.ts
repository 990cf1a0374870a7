import type { Visit } from '../http/visit.ts';
import { releaseOf } from '../reviews/approve-review.ts';
import { decideApproval, type ApprovalRefusal } from '../reviews/decide-approval.ts';
import { releaseMoment } from '../reviews/release-moment.ts';
import { loadReviewing, type Reviewing } from '../reviews/reviewing.ts';
import { reviewFrom } from '../reviews/save-review.ts';
import { maskForSecond } from '../reviews/second/mask-for-second.ts';
import type { Services } from '../services.ts';
import type { Submission } from '../submissions/submission.ts';
import { feedbackView } from './feedback-view.ts';
import { shownApprover } from '../grades/shown-approver.ts';
import { whoWrote } from './who-wrote.ts';

/**
 * The student's own page of a work, made from what is approved or, before that, from what would be frozen if its
 * teacher approved what is saved. Nothing is written. Refused where it could not be approved as it stands.
 */
export async function previewFeedback(
  services: Services,
  { visit, submissionId }: { visit: Visit; submissionId: string },
): Promise<Preview> {
  const loaded = await loadReviewing(services, visit.tenancy, submissionId);
  const reviewing = maskForSecond(loaded, visit.person.id);
  const found = frozenOrPending(services, visit, reviewing);
  if (found.kind === 'refused') return found;
  const { attempt } = found;
  const nameOf = (name: string | null) => shownApprover(services.config, name);
  const approver = nameOf(attempt.release.approvedByName);
  const released = { release: attempt.release, rubric: reviewing.rubric, approver };
  const wrote = await whoWrote(services, visit.tenancy, attempt);
  const page = { visit, assignment: reviewing.assignment, attempt, attempts: [attempt], mayTryAgain: false };
  const view = feedbackView({ ...page, nameOf, replying: null, released: { ...released, ...wrote } });
  const { state } = reviewing.submission;
  const out = releaseMoment(reviewing.assignment, attempt.release);
  return { kind: 'shown', view, state, goesOutAt: state === 'approved' ? out : null };
}

export type Preview =
  | { kind: 'shown'; view: ReturnType<typeof feedbackView>; state: Submission['state']; goesOutAt: Date | null }
  | { kind: 'refused'; reason: ApprovalRefusal | 'nothing' };

type Found =
  | { kind: 'found'; attempt: Submission & { release: NonNullable<Submission['release']> } }
  | Extract<Preview, { kind: 'refused' }>;

function frozenOrPending(services: Services, { person }: Visit, reviewing: Reviewing): Found {
  const { submission: found, out, rubric, content, hidden } = reviewing;
  // Once a change is out, what the student has now is an earlier release.
  const submission = out ? { ...found, earlier: [...(found.earlier ?? []), out] } : found;
  const { release, state } = submission;
  if (release) return { kind: 'found', attempt: { ...submission, state: 'released', release } };
  if (state !== 'with-teacher') return { kind: 'refused', reason: 'nothing' };
  const verdict = decideApproval(rubric, content, hidden, { kind: 'one-is-enough' });
  if (verdict.kind !== 'accepted') return { kind: 'refused', reason: 'reason' in verdict ? verdict.reason : 'nothing' };
  const now = services.clock.now();
  const review = reviewFrom(reviewing, content, person, now);
  const pending = releaseOf(reviewing, review, verdict, { by: person, now, undoMs: services.config.undoMs });
  // What the student expects is not the teacher's to see before they have approved.
  const attempt = { ...submission, selfAssessment: null, review, release: pending };
  return { kind: 'found', attempt: { ...attempt, state: 'released' } };
}
