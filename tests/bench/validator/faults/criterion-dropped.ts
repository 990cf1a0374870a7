import { withVerdicts, type Injector } from '../mutant.ts';

/** A criterion without a verdict: its points still there, gone too, or another criterion judged twice in its place. */
export const criterionDropped: Injector = (one, random) =>
  one.draft.criteria.map((dropped, index) => {
    const others = one.draft.criteria.filter((verdict) => verdict !== dropped);
    const { criterionId } = dropped;
    if (index % 3 === 0) return withVerdicts(one, 'the verdict', criterionId, others);
    const twice = others[Math.floor(random() * others.length)];
    if (index % 3 === 1)
      return withVerdicts(one, 'another one judged twice', criterionId, [...others, ...(twice ? [twice] : [])]);
    const { draft, ...injected } = withVerdicts(one, 'verdict and points', criterionId, others);
    const points = draft.points.filter((point) => point.criterionId !== criterionId);
    return { ...injected, draft: { ...draft, points } };
  });
