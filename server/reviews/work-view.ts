import type { Point, Span } from '../grading/assessment.ts';
import { highlightSegments } from '../grading/highlight-segments.ts';

/** A piece of the work as printed: plain, or marked with the points that quote it, or as found. */
export type WorkPiece = {
  text: string;
  /** Offsets in the work. */
  start: number;
  end: number;
  /** Class of the mark: the kind of its one point, or that there are several; null for plain text. */
  kind: Point['kind'] | 'several' | 'finding' | null;
  /** Numbers of the points that quote it, with blanks between: pages light them up by it. */
  points: string;
  /** Numbers printed before it: of points whose quote begins here, and of all of them where several overlap. */
  refs: WorkRef[];
  /** Points whose quote begins here, for the margin. */
  notes: { number: number; kind: Point['kind']; href: string; text: string }[];
};

/** `id` is the anchor `words-n`, at the first of a point's words only. */
export type WorkRef = { number: number; kind: Point['kind']; href: string; id: string | null };

/**
 * The work cut into pieces with the quoted words marked, for the teacher's and the student's page alike. Points are
 * numbered as given; the point of number n has the anchor `point-n`, its words `words-n`. No piece crosses a border of
 * the spans in `cuts`, nor an offset in `borders` (line or page beginnings, rising).
 */
export function workPieces(
  text: string,
  points: readonly Point[],
  { cuts = [], borders = [] }: { cuts?: readonly Span[]; borders?: readonly number[] } = {},
): WorkPiece[] {
  const spans = points.flatMap(({ evidence }, index) =>
    evidence.kind === 'quote' && evidence.span ? [{ id: String(index + 1), ...evidence.span }] : [],
  );
  const inspected = cuts.map((span) => ({ id: CUT, ...span }));
  const begun = new Set<string>();
  const pieces = highlightSegments(text, [...spans, ...inspected]).map(({ text: piece, start, end, ids }) =>
    markedPiece({ text: piece, start, end }, { points, numbers: ids.filter((id) => id !== CUT), begun }),
  );
  return borders.length === 0 ? pieces : splitAt(pieces, borders);
}

const CUT = 'cut';

function markedPiece(
  piece: { text: string } & Span,
  { points, numbers, begun }: { points: readonly Point[]; numbers: string[]; begun: Set<string> },
): WorkPiece {
  const first = numbers.filter((number) => !begun.has(number));
  for (const number of first) begun.add(number);
  const shown = numbers.length > 1 ? numbers : first;
  const kinds = new Set(numbers.map((number) => kindOf(points, number)));
  return {
    ...piece,
    kind: numbers.length > 1 ? 'several' : ([...kinds][0] ?? null),
    points: numbers.join(' '),
    refs: shown.map((number) => ({
      ...refOf(points, number),
      id: first.includes(number) ? `words-${number}` : null,
    })),
    notes: first.map((number) => ({ ...refOf(points, number), text: shortened(textOf(points, number)) })),
  };
}

function refOf(points: readonly Point[], number: string) {
  return { number: Number(number), kind: kindOf(points, number), href: `#point-${number}` };
}

function kindOf(points: readonly Point[], number: string): Point['kind'] {
  return points[Number(number) - 1]?.kind ?? 'next-step';
}

function textOf(points: readonly Point[], number: string): string {
  return points[Number(number) - 1]?.text ?? '';
}

/** Characters of a point that its margin has room for: some four lines. */
const MARGIN_LENGTH = 90;

function shortened(text: string): string {
  if (text.length <= MARGIN_LENGTH) return text;
  const cut = text.slice(0, MARGIN_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MARGIN_LENGTH / 2)).toWellFormed()}…`;
}

/** What stands before a piece stands before its first part only. */
function splitAt(pieces: readonly WorkPiece[], borders: readonly number[]): WorkPiece[] {
  let next = 0;
  return pieces.flatMap((piece) => {
    const cuts = [piece.start];
    for (; next < borders.length && (borders[next] ?? 0) < piece.end; next++)
      if ((borders[next] ?? 0) > piece.start) cuts.push(borders[next] ?? 0);
    return cuts.map((start, index) => {
      const end = cuts[index + 1] ?? piece.end;
      const part = { ...piece, start, end, text: piece.text.slice(start - piece.start, end - piece.start) };
      return index === 0 ? part : { ...part, refs: [], notes: [] };
    });
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
