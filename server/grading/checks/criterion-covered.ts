import type { Draft } from '../assessment.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';

/**
 * Each criterion of the rubric gets exactly one verdict, and nothing outside the rubric is judged. Blocking: a
 * skipped criterion must never look like a judged one. Source: promise 1 of the design, no failure becomes a zero.
 */
export const criterionCovered: Check = { id: 'criterion-not-covered', severity: 'blocking', find: findUncovered };

function findUncovered(draft: Draft, work: Work): Hit[] {
  return [...miscounted(draft, work), ...foreign(draft, work)];
}

function miscounted(draft: Draft, work: Work): Hit[] {
  return work.rubric.criteria.flatMap((criterion) => {
    const count = draft.criteria.filter((verdict) => verdict.criterionId === criterion.id).length;
    if (count === 1) return [];
    const what = count === 0 ? 'was left out of the draft' : `was judged ${count} times`;
    return [{ criterionId: criterion.id, pointId: null, message: `The criterion "${criterion.title}" ${what}.` }];
  });
}

function foreign(draft: Draft, work: Work): Hit[] {
  const known = new Set(work.rubric.criteria.map((criterion) => criterion.id));
  const verdicts = draft.criteria.filter((verdict) => !known.has(verdict.criterionId));
  const points = draft.points.filter((point) => !known.has(point.criterionId));
  const message = (id: string) => `The draft speaks of a criterion "${id}" that the rubric does not have.`;
  return [
    ...verdicts.map((one) => ({ criterionId: null, pointId: null, message: message(one.criterionId) })),
    ...points.map((one) => ({ criterionId: null, pointId: one.id, message: message(one.criterionId) })),
  ];
}
