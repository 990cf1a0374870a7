import { baseLanguage } from '../language/detect-language.ts';
import { GIVES } from './number-words.ts';

// Sources of regular expressions that the searches for marks in prose share: English, German and Spanish.
export const NUMBER = String.raw`(\d+(?:[.,]\d+)?)(?![.,]?\d)`;
export const FREE = String.raw`(?<![\p{L}\p{N}.,/^_=*]|[\p{L}\p{N})][+−-])`;
export const UNIT = String.raw`(?:marks?|mks?|points?|pts?|credits?|bewertungseinheiten|notenpunkten?|notenpunkte|rohpunkten?|rohpunkte|teilpunkten?|teilpunkte|bonuspunkten?|bonuspunkte|minuspunkten?|minuspunkte|zählern?|zähler|(?-i:BE|NP|VP|RP)|punkten?|punkte?|pkte?\.?|pkt\.?|verrechnungspunkten?|verrechnungspunkte|ptos?|puntos?|stars?|sternen?|sterne|estrellas?)(?!\p{L})`;
export const OF = String.raw`(?:/|out\s+of|of|von|aus|der|from|de(?:\s+un\s+total\s+de)?|sobre)`;
export const POSSIBLE = String.raw`(?:the\s+|a\s+possible\s+|den\s+|las?\s+|los\s+|un\s+|maximal\s+|möglichen\s+|insgesamt\s+|these\s+|all\s+|allen\s+|möglichen\s+)*`;
/** "Mark the place", "score each source" are acts. */
const NO_ACT = String.raw`(?!\s+(?:the|an?|your|each|every|this|that|these|it|its|all|both|where|how|which|what|whether|out|off|up|down|in|with)(?!\p{L}))`;
export const SCORE = String.raw`(?:(?:scores?|marks?|grades?)(?!\p{L})${NO_ACT}|scored|graded|rating|gesamtnote|(?:gesamt)?punktzahl|(?:gesamt)?bewertung|punktestand|nota|calificaci[oó]n|puntuaci[oó]n|puntaje|valoraci[oó]n)`;
export const IS = String.raw`(?:(?<!\p{L})(?:is|was|are|of|at|to|ist|sind|lautet|beträgt|ergibt|wäre|von|es|sería|son|de|queda\s+en|orientativa|provisional)(?!\p{L})\s*:?|[:=(])`;

/** Whether a sentence speaks of marks at all. */
export const MARKING = new RegExp(
  String.raw`(?<!\p{L})(?:${SCORE}|${GIVES}|noten?|punkte?n?|points?|puntos?|result|total|insgesamt|en\s+total|overall|rate|rated|bewerte\p{L}*|califico)(?!\p{L})`,
  'iu',
);

/** Every match of every pattern. */
export function found(patterns: readonly RegExp[], text: string): RegExpExecArray[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
}

/** A number with a decimal point or comma. */
export function numberOf(text: string | undefined): number {
  return Number((text ?? '').replace(',', '.'));
}

/** "Qué le pasa a B", "72 frente a 60": in Spanish, "a" before a letter or number is no article. */
export function isSpanishTo(said: string, language: string): boolean {
  return baseLanguage(language) === 'es' && /^\s*a\s/iu.test(said);
}
