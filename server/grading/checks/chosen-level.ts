import type { Draft } from '../assessment.ts';
import type { Work } from '../work.ts';

/** Where the level chosen for a criterion stands among the rubric's; `null` without one. */
export function chosenLevel(draft: Draft, work: Work, criterionId: string | null): ChosenLevel | null {
  const criterion = work.rubric.criteria.find((one) => one.id === criterionId);
  const verdict = draft.criteria.find((one) => one.criterionId === criterionId);
  if (!criterion || verdict?.kind !== 'level') return null;
  const index = criterion.levels.findIndex((level) => level.id === verdict.levelId);
  if (index < 0) return null;
  const [top, own] = [criterion.levels.at(-1)?.points ?? 0, criterion.levels[index]?.points ?? 0];
  const share = top === 0 ? 1 : own / top;
  return { lowest: index === 0, highest: index === criterion.levels.length - 1, share, title: criterion.title };
}

/** `share` is the level's points as a share of the criterion's most. */
export type ChosenLevel = { lowest: boolean; highest: boolean; share: number; title: string };

/** Whether a criterion has its highest level; with `null`, whether every criterion of the rubric has. */
export function isHighest(criterionId: string | null, draft: Draft, work: Work): boolean {
  const ids = work.rubric.criteria.map((one) => one.id).filter((id) => criterionId === null || criterionId === id);
  return ids.every((id) => chosenLevel(draft, work, id)?.highest);
}
