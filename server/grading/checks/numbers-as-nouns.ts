import { baseLanguage } from '../language/detect-language.ts';

/**
 * Numbers that take the place of a noun: behind an indefinite article, and before nothing that they could count or
 * measure. In Spanish "un" before a number above one is never anything else; in German it is "eine", with a word that
 * weighs; in English the clause must end or go on with a word of place.
 */
export function numbersAsNouns(sentence: string, language: string): string[] {
  const pattern = BY_LANGUAGE[baseLanguage(language)];
  return pattern ? Array.from(sentence.matchAll(pattern), (match) => match[1] ?? '') : [];
}

const NUMBER = String.raw`([2-9]|10|\d{1,2}[.,]\d{1,2})`;
const END = String.raw`(?=\s*(?:[.,;:!)–—](?!\d)|$))`;

const BY_LANGUAGE: Readonly<Record<string, RegExp>> = {
  en: new RegExp(
    String.raw`(?<!\p{L})an?\s+(?:\p{Ll}+\s+)?${NUMBER}(?:${END}|(?=\s+(?:in|from|for|overall|here|today)(?!\p{L})))`,
    'giu',
  ),
  de: new RegExp(
    String.raw`(?<!\p{L})eine\s+(?:(?:glatte|gute|klare|knappe|solide|saubere|schwache|starke|verdiente|runde|satte)\s+)${NUMBER}${END}`,
    'giu',
  ),
  es: new RegExp(
    String.raw`(?<!\p{L})un\s+(?:(?:buen|merecido|claro|justo)\s+)?${NUMBER}(?:${END}|(?=\s+(?:como|de|en|por|con|para|y|pelad|raspad|redond|just|limpi|alt|baj|larg|clar)\p{L}*))`,
    'giu',
  ),
};
