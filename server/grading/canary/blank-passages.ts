import type { Span } from '../assessment.ts';

/** The text with spaces in place of the passages, as long as before, so that every offset still means the same place. */
export function blankPassages(text: string, passages: readonly Span[]): string {
  return passages.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(Math.max(0, end - start)) + left.slice(end),
    text,
  );
}
