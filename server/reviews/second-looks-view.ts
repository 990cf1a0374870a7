import { about } from './rubric-titles.ts';
import type { Assessment, CriterionVerdict } from '../grading/assessment.ts';
import type { Criterion } from '../rubrics/rubric.ts';
import type { Reviewing } from './reviewing.ts';
import { visibleText } from './injection-view.ts';

/**
 * What the readers' second looks found about one criterion, level by its title: choices made anew, what a reader of
 * the comments alone would choose, whether the level is another without instruction-like passages. `null`: no look
 * was taken at it. `assessment` is `null` while the draft must not be seen.
 */
export function secondLooksView(assessment: Assessment | null, criterion: Criterion) {
  if (!assessment) return null;
  const { repeats, blind, canary } = assessment;
  const [, ...again] = repeats.find(({ criterionId }) => criterionId === criterion.id)?.levelIds ?? [];
  const alone = blind.find(({ criterionId }) => criterionId === criterion.id);
  const moved = canary?.movedCriteria.includes(criterion.id) ?? false;
  if (again.length === 0 && !alone && !moved) return null;
  const drafted = draftedLevel(criterion, assessment.draft.criteria);
  const against = (levelId: string | null) => ({
    level: levelTitle(criterion, levelId),
    same: levelId !== null && levelId === drafted,
  });
  return {
    drafted: levelTitle(criterion, drafted),
    again: again.map(against),
    alone: alone && against(alone.levelId),
    moved,
  };
}

/** Why the work stands where it stands, and the passages it was also read without; `null` when there is neither. */
export function routeView(assessment: Assessment | null, { rubric, submission }: Reviewing) {
  if (!assessment) return null;
  const { routeReasons, canary, findings } = assessment;
  if (routeReasons.length === 0 && !canary) return null;
  const titles = new Map(rubric.criteria.map(({ id, title }) => [id, title]));
  return {
    reasons: routeReasons.map(({ code, criterionId = '' }) => {
      const criterion = titles.get(criterionId) ?? '';
      return { key: `reviews:why.${code}`, criterion, about: about(criterion) };
    }),
    canary: canary && {
      // Offsets are of the stored text: it never changes after work is handed in.
      passages: canary.passages.map(({ start, end }) => visibleText(submission.work.text.slice(start, end))),
      moved: canary.movedCriteria.map((id) => titles.get(id) ?? id),
      silent: findings.some(({ check }) => check === 'canary-silent'),
    },
  };
}

function draftedLevel({ id }: Criterion, verdicts: readonly CriterionVerdict[]): string | null {
  const verdict = verdicts.find(({ criterionId }) => criterionId === id);
  return verdict?.kind === 'level' ? verdict.levelId : null;
}

function levelTitle({ levels }: Criterion, levelId: string | null): string | null {
  return levels.find(({ id }) => id === levelId)?.title ?? null;
}
