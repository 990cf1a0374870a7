import type { Draft } from '../assessment.ts';
import type { Check, Hit } from './check.ts';

/**
 * A quote must stand in the work word for word, after the one normalisation of `normalise-text.ts`. Blocking: a
 * statement carried by invented words is not about this student's work. Source: promise 2 of the design.
 */
export const quoteInWork: Check = { id: 'quote-not-in-work', severity: 'blocking', find: findInventedQuotes };

function findInventedQuotes(draft: Draft): Hit[] {
  return draft.points.flatMap((point) => {
    if (point.evidence.kind !== 'quote' || point.evidence.span !== null) return [];
    const message = 'The words quoted here do not stand in the work.';
    return [{ criterionId: point.criterionId, pointId: point.id, message }];
  });
}
