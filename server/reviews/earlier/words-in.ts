import type { Span } from '../../grading/assessment.ts';
import { normaliseText } from '../../grading/normalise-text.ts';

const words = new Intl.Segmenter('und', { granularity: 'word' });
const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });

/** The words of a text in lower case, without signs and white space (Unicode Standard Annex 29). */
export function wordsIn(text: string): string[] {
  const plain = normaliseText(text, { foldCase: true }).text;
  return Array.from(words.segment(plain)).flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}

/** Whether two texts say the same word for word, whatever their capitals, signs and white space. */
export function sameWords(one: string, other: string): boolean {
  return wordsIn(one).join(' ') === wordsIn(other).join(' ');
}

/**
 * The whole sentences that a span lies in, with the white space after them and not that before. A line break ends a
 * sentence: code and lists have no other sign of it.
 */
export function sentencesAround(text: string, span: Span): Span {
  const touched = linesAround(text, span);
  const own = Array.from(sentences.segment(text.slice(touched.start, touched.end))).map(({ segment, index }) => ({
    start: touched.start + index,
    end: touched.start + index + segment.length,
  }));
  const inside = own.filter(({ start, end }) => start < span.end && end > span.start);
  const [start, end] = [inside[0]?.start ?? span.start, inside.at(-1)?.end ?? span.end];
  const blank = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: Math.min(start + blank, end), end };
}

function linesAround(text: string, { start, end }: Span): Span {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', Math.max(end - 1, start));
  return { start: start === 0 ? 0 : from, end: next < 0 ? text.length : next + 1 };
}
