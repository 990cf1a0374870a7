import type { Draft, Finding, Severity } from '../assessment.ts';
import { matchQuote } from '../quote-match.ts';
import type { Work } from '../work.ts';
import type { FindingType, ValidatorAnswer } from './answer.ts';

/**
 * Turns a validator's answer into findings. A fault whose cited words stand neither in the work, the rubric, the task
 * nor the draft weighs only as a note: a reader that cannot show its evidence is heard, but moves nothing. A place
 * that does not exist becomes "the whole draft". Nothing is dropped.
 */
export function findingsOf(answer: ValidatorAnswer, draft: Draft, work: Work): Finding[] {
  const sources = citableTexts(draft, work);
  return answer.findings.map((fault, index) => {
    const cited = sources.some((source) => matchQuote(source, fault.evidence) !== null);
    return {
      id: `validator-${index + 1}`,
      check: `validator:${fault.type}`,
      source: 'validator',
      severity: cited ? SEVERITIES[fault.type] : 'note',
      criterionId: knownCriterion(fault, draft, work),
      pointId: draft.points.some((point) => point.id === fault.pointId) ? fault.pointId : null,
      message: fault.message,
      proposal: fault.proposal,
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

function citableTexts(draft: Draft, work: Work): string[] {
  const rubric = work.rubric.criteria.flatMap((criterion) => [
    criterion.title,
    criterion.description,
    ...criterion.levels.flatMap((level) => [level.title, level.descriptor]),
  ]);
  return [work.text, work.task, work.notes, draft.summary, ...draft.points.map((point) => point.text), ...rubric];
}

function knownCriterion(fault: ValidatorAnswer['findings'][number], draft: Draft, work: Work): string | null {
  const named = fault.criterionId ?? draft.points.find((point) => point.id === fault.pointId)?.criterionId ?? null;
  return work.rubric.criteria.some((criterion) => criterion.id === named) ? named : null;
}
