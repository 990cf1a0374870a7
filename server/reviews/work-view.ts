import type { Point, Span } from '../grading/assessment.ts';
import { highlightSegments } from '../grading/highlight-segments.ts';

/** A piece of the work as printed: plain, or marked with the kind of the first point that quotes it, or as found. */
export type WorkPiece = {
  text: string;
  /** Offsets in the work. */
  start: number;
  end: number;
  /** Class of the mark; null for plain text. */
  kind: Point['kind'] | 'finding' | null;
  /** Where touching the mark leads. */
  href: string | null;
  /** Anchors of points whose quote begins here. */
  starts: { id: string; href: string; number: number }[];
};

/**
 * The work cut into pieces with the quoted words marked, for the teacher's and the student's page alike. Points are
 * numbered as given; the point of number n has the anchor `point-n`, its words `words-n`. No piece crosses a border of
 * the spans in `cuts`.
 */
export function workPieces(text: string, points: readonly Point[], cuts: readonly Span[] = []): WorkPiece[] {
  const spans = points.flatMap(({ evidence }, index) =>
    evidence.kind === 'quote' && evidence.span ? [{ id: String(index + 1), ...evidence.span }] : [],
  );
  const begun = new Set<string>();
  const borders = cuts.map((span) => ({ id: CUT, ...span }));
  return highlightSegments(text, [...spans, ...borders]).map(({ text: piece, start, end, ids: covering }) => {
    const ids = covering.filter((id) => id !== CUT);
    const starts = ids.filter((id) => !begun.has(id));
    for (const id of starts) begun.add(id);
    const [first] = ids;
    return {
      text: piece,
      start,
      end,
      kind: first === undefined ? null : (points[Number(first) - 1]?.kind ?? null),
      href: first === undefined ? null : `#point-${first}`,
      starts: starts.map((id) => ({ id: `words-${id}`, href: `#point-${id}`, number: Number(id) })),
    };
  });
}

const CUT = 'cut';

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
