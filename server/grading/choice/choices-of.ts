import type { Criterion } from '../../rubrics/rubric.ts';
import type { Draft } from '../assessment.ts';
import type { Work } from '../work.ts';
import type { ChoiceAnswer } from './answer.ts';

/** One choice for each criterion asked for: `null` for a level that is missing, declined, or not of this criterion. */
export function choicesOf(answer: ChoiceAnswer, criterionIds: readonly string[], work: Work): Choice[] {
  return criterionIds.map((criterionId) => {
    const chosen = answer.choices.find((one) => one.criterionId === criterionId);
    const levels = criterionOf(work, criterionId)?.levels ?? [];
    const levelId = levels.find((level) => level.id === chosen?.levelId)?.id ?? null;
    return { criterionId, levelId, words: chosen?.quote ?? '' };
  });
}

/** `words` are what the reader says decided it, not yet looked up. */
export type Choice = { criterionId: string; levelId: string | null; words: string };

/** The draft's own level of a criterion, `null` without one of this rubric. */
export function levelIn(draft: Draft, criterionId: string, work: Work): string | null {
  const verdict = draft.criteria.find((one) => one.criterionId === criterionId);
  if (verdict?.kind !== 'level') return null;
  return criterionOf(work, criterionId)?.levels.find((level) => level.id === verdict.levelId)?.id ?? null;
}

export function criterionOf(work: Pick<Work, 'rubric'>, criterionId: string): Criterion | undefined {
  return work.rubric.criteria.find((criterion) => criterion.id === criterionId);
}
