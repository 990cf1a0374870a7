import type { Rubric } from '../rubrics/rubric.ts';

/**
 * The levels a student expects, chosen before handing in; a criterion may be missing. The readers never get it, and
 * teachers see it once they have approved: an expectation that is known beforehand draws a judgement towards it, as a
 * drafted level would.
 */
export type SelfAssessment = { levels: SelfLevel[]; at: Date };

/** `reason` may be empty. */
export type SelfLevel = { criterionId: string; levelId: string; reason: string };

/** Characters of a reason: two or three sentences. */
export const MOST_REASON = 500;

/** What of posted choices is of this rubric, in its order; a reason without a level is kept by no one. */
export function selfLevels({ criteria }: Rubric, posted: ReadonlyMap<string, Omit<SelfLevel, 'criterionId'>>) {
  return criteria.flatMap(({ id, levels }): SelfLevel[] => {
    const said = posted.get(id);
    const level = levels.find((one) => one.id === said?.levelId);
    return said && level ? [{ criterionId: id, levelId: level.id, reason: said.reason.slice(0, MOST_REASON) }] : [];
  });
}

/** Ids of the criteria that have no level of this rubric chosen. */
export function missingSelf({ criteria }: Rubric, chosen: SelfAssessment | null | undefined): string[] {
  const has = ({ id, levels }: Rubric['criteria'][number]) =>
    chosen?.levels.some(({ criterionId, levelId }) => criterionId === id && levels.some((one) => one.id === levelId));
  return criteria.filter((criterion) => !has(criterion)).map(({ id }) => id);
}
