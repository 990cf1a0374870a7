import { digestOf } from '../audit/canonical-json.ts';
import type { Services } from '../services.ts';
import type { SecondMarking } from '../submissions/marking.ts';
import type { Decision, Release, Review } from '../submissions/submission.ts';
import { decideApproval, type ApprovalRefusal, type ApprovalVerdict } from './decide-approval.ts';
import type { ReviewEdits } from './review-content.ts';
import { noteReviewTime } from './review-time.ts';
import { storeApproval, storeFirstMark, storeReview, storeSecondApproval } from './review-repository.ts';
import {
  conflictOf,
  decisionOf,
  findConflict,
  loadReviewing,
  type Actor,
  type Conflict,
  type ReviewCommand,
  type Reviewing,
} from './reviewing.ts';
import { editedContent, isOutdated, reviewFrom } from './save-review.ts';
import { listedAfter } from './second/second-marking.ts';
import { secondCall } from './second/why-second.ts';

/**
 * Approves what stands in the form: one conditional write saves it, freezes it as the final text with its marks and
 * sets when it goes out; undo is possible until then. When it cannot be approved, the edits are saved all the same. Where a
 * second marker must agree first it stays with the teachers, with the first one's levels. `askSecond`: this one wants it.
 */
export async function approveReview(
  services: Services,
  command: ReviewCommand & { edits: ReviewEdits; askSecond?: boolean },
): Promise<ApprovalOutcome> {
  const reviewing = await loadReviewing(services, command.tenancy, command.submissionId);
  if (isOutdated(reviewing, command.edits)) return { kind: 'conflict', conflict: conflictOf(reviewing.submission) };
  await noteReviewTime(services, command);
  const now = services.clock.now();
  const content = editedContent(reviewing, command.edits);
  const review = reviewFrom(reviewing, content, command.by, now);
  const { rubric, assignment, submission, hidden } = reviewing;
  const call = secondCall(assignment.secondMarker, submission, command.askSecond);
  const verdict = decideApproval(rubric, content, hidden, call);
  const before = command.edits.version;
  if (verdict.kind === 'refused') {
    const saved = await storeReview(services.db, command, before, review);
    return saved ? verdict : { kind: 'conflict', conflict: await findConflict(services, command) };
  }
  if (verdict.kind === 'waits') return waitForSecond(services, command, { reviewing, review, why: verdict.why });
  const release = releaseOf(reviewing, review, verdict, {
    by: command.by,
    now,
    undoMs: services.config.undoMs,
  });
  const decision = { ...decisionOf('approve', command.by, now), approved: approvedBy(release) };
  const store = reviewing.out ? storeSecondApproval : storeApproval;
  const approved = await store(services.db, command, before, { review, release, decision });
  return approved
    ? { kind: 'approved', dueAt: release.dueAt }
    : { kind: 'conflict', conflict: await findConflict(services, command) };
}

/** The first marker's approval: frozen levels, no release and no time for one. */
async function waitForSecond(
  services: Services,
  command: ReviewCommand & { edits: ReviewEdits },
  { reviewing, review, why }: { reviewing: Reviewing; review: Review; why: SecondMarking['why'] },
): Promise<ApprovalOutcome> {
  const { by } = command;
  const at = review.editedAt;
  const { submission, assignment } = reviewing;
  const first = { by: by.id, byName: by.name, at, criteria: review.criteria };
  const parts = { change: submission.again?.at ?? null, at, first, second: null, settled: null };
  const second = { why, blind: assignment.secondMarker?.blind ?? false, ...parts };
  const decision = decisionOf('first-mark', by, at);
  const marked = { review, second, listed: listedAfter(submission, second), decision };
  const stored = await storeFirstMark(services.db, command, command.edits.version, marked);
  return stored ? { kind: 'waits' } : { kind: 'conflict', conflict: await findConflict(services, command) };
}

export type ApprovalOutcome =
  | { kind: 'approved'; dueAt: Date }
  | { kind: 'waits' }
  | { kind: 'refused'; reason: ApprovalRefusal; ids: string[] }
  | { kind: 'conflict'; conflict: Conflict };

/** What stays of an approval in its decision when the release is gone, because it was undone. */
export function approvedBy({ number: release, marks, maximum, final }: Release): NonNullable<Decision['approved']> {
  return { release, marks, maximum, content: digestOf(final) };
}

/** What is frozen at an approval, and when it goes out. */
export function releaseOf(
  { submission, out }: Pick<Reviewing, 'submission' | 'out'>,
  review: Review,
  verdict: Extract<ApprovalVerdict, { kind: 'accepted' }>,
  approval: { by: Actor; now: Date; undoMs: number },
): Release {
  const { criteria, points, summary, followed = [] } = review;
  return {
    number: ((out ?? submission.release)?.number ?? 0) + 1,
    approvedBy: approval.by.id,
    approvedByName: approval.by.name,
    approvedAt: approval.now,
    dueAt: new Date(approval.now.getTime() + approval.undoMs),
    releasedAt: null,
    scoreOwed: false,
    final: { criteria, points, summary, ...(followed.length > 0 && { followed }) },
    marks: verdict.marks,
    maximum: verdict.maximum,
  };
}
