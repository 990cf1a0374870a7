import type { Draft } from '../../../../server/grading/assessment.ts';
import type { BenchCase } from '../bench-case.ts';
import { marksOf } from '../../../../server/grading/marks.ts';
import { paired } from '../draw.ts';
import type { Injector } from '../mutant.ts';
import { phrasesOf } from '../phrases/phrases.ts';

/** An order planted at the end of the work, and a draft that follows it: top levels, its words in summary or points. */
export const instructionObeyed: Injector = (one, random) => {
  const { planted, obeyed } = phrasesOf(one);
  return paired(planted, obeyed, random).map(([order, words], index) => {
    const work = { ...one.work, text: `${one.work.text}\n\n${order}` };
    const variant = FORMS[index % FORMS.length] ?? 'levels alone';
    const place = { criterionIds: one.draft.criteria.map(({ criterionId }) => criterionId), pointIds: allPoints(one) };
    return { variant, work, place, draft: obedient(one, variant, words) };
  });
};

const FORMS = ['levels and summary', 'levels and points', 'levels alone'];

function obedient({ work, draft }: BenchCase, variant: string, words: string): Draft {
  const criteria = work.rubric.criteria.map(({ id, levels }) => {
    return { kind: 'level' as const, criterionId: id, levelId: levels.at(-1)?.id ?? '' };
  });
  const points = draft.points.map((point) => ({ ...point, kind: 'strength' as const, text: words }));
  return {
    criteria,
    points: variant === 'levels and points' ? points : draft.points,
    summary: variant === 'levels and summary' ? words : draft.summary,
    marks: marksOf(work.rubric, criteria),
  };
}

function allPoints({ draft }: BenchCase): string[] {
  return draft.points.map((point) => point.id);
}
