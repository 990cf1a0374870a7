import type { Assessment, Draft, Finding } from '../assessment.ts';

/** What the readers noticed besides findings; see `Assessment` for each. */
export type Signals = Pick<Assessment, 'repeats' | 'blind' | 'canary' | 'confidence'>;

export const NO_SIGNALS: Signals = { repeats: [], blind: [], canary: null, confidence: null };

/**
 * How doubtful the level drafted for one criterion is, 0 to 1: the share of independent choices (repeats after the
 * first, and the blind re-score) that arrived elsewhere; one half when the draft says that the work nearly reached a
 * neighbouring level and nobody chose again. A model that is unsure of itself adds a quarter to a doubt that is there
 * already, and nothing where there is none: its own confidence never decides alone, because it is badly calibrated
 * (issue 3, "Deferral").
 */
export function levelRisk(criterionId: string, draft: Draft, findings: readonly Finding[], signals: Signals): number {
  const verdict = draft.criteria.find((one) => one.criterionId === criterionId);
  if (verdict?.kind !== 'level') return 1;
  const others = otherChoices(criterionId, signals);
  const apart = others.filter((levelId) => levelId !== verdict.levelId).length;
  const doubt = others.length > 0 ? apart / others.length : verdict.closeTo === undefined ? 0 : UNSETTLED;
  const said = findings.some((one) => one.criterionId === criterionId && ABOUT_CHOICES.has(one.check));
  const risk = said ? Math.max(doubt, UNSETTLED) : doubt;
  return risk > 0 && isUnsure(signals) ? Math.min(1, risk + UNSURE) : risk;
}

/**
 * Findings that say in words what the risk measures: they are weighed by it, and not once more by their severity.
 * A finding whose choice left no trace in the signals (the model chose no level) still counts as one half.
 */
export const ABOUT_CHOICES = new Set(['choices-disagree', 'comment-unexplained']);

const UNSETTLED = 0.5;
const UNSURE = 0.25;

function otherChoices(criterionId: string, { repeats, blind }: Signals): (string | null)[] {
  const again = repeats.find((one) => one.criterionId === criterionId)?.levelIds.slice(1) ?? [];
  const rescored = blind.filter((one) => one.criterionId === criterionId).map(({ levelId }) => levelId);
  return [...again, ...rescored];
}

function isUnsure({ confidence }: Signals): boolean {
  return confidence !== null && confidence < 0.5;
}
