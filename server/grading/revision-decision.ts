import type { Finding, Severity } from './assessment.ts';

/** Whether a draft's findings are worth a call to the generator: notes alone are for the teacher's eyes. */
export function worthRevising(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity !== 'note' && finding.check !== 'validator-silent');
}

/**
 * Whether a revision may replace the draft before it: it has no more findings, none heavier in exchange, and is
 * better somewhere. Counted at each weight and above (blocking; blocking or warning; all), no count may rise and one
 * must fall: so two notes bought with one warning do not pass, and neither does a blocking one bought with two warnings.
 */
export function isBetter(revised: readonly Finding[], earlier: readonly Finding[]): boolean {
  const changes = WEIGHTS.map((weights) => countOf(revised, weights) - countOf(earlier, weights));
  return changes.every((change) => change <= 0) && changes.some((change) => change < 0);
}

const WEIGHTS: Severity[][] = [['blocking'], ['blocking', 'warning'], ['blocking', 'warning', 'note']];

function countOf(findings: readonly Finding[], weights: Severity[]): number {
  return findings.filter((finding) => weights.includes(finding.severity)).length;
}
