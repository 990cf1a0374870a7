import { marksOf } from '../grading/marks.ts';
import { rubricTotal } from '../rubrics/rubric-version.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import { hasNoQuote, missingLevels, type ReviewContent } from './review-content.ts';

/**
 * Whether this content may be approved, and the marks it gives. Refused while a criterion has no level, while a quote
 * does not stand in the work, while a point says nothing, or while the teacher has not seen the draft beside their own
 * levels yet.
 */
export function decideApproval(rubric: Rubric, content: ReviewContent, unseen: boolean): ApprovalVerdict {
  const criterionIds = missingLevels(rubric, content.criteria);
  if (criterionIds.length > 0) return { kind: 'refused', reason: 'levels-missing', ids: criterionIds };
  if (unseen) return { kind: 'refused', reason: 'draft-unseen', ids: [] };
  const invented = content.points.filter(({ evidence }) => isInvented(evidence));
  if (invented.length > 0) return { kind: 'refused', reason: 'quote-not-in-work', ids: invented.map(({ id }) => id) };
  const silent = content.points.filter((point) => point.text.trim() === '');
  if (silent.length > 0) return { kind: 'refused', reason: 'point-empty', ids: silent.map(({ id }) => id) };
  const marks = marksOf(rubric, content.criteria);
  if (marks === null) return { kind: 'refused', reason: 'levels-missing', ids: [] };
  return { kind: 'accepted', marks, maximum: rubricTotal(rubric) };
}

export type ApprovalVerdict =
  | { kind: 'accepted'; marks: number; maximum: number }
  | { kind: 'refused'; reason: ApprovalRefusal; /** Criteria or points concerned. */ ids: string[] };

export type ApprovalRefusal = 'levels-missing' | 'draft-unseen' | 'quote-not-in-work' | 'point-empty';

function isInvented(evidence: ReviewContent['points'][number]['evidence']): boolean {
  return evidence.kind === 'quote' && evidence.span === null && !hasNoQuote(evidence);
}
