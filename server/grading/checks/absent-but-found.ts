import { searchAbsent } from '../absent-search.ts';
import type { Draft } from '../assessment.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';

/**
 * A point says that something is absent, but a search for its own terms finds them. A warning, not a refusal: the
 * term may stand in the work without doing what the point asks for, which a person sees at a glance. The search is
 * made afresh; what came with the draft proves nothing.
 * Source: promise 2 of the design, an "absent" is shown with the search that found nothing.
 */
export const absentButFound: Check = { id: 'absent-but-found', severity: 'warning', find: findPresentTerms };

function findPresentTerms(draft: Draft, work: Work): Hit[] {
  return draft.points.flatMap((point) => {
    const found = point.evidence.kind === 'absent' ? searchAbsent(work.text, point.evidence.looked) : [];
    if (found.length === 0) return [];
    const words = found.slice(0, 3).map((span) => `“${work.text.slice(span.start, span.end)}”`);
    const message = `This point says that something is absent, but the work has ${words.join(', ')}.`;
    return [{ criterionId: point.criterionId, pointId: point.id, message }];
  });
}
