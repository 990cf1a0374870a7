import type { Reviewing } from '../reviewing.ts';
import { isBlindTo } from './second-marking.ts';

/**
 * A work as this person may see it: while they are to choose levels blind, nothing of the review and of the draft it
 * was made from is left in it.
 */
export function maskForSecond(reviewing: Reviewing, personId: string): Reviewing {
  const { submission } = reviewing;
  if (!isBlindTo(submission.second, personId)) return reviewing;
  // What is written beside an act may tell of levels too.
  const decisions = submission.decisions.map((one) => ({ ...one, note: null }));
  const hiddenWork = {
    ...submission,
    decisions,
    review: null,
    draftId: null,
    noDraft: null,
    offer: null,
    redraft: null,
    setAside: null,
  };
  return {
    ...reviewing,
    submission: hiddenWork,
    draft: null,
    hidden: true,
    content: { criteria: [], points: [], summary: '' },
  };
}
