import type { CriterionVerdict } from '../grading/assessment.ts';
import type { Criterion } from '../rubrics/rubric.ts';
import { hidesDraft } from './blind-choice.ts';
import type { Reviewing } from './reviewing.ts';

/** The teacher's blind levels beside the draft's, once both may be seen; `null` for work that was not judged blind. */
export function blindTableView({ rubric, submission, draft }: Reviewing) {
  const chosen = submission.review?.blind;
  if (!chosen || !draft || hidesDraft(rubric, submission, draft)) return null;
  const drafted = draft.assessment.draft.criteria;
  const rows = rubric.criteria.map((criterion) => {
    const [own, theirs] = [levelTitle(criterion, chosen.criteria), levelTitle(criterion, drafted)];
    return { criterion: criterion.title, own, drafted: theirs, same: own !== null && own === theirs };
  });
  return { at: chosen.at, rows };
}

function levelTitle({ id, levels }: Criterion, verdicts: readonly CriterionVerdict[]): string | null {
  const verdict = verdicts.find((one) => one.criterionId === id);
  if (verdict?.kind !== 'level') return null;
  return levels.find((level) => level.id === verdict.levelId)?.title ?? null;
}
