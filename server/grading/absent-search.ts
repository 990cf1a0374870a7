import type { Span } from './assessment.ts';
import { normaliseText } from './normalise-text.ts';
import { originalSpan } from './quote-match.ts';
import { remembered } from './remembered.ts';

/**
 * Tests the claim that something is absent from a work: every place where one of the terms stands, in reading order.
 * Letter case is ignored and a term must be a whole word or phrase (`ack` is not in `back`), except in scripts that
 * put no space between words. An empty result is what is shown to people as the search that found nothing.
 */
export function searchAbsent(work: string, terms: readonly string[]): Span[] {
  return absentSearcher(work)(terms);
}

/** `searchAbsent` in one work, for many searches: the work is made comparable once. */
export function absentSearcher(work: string): (terms: readonly string[]) => Span[] {
  const hay = searchable(work);
  return (terms) => {
    const spans = terms.flatMap((term) => {
      const needle = normaliseText(term, { foldCase: true }).text.trim();
      return needle === '' ? [] : places(hay.text, needle).map((at) => originalSpan(hay, at, needle.length));
    });
    return spans.sort((a, b) => a.start - b.start || a.end - b.end);
  };
}

/** A work as it is searched: normalised, letter case folded. */
export const searchable = remembered((work) => normaliseText(work, { foldCase: true }));

function places(hay: string, needle: string): number[] {
  const found: number[] = [];
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length))
    if (isWholeWord(hay, at, needle)) found.push(at);
  return found;
}

function isWholeWord(hay: string, at: number, needle: string): boolean {
  if (UNSPACED.test(needle)) return true;
  const before = hay.slice(Math.max(0, at - 2), at);
  const after = hay.slice(at + needle.length, at + needle.length + 2);
  const runsOnBefore = STARTS_IN_WORD.test(needle) && ENDS_IN_WORD.test(before);
  const runsOnAfter = ENDS_IN_WORD.test(needle) && STARTS_IN_WORD.test(after);
  return !runsOnBefore && !runsOnAfter;
}

/** Scripts written without spaces between words, where a word border cannot be seen from the letters alone. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const STARTS_IN_WORD = /^[\p{L}\p{N}]/u;
const ENDS_IN_WORD = /[\p{L}\p{N}\p{M}]$/u;
