import type { CriterionVerdict } from '../../grading/assessment.ts';
import type { Criterion, Rubric } from '../../rubrics/rubric.ts';
import type { SelfAssessment } from '../../submissions/self-assessment.ts';

/** One criterion side by side; `expected` is how the student's own level stands to the given one. */
export type SelfRow = {
  criterion: string;
  criterionId: string;
  own: string;
  given: string;
  expected: 'higher' | 'same' | 'lower';
  reason: string;
};

/** The student's own levels beside those given, where both are of this rubric; its levels run from lowest to highest. */
export function compareSelf({ criteria }: Rubric, { levels }: SelfAssessment, given: readonly CriterionVerdict[]) {
  return criteria.flatMap((criterion): SelfRow[] => {
    const said = levels.find(({ criterionId }) => criterionId === criterion.id);
    const verdict = given.find(({ criterionId }) => criterionId === criterion.id);
    const own = place(criterion, said?.levelId);
    const got = place(criterion, verdict?.kind === 'level' ? verdict.levelId : undefined);
    if (!said || !own || !got) return [];
    const expected = own.at === got.at ? 'same' : own.at > got.at ? 'higher' : 'lower';
    const { id: criterionId, title } = criterion;
    return [{ criterion: title, criterionId, own: own.title, given: got.title, expected, reason: said.reason }];
  });
}

function place({ levels }: Criterion, levelId: string | undefined) {
  const at = levels.findIndex(({ id }) => id === levelId);
  const level = levels[at];
  return level ? { at, title: level.title } : null;
}
