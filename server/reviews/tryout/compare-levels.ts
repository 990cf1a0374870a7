import type { CriterionVerdict } from '../../grading/assessment.ts';
import type { Exemplar } from '../../assignments/exemplar.ts';
import type { Rubric } from '../../rubrics/rubric.ts';

/** One criterion of one exemplar, as its teacher and as the readers judged it. */
export type LevelPair = {
  criterionId: string;
  /** Level ids; the readers' is null where they said that they cannot judge. */
  teacher: string;
  readers: string | null;
  /** How many levels the readers stand above the teacher (below: negative); null without a level of theirs. */
  distance: number | null;
};

/** In the rubric's order; a criterion without a level of the teacher's is left out. */
export function compareLevels(
  rubric: Rubric,
  teacher: Exemplar['levels'],
  readers: readonly CriterionVerdict[],
): LevelPair[] {
  return rubric.criteria.flatMap(({ id: criterionId, levels }) => {
    const place = (levelId: string | null) => levels.findIndex(({ id }) => id === levelId);
    const own = teacher.find((one) => one.criterionId === criterionId)?.levelId ?? null;
    if (own === null || place(own) < 0) return [];
    const verdict = readers.find((one) => one.criterionId === criterionId);
    const theirs = verdict?.kind === 'level' && place(verdict.levelId) >= 0 ? verdict.levelId : null;
    const distance = theirs === null ? null : place(theirs) - place(own);
    return [{ criterionId, teacher: own, readers: theirs, distance }];
  });
}

/** How often the two agree; `higher` and `lower` are the readers', of those that differ. */
export type Agreement = {
  n: number;
  same: number;
  oneAway: number;
  further: number;
  unjudged: number;
  higher: number;
  lower: number;
};

export function agreementOf(pairs: readonly LevelPair[]): Agreement {
  const count = (fits: (distance: number) => boolean) =>
    pairs.filter(({ distance }) => distance !== null && fits(distance)).length;
  return {
    n: pairs.length,
    same: count((distance) => distance === 0),
    oneAway: count((distance) => Math.abs(distance) === 1),
    further: count((distance) => Math.abs(distance) > 1),
    unjudged: pairs.filter(({ distance }) => distance === null).length,
    higher: count((distance) => distance > 0),
    lower: count((distance) => distance < 0),
  };
}
