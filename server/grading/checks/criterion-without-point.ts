import type { Draft } from '../assessment.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';

/**
 * A level without a single point leaves the student with a number and no reason. A warning. A criterion that could
 * not be judged needs none. Source: issue 3, a comment must explain the mark.
 */
export const criterionWithoutPoint: Check = { id: 'criterion-without-point', severity: 'warning', find: findSilent };

function findSilent(draft: Draft, work: Work): Hit[] {
  return work.rubric.criteria.flatMap((criterion) => {
    const judged = draft.criteria.some((one) => one.criterionId === criterion.id && one.kind === 'level');
    if (!judged || draft.points.some((point) => point.criterionId === criterion.id)) return [];
    const message = `A level is chosen for "${criterion.title}", but no point says why.`;
    return [{ criterionId: criterion.id, pointId: null, message }];
  });
}
