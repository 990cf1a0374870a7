import { matchQuote } from '../../grading/quote-match.ts';
import type { Point } from '../../grading/assessment.ts';
import { hasNoQuote, type ReviewContent } from '../review-content.ts';

/**
 * A decided work's content for a similar work: levels as they are; a point only where its quoted words stand in the
 * other work too, word for word, with the span that code found there. The summary speaks to one student and stays
 * behind, and so do points that rest on something absent: nobody has looked for it there. `left`: points left out.
 */
export function copyContent(source: ReviewContent, text: string): { content: ReviewContent; left: Point[] } {
  const points = source.points.flatMap((point) => carryOver(point, text) ?? []);
  const kept = new Set(points.map(({ id }) => id));
  const content = { criteria: source.criteria, points, summary: '' };
  return { content, left: source.points.filter(({ id }) => !kept.has(id)) };
}

function carryOver(point: Point, text: string): Point | null {
  const { evidence } = point;
  if (hasNoQuote(evidence)) return point;
  if (evidence.kind === 'absent') return null;
  const span = matchQuote(text, evidence.quote);
  return span && { ...point, evidence: { ...evidence, span } };
}
