import type { Point } from '../../../../server/grading/assessment.ts';
import type { BenchCase } from '../bench-case.ts';
import { drawn } from '../draw.ts';
import { withAddedPoint, type Injected, type Injector } from '../mutant.ts';
import { filled, phrasesOf } from '../phrases/phrases.ts';

/** Two points of one criterion, about the same words, that cannot both be right. */
export const contradiction: Injector = (one, random) =>
  drawn(one.draft.points, 3, random).flatMap((point) => contradicted(one, point, random));

function contradicted(one: BenchCase, point: Point, random: () => number): Injected[] {
  const { allMissing, allDone } = phrasesOf(one);
  const title = one.work.rubric.criteria.find(({ id }) => id === point.criterionId)?.title ?? '';
  const strength = point.kind === 'strength';
  const [sentence = ''] = drawn(strength ? allMissing : allDone, 1, random);
  const variant = strength ? 'a strength denied' : 'a next step denied';
  const kind = strength ? ('next-step' as const) : ('strength' as const);
  return [withAddedPoint(one, variant, point, { kind, text: filled(sentence, { criterion: title }) })];
}
