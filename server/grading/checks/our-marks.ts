import { criterionMaximum } from '../../rubrics/criterion-marks.ts';
import { rubricTotal } from '../../rubrics/rubric-version.ts';
import type { Draft } from '../assessment.ts';
import { criterionMarks } from '../marks.ts';
import type { Work } from '../work.ts';
import { chosenLevel } from './chosen-level.ts';

/** The marks themselves, what each criterion gives at most, and what is missing to it. */
export function ourNumbers(draft: Draft, work: Work, criterionId: string | null, isLoss = false): number[] {
  const total = rubricTotal(work.rubric);
  const criteria = work.rubric.criteria.filter((one) => criterionId === null || one.id === criterionId);
  const those = criteria.flatMap((one) => {
    const [most, own] = [criterionMaximum(one), criterionMarks(work.rubric, draft.criteria, one.id)];
    return own === null ? [most] : isLoss ? [most, most - own] : [most, own, most - own];
  });
  return [
    ...those,
    total,
    ...(draft.marks === null ? [] : isLoss ? [total - draft.marks] : [draft.marks, total - draft.marks]),
  ];
}

/** What is missing to the maximum of each criterion, and of the whole. */
export function ourMissing(draft: Draft, work: Work, criterionId: string | null): number[] {
  const criteria = work.rubric.criteria.filter((one) => criterionId === null || one.id === criterionId);
  const those = criteria.flatMap((one) => {
    const own = criterionMarks(work.rubric, draft.criteria, one.id);
    return own === null ? [] : [criterionMaximum(one) - own];
  });
  return draft.marks === null ? those : [...those, rubricTotal(work.rubric) - draft.marks];
}

/** The points of the criterion's level, in the summary of every criterion's; with `of` only where that is the maximum. */
export function ourLevels(draft: Draft, work: Work, criterionId: string | null, of: number | null): (number | null)[] {
  const criteria = work.rubric.criteria.filter((one) => criterionId === null || one.id === criterionId);
  const those = criteria.filter((one) => of === null || criterionMaximum(one) === of);
  return those.map((criterion) => criterionMarks(work.rubric, draft.criteria, criterion.id));
}

/** A criterion's maximum, every criterion's in the summary, and the total. */
export function maximaOf(work: Work, criterionId: string | null): number[] {
  const criteria = work.rubric.criteria.filter((one) => criterionId === null || one.id === criterionId);
  return [...criteria.map(criterionMaximum), rubricTotal(work.rubric)];
}

/** The same in whole per cent. */
export function ourShares(draft: Draft, work: Work, criterionId: string | null): number[] {
  const level = chosenLevel(draft, work, criterionId);
  const total = draft.marks === null ? null : draft.marks / rubricTotal(work.rubric);
  return [level?.share ?? null, total].flatMap((share) => (share === null ? [] : [Math.round(share * 100)]));
}
