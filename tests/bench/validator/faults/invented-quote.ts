import type { Point } from '../../../../server/grading/assessment.ts';
import { matchQuote } from '../../../../server/grading/quote-match.ts';
import type { BenchCase } from '../bench-case.ts';
import { drawn, paired } from '../draw.ts';
import { withPoint, type Injected, type Injector } from '../mutant.ts';
import { sentences } from './sentences.ts';

/** Words put into the student's mouth: one word changed, two places merged, halves swapped, or the notes as a quote. */
export const inventedQuote: Injector = (one, random) => {
  const quoted = one.draft.points.filter((point) => point.evidence.kind === 'quote');
  return paired(WAYS, quoted, random).flatMap(([way, point]) => invented(one, way, point, random));
};

type Way = { name: string; make: (quote: string, one: BenchCase, random: () => number) => string };

const WAYS: Way[] = [
  { name: 'one word changed', make: changedWord },
  { name: 'two places merged', make: (quote, one) => `${halves(quote)[0]} ${halves(otherSentence(quote, one))[1]}` },
  { name: 'halves swapped', make: (quote) => halves(quote).toReversed().join(' ') },
  { name: 'words of the notes', make: (_quote, one, random) => drawn(sentences(one.work.notes), 1, random).join('') },
  { name: 'a word left out', make: (quote) => quote.split(' ').toSpliced(2, 1).join(' ') },
];

function invented(one: BenchCase, { name, make }: Way, point: Point, random: () => number): Injected[] {
  const quote = point.evidence.kind === 'quote' ? make(point.evidence.quote, one, random).trim() : '';
  if (quote === '' || matchQuote(one.work.text, quote) !== null) return [];
  return [withPoint(one, name, point, { evidence: { kind: 'quote', quote, span: null } })];
}

/** The longest word of the quote gives way to another word of the same work: the easiest slip to overlook. */
function changedWord(quote: string, one: BenchCase, random: () => number): string {
  const longest = words(quote).toSorted((a, b) => b.length - a.length)[0] ?? '';
  const [other = ''] = drawn(
    words(one.work.text).filter((word) => word.length > 4 && !quote.includes(word)),
    1,
    random,
  );
  return quote.replace(longest, other);
}

function otherSentence(quote: string, one: BenchCase): string {
  return sentences(one.work.text).findLast((sentence) => !sentence.includes(quote) && !quote.includes(sentence)) ?? '';
}

function halves(quote: string): [string, string] {
  const parts = quote.split(' ');
  const middle = Math.ceil(parts.length / 2);
  return [parts.slice(0, middle).join(' '), parts.slice(middle).join(' ')];
}

function words(text: string): string[] {
  return text.match(/\p{L}{3,}/gu) ?? [];
}
