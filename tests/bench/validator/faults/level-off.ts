import { withVerdicts, type Injector } from '../mutant.ts';
import { drawn } from '../draw.ts';

/** A level moved by one step or more while every comment stays: up to four of all the moves there are. */
export const levelOff: Injector = (one, random) => {
  const moves = one.draft.criteria.flatMap((verdict) => {
    const levels = one.work.rubric.criteria.find(({ id }) => id === verdict.criterionId)?.levels ?? [];
    const from = levels.findIndex(({ id }) => verdict.kind === 'level' && id === verdict.levelId);
    return levels.flatMap(({ id: levelId }, to) => (to === from ? [] : [{ verdict, levelId, steps: to - from }]));
  });
  return drawn(moves, 4, random).map(({ verdict, levelId, steps }) => {
    const moved = { kind: 'level' as const, criterionId: verdict.criterionId, levelId };
    const criteria = one.draft.criteria.map((other) => (other === verdict ? moved : other));
    return withVerdicts(one, `${steps > 0 ? 'up' : 'down'} by ${Math.abs(steps)}`, verdict.criterionId, criteria);
  });
};
