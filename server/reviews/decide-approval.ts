import { marksOf } from '../grading/marks.ts';
import { rubricTotal } from '../rubrics/rubric-version.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { SecondMarking } from '../submissions/marking.ts';
import { sameLevels } from './second/second-marking.ts';
import type { SecondCall } from './second/why-second.ts';
import { hasNoQuote, missingLevels, type ReviewContent } from './review-content.ts';

/**
 * Whether this content may be approved, and the marks it gives. Refused while a criterion has no level, while a quote
 * does not stand in the work, while a point says nothing, or while the teacher has not seen the draft beside their own
 * levels yet, and while two markers are not done. `waits`: it may be approved, and needs a second marker first.
 */
export function decideApproval(
  rubric: Rubric,
  content: ReviewContent,
  unseen: boolean,
  second: SecondCall,
): ApprovalVerdict {
  const criterionIds = missingLevels(rubric, content.criteria);
  if (criterionIds.length > 0) return { kind: 'refused', reason: 'levels-missing', ids: criterionIds };
  if (unseen) return { kind: 'refused', reason: 'draft-unseen', ids: [] };
  const invented = content.points.filter(({ evidence }) => isInvented(evidence));
  if (invented.length > 0) return { kind: 'refused', reason: 'quote-not-in-work', ids: invented.map(({ id }) => id) };
  const silent = content.points.filter((point) => point.text.trim() === '');
  if (silent.length > 0) return { kind: 'refused', reason: 'point-empty', ids: silent.map(({ id }) => id) };
  const marks = marksOf(rubric, content.criteria);
  if (marks === null) return { kind: 'refused', reason: 'levels-missing', ids: [] };
  const total = { marks, maximum: rubricTotal(rubric) };
  if (second.kind === 'open') return { kind: 'refused', reason: 'second-open', ids: [] };
  if (second.kind === 'wanted') return { kind: 'waits', why: second.why, ...total };
  if (second.kind === 'settled' && !sameLevels(second.criteria, content.criteria))
    return { kind: 'refused', reason: 'levels-settled', ids: [] };
  return { kind: 'accepted', ...total };
}

export type ApprovalVerdict =
  | { kind: 'accepted'; marks: number; maximum: number }
  | { kind: 'waits'; why: SecondMarking['why']; marks: number; maximum: number }
  | { kind: 'refused'; reason: ApprovalRefusal; /** Criteria or points concerned. */ ids: string[] };

export type ApprovalRefusal =
  'levels-missing' | 'draft-unseen' | 'quote-not-in-work' | 'point-empty' | 'second-open' | 'levels-settled';

function isInvented(evidence: ReviewContent['points'][number]['evidence']): boolean {
  return evidence.kind === 'quote' && evidence.span === null && !hasNoQuote(evidence);
}
