import { rubricWords, stopWords } from './stop-words.ts';

/** One word of a text as it stands there, and the key under which its forms count as the same word. */
export type Term = { key: string; word: string };

/** The words of a text that carry its subject, in order: no stop words, no rubric talk, numbers included. */
export function termsOf(text: string): Term[] {
  const found = text.normalize('NFC').replace(LIST_NUMBERS, '').match(WORD) ?? [];
  return found.filter((word) => carriesSubject(word)).map((word) => ({ key: keyOf(word), word }));
}

/** The keys of `termsOf`, each once. */
export function keysOf(text: string): Set<string> {
  return new Set(termsOf(text).map((term) => term.key));
}

/** How many words of any kind a text has. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** Letters with their marks, or a number with its decimals. */
const WORD = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}\p{N}]+/gu;

/** "1.", "(2)", "3)" at the start of a line count the lines and say nothing. */
const LIST_NUMBERS = /^[^\S\n]*\(?\d{1,2}[.)](?!\d)/gmu;

function carriesSubject(word: string): boolean {
  const lower = word.toLowerCase();
  if (/^\p{N}/u.test(lower)) return true;
  return lower.length > 1 && !rubricWords.has(lower) && !SUBJECT_LANGUAGES.some((set) => set?.has(lower));
}

const SUBJECT_LANGUAGES = [stopWords.en, stopWords.de, stopWords.es];

/**
 * A rough stem: common endings of English, German and Spanish off, then the first seven letters. Crude on purpose: it
 * joins "acknowledged" and "acknowledgement", keeps "synchronous" and "asynchronous" apart, and can be read in one go.
 */
function keyOf(word: string): string {
  const lower = word.toLowerCase().replace(',', '.');
  if (/^\p{N}/u.test(lower)) return lower;
  const stem = lower.length > 4 ? lower.replace(ENDINGS, '') : lower;
  return (stem.length >= 3 ? stem : lower).slice(0, 7);
}

const ENDINGS =
  /(?:ations?|ations|ungen|ung|mente|ciones|ción|ingly|edly|ings?|ies|ied|ers?|ed|es|en|em|ly|ment|ments|os|as|s|e|n|y)$/u;
