import type { Services } from '../services.ts';
import type { Release, Review } from '../submissions/submission.ts';
import { decideApproval, type ApprovalRefusal } from './decide-approval.ts';
import type { ReviewEdits } from './review-content.ts';
import { noteReviewTime } from './review-time.ts';
import { storeApproval, storeReview, storeSecondApproval } from './review-repository.ts';
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

/**
 * Approves what stands in the form: one conditional write saves it, freezes it as the final text with its marks and
 * sets when it goes out; undo is possible until then. When it cannot be approved, the edits are saved all the same.
 */
export async function approveReview(
  services: Services,
  command: ReviewCommand & { edits: ReviewEdits },
): Promise<ApprovalOutcome> {
  const reviewing = await loadReviewing(services, command.tenancy, command.submissionId);
  if (isOutdated(reviewing, command.edits)) return { kind: 'conflict', conflict: conflictOf(reviewing.submission) };
  await noteReviewTime(services, command);
  const now = services.clock.now();
  const content = editedContent(reviewing, command.edits);
  const review = reviewFrom(reviewing, content, command.by, now);
  const verdict = decideApproval(reviewing.rubric, content, reviewing.hidden);
  const before = command.edits.version;
  if (verdict.kind === 'refused') {
    const saved = await storeReview(services.db, command, before, review);
    return saved ? verdict : { kind: 'conflict', conflict: await findConflict(services, command) };
  }
  const release = releaseOf(reviewing, review, verdict, {
    by: command.by,
    now,
    undoMs: services.config.undoMs,
  });
  const decision = decisionOf('approve', command.by, now);
  const store = reviewing.out ? storeSecondApproval : storeApproval;
  const approved = await store(services.db, command, before, { review, release, decision });
  return approved
    ? { kind: 'approved', dueAt: release.dueAt }
    : { kind: 'conflict', conflict: await findConflict(services, command) };
}

export type ApprovalOutcome =
  | { kind: 'approved'; dueAt: Date }
  | { kind: 'refused'; reason: ApprovalRefusal; ids: string[] }
  | { kind: 'conflict'; conflict: Conflict };

/** What is frozen at an approval, and when it goes out. */
export function releaseOf(
  { submission, out }: Pick<Reviewing, 'submission' | 'out'>,
  review: Review,
  verdict: { marks: number; maximum: number },
  approval: { by: Actor; now: Date; undoMs: number },
): Release {
  const { criteria, points, summary } = review;
  return {
    number: ((out ?? submission.release)?.number ?? 0) + 1,
    approvedBy: approval.by.id,
    approvedByName: approval.by.name,
    approvedAt: approval.now,
    dueAt: new Date(approval.now.getTime() + approval.undoMs),
    releasedAt: null,
    scoreOwed: false,
    final: { criteria, points, summary },
    marks: verdict.marks,
    maximum: verdict.maximum,
  };
}
