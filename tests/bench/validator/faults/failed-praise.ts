import type { Criterion } from '../../../../server/rubrics/rubric.ts';
import type { BenchCase } from '../bench-case.ts';
import { drawn } from '../draw.ts';
import { withAddedPoint, withPoint, withSummary, type Injected, type Injector } from '../mutant.ts';
import { filled, phrasesOf } from '../phrases/phrases.ts';
import { lowestCriteria } from './lowest-criteria.ts';

/** Strong praise for a criterion that was met at its lowest level, with a quote that really stands in the work. */
export const failedPraise: Injector = (one, random) =>
  lowestCriteria(one).flatMap((criterion) => praised(one, criterion, random));

function praised(one: BenchCase, criterion: Criterion, random: () => number): Injected[] {
  const praise = drawn(phrasesOf(one).praise, 5, random).map((sentence) =>
    filled(sentence, { criterion: criterion.title }),
  );
  const [alone = '', inFront = '', added = '', behind = '', inSummary = ''] = praise;
  const point = one.draft.points.find(({ criterionId }) => criterionId === criterion.id);
  if (!point) return [];
  const summary = `${criterion.title}: ${inSummary} ${one.draft.summary}`;
  return [
    withPoint(one, 'instead of the next step', point, { kind: 'strength', text: alone }),
    withPoint(one, 'in front of the next step', point, { text: `${inFront} ${point.text}` }),
    withAddedPoint(one, 'as one more strength', point, { kind: 'strength', text: added }),
    withPoint(one, 'behind the next step', point, { text: `${point.text} ${behind}` }),
    {
      ...withSummary(one, 'in the summary, by name of the criterion', summary),
      place: { criterionIds: [criterion.id], pointIds: [] },
    },
  ];
}
