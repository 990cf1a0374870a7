import type { Citation, Draft, Finding, Severity } from '../assessment.ts';
import type { Work } from '../work.ts';
import type { FindingType, ValidatorAnswer } from './answer.ts';
import { citationOf } from './citation-of.ts';

/**
 * Turns a validator's answer into findings. A fault whose cited words stand neither in the work, the rubric, the task
 * nor the draft weighs only as a note: a reader that cannot show its evidence is heard, but moves nothing. A fault
 * that would move a level must cite the work or the rubric. A place that does not exist becomes "the whole draft".
 * Nothing is dropped.
 */
export function findingsOf(answer: ValidatorAnswer, draft: Draft, work: Work): Finding[] {
  return answer.findings.map((fault, index) => {
    const cited = citationOf(fault.evidence, work, draft);
    return {
      id: `validator-${index + 1}`,
      check: `validator:${fault.type}`,
      source: 'validator',
      severity: weighs(fault.type, cited) ? SEVERITIES[fault.type] : 'note',
      criterionId: knownCriterion(fault, draft, work),
      pointId: draft.points.some((point) => point.id === fault.pointId) ? fault.pointId : null,
      message: fault.message,
      proposal: fault.proposal,
      cited,
    };
  });
}

/** Two readers who disagree about a level leave it to the teacher; a weak next step costs no one marks. */
const SEVERITIES: Record<FindingType, Severity> = {
  'wrong-level': 'blocking',
  'contradicts-level': 'warning',
  unsupported: 'warning',
  'over-praise': 'warning',
  'over-inference': 'warning',
  'missed-evidence': 'warning',
  'leaks-answer': 'warning',
  'not-actionable': 'note',
};

function weighs(type: FindingType, { standsIn }: Citation): boolean {
  if (standsIn === 'work' || standsIn === 'rubric') return true;
  return standsIn !== null && type !== 'wrong-level' && type !== 'missed-evidence';
}

function knownCriterion(fault: ValidatorAnswer['findings'][number], draft: Draft, work: Work): string | null {
  const named = fault.criterionId ?? draft.points.find((point) => point.id === fault.pointId)?.criterionId ?? null;
  return work.rubric.criteria.some((criterion) => criterion.id === named) ? named : null;
}
