import type { Draft, Finding } from '../../../server/grading/assessment.ts';
import type { Work } from '../../../server/grading/work.ts';

/**
 * What an afternoon's work would check: quotes are exact substrings, levels exist, every criterion has one. The
 * measure that the real checks are held against; under their names, so that both are counted alike.
 */
export function naiveFindings(draft: Draft, work: Work): Finding[] {
  const quotes = draft.points
    .filter(({ evidence }) => evidence.kind === 'quote' && !work.text.includes(evidence.quote))
    .map((point) => finding('quote-not-in-work', point.criterionId, point.id));
  const levels = draft.criteria
    .filter((verdict) => verdict.kind === 'level' && !levelIds(work, verdict.criterionId).includes(verdict.levelId))
    .map((verdict) => finding('level-unknown', verdict.criterionId, null));
  const dropped = work.rubric.criteria
    .filter(({ id }) => !draft.criteria.some((verdict) => verdict.criterionId === id))
    .map(({ id }) => finding('criterion-not-covered', id, null));
  return [...quotes, ...levels, ...dropped];
}

function levelIds(work: Work, criterionId: string): string[] {
  return work.rubric.criteria.find(({ id }) => id === criterionId)?.levels.map(({ id }) => id) ?? [];
}

function finding(check: string, criterionId: string | null, pointId: string | null): Finding {
  const id = [check, criterionId, pointId].join('/');
  return { id, check, source: 'check', severity: 'blocking', criterionId, pointId, message: check, proposal: null };
}
