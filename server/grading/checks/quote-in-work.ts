import type { Draft, Evidence } from '../assessment.ts';
import { matchQuote } from '../quote-match.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';

/**
 * A quote must stand in the work word for word, after the one normalisation of `normalise-text.ts`. Blocking: a
 * statement carried by invented words is not about this student's work. The words are looked for afresh; a place that
 * came with the draft proves nothing. Source: promise 2 of the design.
 */
export const quoteInWork: Check = { id: 'quote-not-in-work', severity: 'blocking', find: findInventedQuotes };

function findInventedQuotes(draft: Draft, work: Work): Hit[] {
  return draft.points.flatMap((point) => {
    if (!isInvented(point.evidence, work)) return [];
    const message = 'The words quoted here do not stand in the work.';
    return [{ criterionId: point.criterionId, pointId: point.id, message }];
  });
}

/** Whether this evidence is a quote that the work does not have. */
export function isInvented(evidence: Evidence, work: Work): evidence is Extract<Evidence, { kind: 'quote' }> {
  return evidence.kind === 'quote' && matchQuote(work.text, evidence.quote) === null;
}
