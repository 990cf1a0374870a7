import type { Draft, Evidence } from '../../grading/assessment.ts';

/** A draft with every text that somebody wrote passed through `change`, always in the same order. */
export function mapDraftTexts(draft: Draft, change: (text: string) => string): Draft {
  const criteria = draft.criteria.map((verdict) =>
    verdict.kind === 'cannot-judge' ? { ...verdict, reason: change(verdict.reason) } : verdict,
  );
  const points = draft.points.map((point) => ({
    ...point,
    text: change(point.text),
    evidence: mapEvidence(point.evidence, change),
  }));
  return { ...draft, criteria, points, summary: change(draft.summary) };
}

function mapEvidence(evidence: Evidence, change: (text: string) => string): Evidence {
  if (evidence.kind === 'quote') return { ...evidence, quote: change(evidence.quote) };
  return { ...evidence, looked: evidence.looked.map(change) };
}
