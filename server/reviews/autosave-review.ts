import type { Services } from '../services.ts';
import type { ReviewEdits } from './review-content.ts';
import { loadReviewing, type Conflict, type ReviewCommand, type Reviewing } from './reviewing.ts';
import { saveReview } from './save-review.ts';

/**
 * Saves what stands in the form without a press of a button. Levels wait for the button while a draft is hidden: the
 * last of them uncovers it and is kept as the teacher's blind choice, which must be an act of theirs. `added` names
 * the new points by criterion, so that the page goes on editing them.
 */
export async function autosaveReview(
  services: Services,
  command: ReviewCommand & { edits: ReviewEdits },
): Promise<AutosaveOutcome> {
  const before = await loadReviewing(services, command.tenancy, command.submissionId);
  const edits = before.hidden ? { ...command.edits, levels: new Map<string, string>() } : command.edits;
  const outcome = await saveReview(services, { ...command, edits });
  if (outcome.kind === 'refused') return { kind: 'conflict', conflict: outcome.conflict };
  const after = await loadReviewing(services, command.tenancy, command.submissionId);
  return { kind: 'saved', heldBack: before.hidden, version: edits.version + 1, added: addedPoints(before, after) };
}

export type AutosaveOutcome =
  | { kind: 'saved'; /** Levels were not saved. */ heldBack: boolean; version: number; added: Record<string, string> }
  | { kind: 'conflict'; conflict: Conflict };

/** The page offers one new point for each criterion at a time. */
function addedPoints(before: Reviewing, after: Reviewing): Record<string, string> {
  const known = new Set(before.content.points.map(({ id }) => id));
  const added = after.content.points.filter(({ id }) => !known.has(id));
  return Object.fromEntries(added.map(({ id, criterionId }) => [criterionId, id]));
}
