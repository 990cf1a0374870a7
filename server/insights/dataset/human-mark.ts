import type { AnswerLine } from './answer-line.ts';

/**
 * What people gave for an answer, as a fraction of the maximum: the mean over raters of the total (a score without a
 * criterion), or, without totals, of the criteria's own scores, each a mean over its raters, added up. A criterion that
 * nobody scored leaves the answer without a human mark.
 */
export function humanMark({ human, rubric }: AnswerLine): HumanMark {
  const impossible = human.scores.find(({ points, max_points: most }) => !(most > 0 && points >= 0 && points <= most));
  if (impossible) return refused(`a score of ${impossible.points} of ${impossible.max_points} cannot be`);
  const totals = human.scores.filter(({ criterion }) => isTotal(criterion));
  if (totals.length > 0) return { kind: 'marked', fraction: meanFraction(totals) };
  const byCriterion = Map.groupBy(human.scores, ({ criterion }) => criterion);
  const unscored = rubric.criteria.find(({ id }) => !byCriterion.has(id));
  if (unscored) return refused(`neither a total (criterion null) nor a score for criterion "${unscored.id}"`);
  const parts = rubric.criteria.map(({ id, levels }) => {
    const maximum = Math.max(...levels.map(({ points }) => points));
    return { maximum, points: maximum * meanFraction(byCriterion.get(id) ?? []) };
  });
  const maximum = parts.reduce((sum, part) => sum + part.maximum, 0);
  if (maximum === 0) return refused('the rubric has no points to give');
  return { kind: 'marked', fraction: parts.reduce((sum, part) => sum + part.points, 0) / maximum };
}

export type HumanMark = { kind: 'marked'; fraction: number } | { kind: 'refused'; reason: string };

type Score = AnswerLine['human']['scores'][number];

function isTotal(criterion: Score['criterion']): boolean {
  return criterion === null || criterion === undefined;
}

function meanFraction(scores: readonly Score[]): number {
  return scores.reduce((sum, { points, max_points: most }) => sum + points / most, 0) / scores.length;
}

function refused(reason: string): HumanMark {
  return { kind: 'refused', reason: `field "human.scores": ${reason}` };
}
