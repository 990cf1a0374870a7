import type { Span } from '../../grading/assessment.ts';
import { stemOf, wordsOf } from '../../grading/language/words-of.ts';
import { isNegation, tokensOf } from '../groups/likeness.ts';

/** One sentence of a work, ready to be compared. */
export type Passage = { span: Span; stems: ReadonlySet<string>; negations: string };

/** How alike a sentence is to the words looked for, 0 to 1. */
export type SimilarPassage = { span: Span; share: number };

/** The sentences of a work, over the line breaks that a PDF has within them; offsets are UTF-16 units of it. */
export function passagesOf(work: string): Passage[] {
  const sentences = [...work.matchAll(SENTENCES)].filter((match) => match[0].length <= LONGEST_PASSAGE);
  return sentences.map((match) => {
    const start = match.index;
    return { span: { start, end: start + match[0].trimEnd().length }, ...featuresOf(match[0]) };
  });
}

/** Characters: what runs on for longer is a list or a program, and as a quote it would show nothing. */
const LONGEST_PASSAGE = 400;

/** The look behind keeps a row of a hundred thousand full stops from being tried from each of them. */
const SENTENCES = /[^\s.!?;。！？؟；][^]*?(?:(?<![.!?;؟])[.!?;؟]+(?=\s|$)|[。！？；]|(?=\n\s*\n)|$)/gu;

/**
 * The sentence that says most of these words: it has at least `LEAST_SHARE` of their telling stems, all their numbers,
 * and negates what they negate. Null for words that tell too little to be found again in another form.
 */
export function findSimilarPassage(passages: readonly Passage[], words: string): SimilarPassage | null {
  const wanted = featuresOf(words);
  if (wanted.stems.size < LEAST_STEMS) return null;
  const fitting = passages.flatMap((passage) => {
    const share = shareOf(wanted, passage);
    return share >= LEAST_SHARE ? [{ span: passage.span, share }] : [];
  });
  return fitting.reduce<SimilarPassage | null>((best, one) => (best && best.share >= one.share ? best : one), null);
}

/** Two stems stand together in many a sentence that says something else. */
const LEAST_STEMS = 3;
/** Chosen by hand: at two thirds, one of three telling words may be another one. */
const LEAST_SHARE = 2 / 3;

type Features = Pick<Passage, 'stems' | 'negations'>;

function shareOf(wanted: Features, passage: Features): number {
  if (wanted.negations !== passage.negations) return 0;
  const common = [...wanted.stems].filter((stem) => passage.stems.has(stem));
  const numbers = [...wanted.stems].filter((stem) => /^\p{N}/u.test(stem));
  return numbers.every((stem) => passage.stems.has(stem)) ? common.length / wanted.stems.size : 0;
}

function featuresOf(text: string): Features {
  const stems = new Set(wordsOf(text).filter(isTelling).map(stemOf));
  return { stems, negations: tokensOf(text).filter(isNegation).join(' ') };
}

/** Short words of the alphabets (the, und, que) are in every sentence. */
function isTelling(word: string): boolean {
  return word.length > 3 || !/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(word);
}
