import type { Span } from '../assessment.ts';
import { isLookAlike } from './look-alikes.ts';

/**
 * Words that mix Latin with Cyrillic or Greek letters that look Latin (UTS 39 §5.1: a word should be of one script).
 * A word of one script passes whatever it looks like, and so does a mix that nobody could take for one script:
 * `μm`, `Δx`, `β-catenin`, a Latin stem with a Cyrillic ending that shows itself (`email’ом`, `SMSки`).
 */
export function findMixedWords(text: string): Span[] {
  if (!CYRILLIC_OR_GREEK.test(text)) return [];
  const words = [...text.matchAll(WORD)].filter(([word]) => isMixed(word));
  return words.map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

/** Latin and look-alikes inside one word; letters of the other script that do not look Latin show themselves. */
export function isMixed(word: string): boolean {
  if (!LATIN.test(word) || !CYRILLIC_OR_GREEK.test(word)) return false;
  const others = Array.from(word).filter((letter) => CYRILLIC_OR_GREEK.test(letter));
  const latin = Array.from(word).filter((letter) => LATIN.test(letter));
  return latin.length + others.length >= SHORTEST && others.every(isLookAlike);
}

/** Shorter mixes are formulas and units (`Δν`, `kΩ`, `oС`): two letters cannot spell a word worth hiding. */
const SHORTEST = 3;
const WORD = /[\p{L}\p{M}\u200b-\u200d\u2060\u00ad]+/gu;
const LATIN = /\p{Script=Latin}/u;
const CYRILLIC_OR_GREEK = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
