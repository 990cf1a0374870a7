import type { Rubric } from '../rubrics/rubric.ts';
import type { Review, Submission } from '../submissions/submission.ts';
import { missingLevels, type ReviewContent } from './review-content.ts';
import type { Actor, Reviewing } from './reviewing.ts';
import type { StoredDraft } from './stored-draft.ts';

/**
 * Whether the draft must not be seen yet: on the route `yours-first`, and for work of the blind-first share, that is
 * until the teacher has saved a level for every criterion.
 */
export function hidesDraft(rubric: Rubric, submission: Judging, draft: StoredDraft | null): boolean {
  if (!draft || !(submission.blindFirst || draft.assessment.route === 'yours-first')) return false;
  return submission.review === null || missingLevels(rubric, submission.review.criteria).length > 0;
}

type Judging = Pick<Submission, 'review' | 'blindFirst'>;

/**
 * What a save leaves as the teacher's blind choice: the one that stands, or, when this save is the first with a level
 * for every criterion and the draft was hidden until now, its levels. Written once: what is chosen with the draft in
 * view never changes it.
 */
export function blindChoiceOf(reviewing: Reviewing, content: ReviewContent, by: Actor, at: Date): Review['blind'] {
  const { submission, rubric, hidden, draft, out } = reviewing;
  const standing = submission.review?.blind ?? null;
  if (standing || !hidden || !draft || missingLevels(rubric, content.criteria).length > 0) return standing;
  // The work itself stands under the version of what is out until the change goes out.
  const under = out && submission.rubricVersionId ? { rubricVersionId: submission.rubricVersionId } : {};
  return { criteria: content.criteria, draftId: draft._id, by: by.id, at, ...under };
}
