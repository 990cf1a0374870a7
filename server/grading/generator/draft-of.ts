import type { CriterionVerdict, Draft, Evidence, Point } from '../assessment.ts';
import { searchAbsent } from '../absent-search.ts';
import { marksOf } from '../marks.ts';
import { matchQuote } from '../quote-match.ts';
import type { Work } from '../work.ts';
import type { AnsweredPoint, AnsweredVerdict, DraftAnswer } from './answer.ts';

/**
 * Turns a generator's answer into a draft: points get ids `p1…`, quotes their place in the work, absences the search,
 * and the marks are computed. Nothing is dropped or repaired: what is wrong stays, for the checks to find.
 */
export function draftOf(answer: DraftAnswer, work: Work): Draft {
  const criteria = answer.criteria.map(verdictOf);
  return {
    criteria,
    points: answer.points.map((point, index) => pointOf(point, `p${index + 1}`, work)),
    summary: answer.summary,
    marks: marksOf(work.rubric, criteria),
  };
}

/** A verdict with neither level nor reason is a "cannot judge" without a reason. */
export function verdictOf(answered: AnsweredVerdict): CriterionVerdict {
  const { criterionId, levelId, cannotJudge, closeTo } = answered;
  if (levelId !== null && cannotJudge === null)
    return { criterionId, kind: 'level', levelId, ...(closeTo === null ? {} : { closeTo }) };
  return { criterionId, kind: 'cannot-judge', reason: cannotJudge ?? '' };
}

export function pointOf(answered: AnsweredPoint, id: string, work: Work): Point {
  const { criterionId, kind, text } = answered;
  return { id, criterionId, kind, text, evidence: evidenceOf(answered, work) };
}

function evidenceOf(answered: AnsweredPoint, work: Work): Evidence {
  const { quote, looked } = answered;
  if (quote !== null) return { kind: 'quote', quote, span: matchQuote(work.text, quote) };
  return { kind: 'absent', looked, found: searchAbsent(work.text, looked) };
}
