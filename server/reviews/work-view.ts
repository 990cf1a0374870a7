import type { Point } from '../grading/assessment.ts';
import { highlightSegments } from '../grading/highlight-segments.ts';

/** A piece of the work as printed: plain, or marked with the kind of the first point that quotes it. */
export type WorkPiece = {
  text: string;
  /** Class of the mark; null for plain text. */
  kind: Point['kind'] | null;
  /** Where touching the mark leads. */
  href: string | null;
  /** Anchors of points whose quote begins here. */
  starts: { id: string; href: string; number: number }[];
};

/**
 * The work cut into pieces with the quoted words marked, for the teacher's and the student's page alike. Points are
 * numbered as given; the point of number n has the anchor `point-n`, its words `words-n`.
 */
export function workPieces(text: string, points: readonly Point[]): WorkPiece[] {
  const spans = points.flatMap(({ evidence }, index) =>
    evidence.kind === 'quote' && evidence.span ? [{ id: String(index + 1), ...evidence.span }] : [],
  );
  const begun = new Set<string>();
  return highlightSegments(text, spans).map(({ text: piece, ids }) => {
    const starts = ids.filter((id) => !begun.has(id));
    for (const id of starts) begun.add(id);
    const [first] = ids;
    return {
      text: piece,
      kind: first === undefined ? null : (points[Number(first) - 1]?.kind ?? null),
      href: first === undefined ? null : `#point-${first}`,
      starts: starts.map((id) => ({ id: `words-${id}`, href: `#point-${id}`, number: Number(id) })),
    };
  });
}

/** What a page prints as the ground of a point. `searched` is what was looked for when something is absent. */
export function evidenceView(point: Point, number: number) {
  const { evidence } = point;
  if (evidence.kind === 'absent')
    return {
      kind: 'absent',
      searched: evidence.looked,
      hits: evidence.found.length,
      quote: null,
      found: false,
      href: null,
    };
  const kind = evidence.quote === '' ? 'none' : 'quote';
  const found = evidence.span !== null;
  return { kind, searched: [], hits: 0, quote: evidence.quote, found, href: found ? `#words-${number}` : null };
}
