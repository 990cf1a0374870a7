import type { Draft } from '../assessment.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';

/**
 * A chosen level must be one of the criterion's own. Blocking: no marks can be computed from any other.
 * Source: promise 2 of the design, marks come from chosen levels only.
 */
export const levelExists: Check = { id: 'level-unknown', severity: 'blocking', find: findUnknownLevels };

function findUnknownLevels(draft: Draft, work: Work): Hit[] {
  return draft.criteria.flatMap((verdict) => {
    const criterion = work.rubric.criteria.find((one) => one.id === verdict.criterionId);
    if (verdict.kind !== 'level' || !criterion) return [];
    if (criterion.levels.some((level) => level.id === verdict.levelId)) return [];
    const message = `The level "${verdict.levelId}" chosen for "${criterion.title}" is not in the rubric.`;
    return [{ criterionId: criterion.id, pointId: null, message }];
  });
}
