import type { CriterionVerdict } from '../../grading/assessment.ts';
import type { ReviewContent } from '../review-content.ts';

/** A change that counts: another level, a point taken away or put in. Wording is the teacher's taste and does not. */
export type MaterialChange = {
  kind: 'level' | 'point-removed' | 'point-added' | 'returned' | 'second-marker';
  criterionId: string | null;
};

/**
 * What a teacher changed that counts, decided by code. A point that was praise and became advice (or the other way) was
 * taken away and another put in.
 */
export function materialChanges(before: ReviewContent, after: ReviewContent): MaterialChange[] {
  const criterionIds = [...new Set([...before.criteria, ...after.criteria].map(({ criterionId }) => criterionId))];
  const levels = criterionIds.filter((id) => levelOf(before.criteria, id) !== levelOf(after.criteria, id));
  return [
    ...levels.map((criterionId): MaterialChange => ({ kind: 'level', criterionId })),
    ...lacking(before, after).map((criterionId): MaterialChange => ({ kind: 'point-removed', criterionId })),
    ...lacking(after, before).map((criterionId): MaterialChange => ({ kind: 'point-added', criterionId })),
  ];
}

/** Criteria of the points of one that the other does not have. */
function lacking({ points }: ReviewContent, other: ReviewContent): string[] {
  const same = new Set(other.points.map(({ id, kind, criterionId }) => `${id} ${kind} ${criterionId}`));
  const missing = points.filter(({ id, kind, criterionId }) => !same.has(`${id} ${kind} ${criterionId}`));
  return missing.map(({ criterionId }) => criterionId);
}

export function levelOf(criteria: readonly CriterionVerdict[], criterionId: string): string | null {
  const verdict = criteria.find((one) => one.criterionId === criterionId);
  return verdict?.kind === 'level' ? verdict.levelId : null;
}

/** What works have in common where a change was needed: the same drafted level for the same criterion. */
export type Pattern = { criterionId: string; levelId: string | null };

/**
 * The patterns that changes leave out of a second look; null when one names no pattern (a work was returned, or went to
 * a second marker).
 */
export function patternsOf(changes: readonly MaterialChange[], drafted: readonly CriterionVerdict[]): Pattern[] | null {
  if (changes.some(({ criterionId }) => criterionId === null)) return null;
  const ids = [...new Set(changes.flatMap(({ criterionId }) => criterionId ?? []))];
  return ids.map((criterionId) => ({ criterionId, levelId: levelOf(drafted, criterionId) }));
}

export function fitsPattern(drafted: readonly CriterionVerdict[], { criterionId, levelId }: Pattern): boolean {
  return levelOf(drafted, criterionId) === levelId;
}
