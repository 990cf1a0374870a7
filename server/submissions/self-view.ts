import type { SelfAssessmentRule } from '../assignments/assignment.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import { MOST_REASON, type SelfAssessment } from './self-assessment.ts';

/** The choice of expected levels as the check page prints it; `missing` are criteria that kept a hand-in from happening. */
export function selfView(
  rule: SelfAssessmentRule | null | undefined,
  rubric: Rubric | null,
  { chosen, missing }: { chosen: SelfAssessment | null | undefined; missing: readonly string[] },
) {
  if (!rule || !rubric) return null;
  const criteria = rubric.criteria.map(({ id, title, levels }, index) => {
    const own = chosen?.levels.find(({ criterionId }) => criterionId === id);
    const anchor = `self-${index + 1}`;
    return {
      ...{ id, title, anchor, reason: own?.reason ?? '', missing: missing.includes(id) },
      levels: levels.map((level, at) => ({
        ...{ id: level.id, title: level.title, descriptor: level.descriptor },
        input: `${anchor}-level-${at + 1}`,
        chosen: level.id === own?.levelId,
      })),
    };
  });
  return { required: rule === 'required', missing: missing.length > 0, criteria, most: MOST_REASON };
}
