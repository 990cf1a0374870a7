import { criterionOf } from '../choice/choices-of.ts';
import type { Draft } from '../assessment.ts';
import type { Work } from '../work.ts';

/**
 * Ids of the criteria whose level lies near a boundary. Levels are steps with no marks in between, so no distance can
 * be read off the marks; what examiners call borderline is work that also nearly meets the descriptor of a
 * neighbouring level. The generator names that level (`closeTo`), and code takes its word only for the level right
 * above or below the chosen one: to be torn between the lowest and the highest is no boundary but a fault. This only
 * decides where to look again, never what to think of it.
 */
export function nearBoundary(draft: Draft, work: Work): string[] {
  const close = draft.criteria.filter((verdict) => {
    const levels = criterionOf(work, verdict.criterionId)?.levels ?? [];
    if (verdict.kind !== 'level' || verdict.closeTo === undefined) return false;
    const at = (id: string) => levels.findIndex((level) => level.id === id);
    const [chosen, other] = [at(verdict.levelId), at(verdict.closeTo)];
    return chosen >= 0 && other >= 0 && Math.abs(chosen - other) === 1;
  });
  return close.map((verdict) => verdict.criterionId);
}
