import type { WorkFacts } from '../request-facts.ts';
import { draftWork } from './draft-work.ts';

/** The offline reader choosing levels again: it finds the same words, so it chooses the same, whatever anybody says. */
export function chooseLevels(work: WorkFacts, criterionIds: readonly string[]): { choices: OfflineChoice[] } {
  const { criteria, points } = draftWork(work);
  const choices = criteria.filter((verdict) => criterionIds.includes(verdict.criterionId));
  return {
    choices: choices.map(({ criterionId, levelId }) => ({
      quote: points.find((point) => point.criterionId === criterionId && point.quote !== null)?.quote ?? '',
      criterionId,
      levelId,
    })),
  };
}

type OfflineChoice = { quote: string; criterionId: string; levelId: string | null };
