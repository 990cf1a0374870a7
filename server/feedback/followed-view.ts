import { comparedTexts } from '../reviews/compared-texts.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Outcome } from '../submissions/followed.ts';
import type { Release } from '../submissions/submission.ts';

/** Earlier next steps as their student reads them: those a teacher confirmed, as they were frozen with the release. */
export function followedView({ final: { followed = [] } }: Release, { criteria }: Rubric) {
  return followed.map(({ criterionId, text, outcome, before, after }, index) => {
    const changed = before !== after && before !== '' && after !== '';
    return {
      anchor: `followed-${index + 1}`,
      criterion: criteria.find(({ id }) => id === criterionId)?.title ?? '',
      text,
      tone: TONES[outcome],
      label: `earlier:outcome.${outcome}`,
      changes: changed ? comparedTexts(before, after) : null,
      only: changed ? null : after || before || null,
      onlyKey: after === '' ? 'earlier:stood' : before === '' ? 'earlier:new' : 'earlier:stands',
    };
  });
}

const TONES: Record<Outcome, string> = {
  'acted-on': 'done',
  tried: 'waiting',
  ignored: 'neutral',
  'not-relevant': 'neutral',
};
