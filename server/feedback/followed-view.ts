import { passagesView } from '../reviews/earlier/passages-view.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Outcome } from '../submissions/followed.ts';
import type { Release } from '../submissions/submission.ts';

/** Earlier next steps as their student reads them: those a teacher confirmed, as they were frozen with the release. */
export function followedView({ final: { followed = [] } }: Release, { criteria }: Rubric) {
  return followed.map(({ criterionId, text, outcome, ...words }, index) => ({
    anchor: `followed-${index + 1}`,
    criterion: criteria.find(({ id }) => id === criterionId)?.title ?? '',
    text,
    tone: TONES[outcome],
    label: `earlier:outcome.${outcome}`,
    ...passagesView(words),
  }));
}

const TONES: Record<Outcome, string> = {
  'acted-on': 'done',
  tried: 'waiting',
  ignored: 'neutral',
  'not-relevant': 'neutral',
};
