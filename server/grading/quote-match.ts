import type { Span } from './assessment.ts';
import { normalisedOnly, normaliseText, type NormalisedText } from './normalise-text.ts';
import { remembered } from './remembered.ts';

/**
 * Where a quote first stands in a work: an exact substring after the one normalisation of `normalise-text.ts`, white
 * space around the quote ignored. Offsets are UTF-16 units of the work as stored, end exclusive. `null` when it is
 * not there, when it is empty, or when it is not well-formed text.
 */
export function matchQuote(work: string, quote: string): Span | null {
  const needle = normaliseText(quote).text.trim();
  if (needle === '' || !needle.isWellFormed()) return null;
  const hay = comparable(work);
  const at = hay.text.indexOf(needle);
  return at < 0 ? null : originalSpan(hay, at, needle.length);
}

/** Whether `matchQuote` would find the quote there: for texts that are looked into once. */
export function holdsQuote(text: string, quote: string): boolean {
  const needle = normalisedOnly(quote).trim();
  return needle !== '' && needle.isWellFormed() && normalisedOnly(text).includes(needle);
}

const comparable = remembered((work) => normaliseText(work));

/** The stretch of the original that `length` normalised units from `at` came from. */
export function originalSpan(hay: NormalisedText, at: number, length: number): Span {
  return { start: hay.starts[at] ?? 0, end: hay.ends[at + length - 1] ?? 0 };
}
