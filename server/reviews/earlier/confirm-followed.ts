import { OUTCOMES, type FollowedPoint, type Outcome } from '../../submissions/followed.ts';
import { compareAttempts, type Proposal } from './compare-attempts.ts';
import type { Earlier } from './find-earlier.ts';

/** What a teacher chose for earlier points: an outcome, or `null` to say nothing; points not named stay as they were. */
export type FollowedEdits = {
  chosen: ReadonlyMap<string, Outcome | null>;
  /** Also takes every proposal that is not `unclear` where nothing was chosen. */
  takeAll: boolean;
};

/**
 * The confirmed points after a teacher's edits, in the order of the earlier feedback. Nothing is confirmed by itself:
 * a proposal becomes what a student reads only by a choice, or by the button that takes all of them.
 */
export function confirmFollowed(
  { points, text }: Earlier,
  now: string,
  before: readonly FollowedPoint[],
  { chosen, takeAll }: FollowedEdits,
): FollowedPoint[] {
  const changed = points.some(({ id }) => (chosen.get(id) ?? null) !== outcomeOf(before, id));
  if (!changed && !takeAll) return [...before];
  const proposals = compareAttempts(points, text, now);
  return points.flatMap((point): FollowedPoint[] => {
    const proposal = proposals.find(({ pointId }) => pointId === point.id);
    const said = chosen.get(point.id) ?? (chosen.has(point.id) ? null : outcomeOf(before, point.id));
    const outcome = said ?? (takeAll ? sureOutcome(proposal) : null);
    if (!outcome || !proposal) return [];
    const { id, criterionId, text: told } = point;
    return [{ pointId: id, criterionId, text: told, outcome, before: proposal.before, after: proposal.after }];
  });
}

function sureOutcome(proposal: Proposal | undefined): Outcome | null {
  return proposal && proposal.outcome !== 'unclear' ? proposal.outcome : null;
}

function outcomeOf(followed: readonly FollowedPoint[], pointId: string): Outcome | null {
  return followed.find((one) => one.pointId === pointId)?.outcome ?? null;
}

/** A value of the form's choices; anything else is no choice. */
export function readOutcome(value: string): Outcome | null {
  return OUTCOMES.find((one) => one === value) ?? null;
}
