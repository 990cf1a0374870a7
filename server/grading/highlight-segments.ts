import type { Span } from './assessment.ts';

/**
 * Cuts a text into consecutive segments so that a page can mark quotes in it: each segment says which spans cover it
 * (none for plain text), overlapping spans share a segment, and the segments put together are the text again. Spans
 * outside the text are clipped, empty ones ignored.
 */
export function highlightSegments(text: string, spans: readonly IdentifiedSpan[]): Segment[] {
  const inside = spans.map((span) => clip(span, text.length)).filter((span) => span.start < span.end);
  const cuts = [...new Set([0, text.length, ...inside.flatMap((span) => [span.start, span.end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(1).map((end, index) => segment(text, cuts[index] ?? 0, end, inside));
}

export type IdentifiedSpan = Span & { id: string };

/** `ids` are in the order the spans were given. */
export type Segment = { text: string; start: number; end: number; ids: string[] };

function clip(span: IdentifiedSpan, length: number): IdentifiedSpan {
  return { ...span, start: Math.max(0, span.start), end: Math.min(length, span.end) };
}

function segment(text: string, start: number, end: number, spans: readonly IdentifiedSpan[]): Segment {
  const covering = spans.filter((span) => span.start <= start && end <= span.end);
  return { text: text.slice(start, end), start, end, ids: [...new Set(covering.map((span) => span.id))] };
}
