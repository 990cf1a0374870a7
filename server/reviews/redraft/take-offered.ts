import type { Point } from '../../grading/assessment.ts';
import type { Services } from '../../services.ts';
import { findDraft } from '../draft-repository.ts';
import { storeReview } from '../review-repository.ts';
import type { ReviewContent, ReviewEdits } from '../review-content.ts';
import { conflictOf, findConflict, loadReviewing } from '../reviewing.ts';
import type { Conflict, ReviewCommand, Reviewing } from '../reviewing.ts';
import { editedContent, isOutdated, reviewFrom } from '../save-review.ts';
import type { StoredDraft } from '../stored-draft.ts';

/** Names one part of an offered draft. */
export type OfferedPart = { kind: 'point'; id: string } | { kind: 'level'; id: string } | { kind: 'summary' };

/** Takes one part of the offered draft over, with what stands in the form; everything else stays as it is there. */
export async function takeOffered(
  services: Services,
  command: ReviewCommand & { edits: ReviewEdits; part: OfferedPart },
): Promise<{ kind: 'taken' | 'not-possible' } | { kind: 'conflict'; conflict: Conflict }> {
  const reviewing = await loadReviewing(services, command.tenancy, command.submissionId);
  if (isOutdated(reviewing, command.edits)) return { kind: 'conflict', conflict: conflictOf(reviewing.submission) };
  const offered = await findOffered(services, reviewing);
  if (!offered) return { kind: 'not-possible' };
  const content = takePart(editedContent(reviewing, command.edits), offered, command.part);
  if (!content) return { kind: 'not-possible' };
  const review = reviewFrom(reviewing, content, command.by, services.clock.now());
  const saved = await storeReview(services.db, command, command.edits.version, review);
  return saved ? { kind: 'taken' } : { kind: 'conflict', conflict: await findConflict(services, command) };
}

/** The draft that is offered beside this work's text; null while the work's own draft must not be seen. */
export async function findOffered(
  { db }: Pick<Services, 'db'>,
  { submission, hidden }: Reviewing,
): Promise<StoredDraft | null> {
  const { offer, platformId, courseId, state } = submission;
  if (!offer || hidden || submission.second || state !== 'with-teacher') return null;
  return findDraft(db, { platformId, courseId }, offer.draftId);
}

function takePart(content: ReviewContent, { assessment }: StoredDraft, part: OfferedPart): ReviewContent | null {
  const { draft } = assessment;
  if (part.kind === 'summary') return { ...content, summary: draft.summary };
  if (part.kind === 'point') {
    const taken = draft.points.find(({ id }) => id === part.id);
    return taken ? { ...content, points: putPoint(content.points, taken) } : null;
  }
  const verdict = draft.criteria.find(({ criterionId, kind }) => criterionId === part.id && kind === 'level');
  if (!verdict) return null;
  return { ...content, criteria: [...content.criteria.filter(({ criterionId }) => criterionId !== part.id), verdict] };
}

/** In the place of the point that it is another wording of, or at the end. */
function putPoint(points: readonly Point[], taken: Point): Point[] {
  if (!points.some(({ id }) => id === taken.id)) return [...points, taken];
  return points.map((point) => (point.id === taken.id ? taken : point));
}
