import type { Draft } from '../assessment.ts';
import type { Check, Hit } from './check.ts';

/**
 * A point carries neither a quote nor a search: nothing supports it. A warning.
 * Source: promise 2 of the design, every claim points at words or at a search that found none.
 */
export const absentUnsearched: Check = { id: 'absent-unsearched', severity: 'warning', find: findUnsearched };

function findUnsearched(draft: Draft): Hit[] {
  return draft.points.flatMap((point) => {
    if (point.evidence.kind !== 'absent' || point.evidence.looked.some((term) => term.trim() !== '')) return [];
    const message = 'This point quotes nothing and names no words that were looked for.';
    return [{ criterionId: point.criterionId, pointId: point.id, message }];
  });
}
