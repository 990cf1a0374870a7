import type { Assessment, CriterionVerdict } from '../assessment.ts';
import type { BlindLevel } from './calibrate-thresholds.ts';
import { ABOUT_CHOICES, levelRisk } from './level-risk.ts';

/**
 * The levels a teacher chose blind for one work, each beside the draft's level for the same criterion, as the
 * calibration wants them. A level that something else already keeps from *ready* (a finding on its criterion or on the
 * whole draft, a point about something absent, no level of ours) has the highest risk: no threshold accepts it.
 */
export function blindLevels(chosen: readonly CriterionVerdict[], assessment: JudgedAssessment): BlindLevel[] {
  return chosen.flatMap((verdict) => {
    const drafted = assessment.draft.criteria.find((one) => one.criterionId === verdict.criterionId);
    if (verdict.kind !== 'level' || !drafted) return [];
    const differs = drafted.kind !== 'level' || drafted.levelId !== verdict.levelId;
    return [{ risk: isHeld(verdict.criterionId, assessment) ? 1 : riskOf(verdict.criterionId, assessment), differs }];
  });
}

/** What of an assessment decides; the rest need not be loaded. */
export type JudgedAssessment = Pick<Assessment, 'draft' | 'findings' | 'repeats' | 'blind' | 'canary' | 'confidence'>;

/** Drafts from before a signal was stored have none of it. */
function riskOf(criterionId: string, { draft, findings, ...signals }: JudgedAssessment): number {
  const { repeats, blind, canary, confidence } = signals as Partial<typeof signals>;
  const known = { repeats: repeats ?? [], blind: blind ?? [], canary: canary ?? null, confidence: confidence ?? null };
  return levelRisk(criterionId, draft, findings, known);
}

function isHeld(criterionId: string, { draft, findings }: JudgedAssessment): boolean {
  const absent = draft.points.some((point) => point.criterionId === criterionId && point.evidence.kind === 'absent');
  const found = findings.some(
    (one) => (one.criterionId === null || one.criterionId === criterionId) && !ABOUT_CHOICES.has(one.check),
  );
  return absent || found;
}
