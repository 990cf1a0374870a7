import type { Draft } from '../assessment.ts';
import { holdsQuote } from '../quote-match.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { isInvented } from './quote-in-work.ts';

/**
 * A quote that is not in this work but is in another student's: drafts were mixed up, and showing it would give
 * another student's words away. Blocking. Source: issue 3, "quote from another submission".
 */
export const quoteFromOtherWork: Check = { id: 'quote-from-other-work', severity: 'blocking', find: findForeignQuotes };

function findForeignQuotes(draft: Draft, work: Work): Hit[] {
  return draft.points.flatMap((point) => {
    if (!isInvented(point.evidence, work)) return [];
    const { quote } = point.evidence;
    if (!(work.otherTexts ?? []).some((other) => holdsQuote(other, quote))) return [];
    const message = 'The words quoted here come from another student’s work.';
    return [{ criterionId: point.criterionId, pointId: point.id, message }];
  });
}
