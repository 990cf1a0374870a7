import type { Draft, Finding, Round } from '../assessment.ts';
import { levelIn } from '../choice/choices-of.ts';
import type { Work } from '../work.ts';
import { nearBoundary } from './near-boundary.ts';

/**
 * Ids of the criteria that deserve a second look, in the order of the rubric: near a boundary, hit by a finding that
 * is still open or was about the level, or with another level than in the first round. Notes cast no doubt, and a
 * criterion without a level of the rubric has nothing to choose again. `rounds` are all rounds, `best` the one that stays.
 */
export function criteriaInDoubt(rounds: readonly Round[], best: Round, work: Work): string[] {
  const earlier = rounds.flatMap((round) => round.findings.filter(isAboutLevel));
  const hit = [...best.findings, ...earlier].filter((finding) => finding.severity !== 'note');
  const doubted = new Set([
    ...nearBoundary(best.draft, work),
    ...hit.flatMap((finding) => finding.criterionId ?? []),
    ...relevelled(rounds[0]?.draft, best.draft, work),
  ]);
  return judgedCriteria(best.draft, work).filter((id) => doubted.has(id));
}

/** Ids of the criteria that have a level, in the order of the rubric. */
export function judgedCriteria(draft: Draft, work: Work): string[] {
  return work.rubric.criteria.map(({ id }) => id).filter((id) => levelIn(draft, id, work) !== null);
}

function isAboutLevel(finding: Finding): boolean {
  return ['validator:wrong-level', 'validator:contradicts-level', 'validator:missed-evidence'].includes(finding.check);
}

function relevelled(first: Draft | undefined, last: Draft, work: Work): string[] {
  return judgedCriteria(last, work).filter((id) => first && levelIn(first, id, work) !== levelIn(last, id, work));
}
