import { baseLanguage } from '../language/detect-language.ts';
import { stemOf } from '../language/words-of.ts';
import { numberOf, SCORE, UNIT } from './mark-grammar.ts';
import { withAllDigits, withHalves } from './number-words.ts';
import { BETWEEN, CLOSED_WORDS, LABEL, MEASURE, POINTING, RECKONED, RECKONING } from './number-uses.ts';

/**
 * The numbers of a sentence that nothing in it explains. A number is explained by what it counts or measures ("two
 * sources", "8 °C"), by a label before it ("line 14", "in 1848"), by words that point at things already named ("these
 * two", "the other three"), by reckoning ("3 + 4", "= 7"), or, later in a sentence, by what an earlier number counted
 * ("three reasons, of which two …"). These uses are a closed grammar; marks are handed out in endless ways, but what is
 * left over in a sentence about a work is nearly always one of them. English, German and Spanish.
 */
export function looseNumbersIn(prose: string, { language, isKnown }: SentenceContext): LooseNumber[] {
  const sentence = withAllDigits(withHalves(prose), WORD);
  const context = { isKnown, german: baseLanguage(language) === 'de' };
  const numbers = [...sentence.matchAll(NUMBER)].map((match) => numberAt(match, sentence, context));
  const counted = numbers.findIndex((one) => one.use === 'counts');
  return numbers.flatMap(({ use, value, isShare }, at) =>
    use === 'loose' && (isShare || counted < 0 || at < counted) ? [{ value, isShare }] : [],
  );
}

/** `isKnown`: whether a word's stem is of the work or its assignment. */
export type SentenceContext = { language: string; isKnown: (stem: string) => boolean };

/** `isShare`: a percentage or fraction of a whole, in per cent; otherwise a plain number. */
export type LooseNumber = { value: number; isShare: boolean };

type Use = 'counts' | 'explained' | 'loose';

/** Stands behind a number that was a word. */
const WORD = '\u2063';
const NUMBER = /(?<![\p{L}\p{N}_^\\$€£¥-]|\p{N}[.,])(\d+(?:[.,]\d+)?)(\u2063?)(?![\p{N}\p{L}_]|[.,]\d|-\p{L})/gu;

function numberAt(match: RegExpExecArray, sentence: string, context: Context): LooseNumber & { use: Use } {
  const before = sentence.slice(0, match.index);
  const behind = sentence.slice(match.index + match[0].length);
  const value = numberOf(match[1]);
  const isShare = SHARE.test(behind);
  return {
    value,
    isShare,
    use: useOf({ before, behind, value, isShare, isWord: match[2] === WORD, ...context }),
  };
}

type Place = { before: string; behind: string; value: number; isShare: boolean; isWord: boolean } & Context;
type Context = { german: boolean; isKnown: (stem: string) => boolean };

function useOf({ before, behind, value, isShare, isWord, german, isKnown }: Place): Use {
  if (isYear(value) || LABEL.test(before) || RECKONED.test(before) || RECKONING.test(behind)) return 'explained';
  const [, article, label = ''] = /((?<!\p{L})(?:the|la|el)\s+)?(\p{L}+)\s+$/iu.exec(before) ?? [];
  if (isLabel(label, (stem) => (article !== undefined && !isWord) || isKnown(stem))) return 'explained';
  if (before.trim() === '' && /^[.)]\s+\S/u.test(behind)) return 'explained';
  if (isShare) return isCounting(behind.replace(SHARE, ''), german) ? 'counts' : 'loose';
  if (MEASURE.test(behind)) return 'explained';
  if (isWord && (POINTING.test(before) || RELATIVE.test(behind) || isOfThings(before) || ONE.test(before)))
    return 'explained';
  return isCounting(behind, german) ? 'counts' : 'loose';
}

/** "UKSC 4", "loop 2": letters alone, or a word of the work's own that is no mark. */
function isLabel(word: string, isKnown: (stem: string) => boolean): boolean {
  if (/^\p{Lu}{2,}$/u.test(word)) return true;
  return (
    word.length > 3 &&
    !CLOSED_WORDS.has(word.toLowerCase()) &&
    !MARK_WORD.test(word) &&
    isKnown(stemOf(word.toLowerCase()))
  );
}

/** "Groups of three", "regla de tres". */
function isOfThings(before: string): boolean {
  const word = /(\p{L}{3,})\s+(?:of|de|von)\s+$/u.exec(before)?.[1];
  return word !== undefined && !MARK_WORD.test(word) && !CLOSED_WORDS.has(word.toLowerCase());
}

const MARK_WORD = new RegExp(
  String.raw`^(?:${UNIT}|${SCORE}|\p{L}*(?:note|punkte?|summe|ergebnis|wertung)|total|resultado?|result|suma|(?:punkt)?abzug|deduction|loss|penalty|verlust|descuento|p[eé]rdida)$`,
  'iu',
);
const SHARE = /^\s*(?:%|per\s?cent(?!\p{L})|prozent(?!\p{L})|por\s+ciento)/iu;
/** "Choose two that …" */
const RELATIVE = /^\s+(?:that|which|who|que|,\s*(?:die|das|der))(?!\p{L})/iu;
/** "One weakness … beats three" */
const ONE = /(?<!\p{L})one\s+\p{L}+\s/iu;
const FIRST_YEAR = 1000;
const LAST_YEAR = 2100;

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR;
}

/**
 * Whether a thing that a number counts follows: "sources", "of your reasons", "or three more examples". In German it is the
 * first capital that shows it; elsewhere whatever is no word of a closed class.
 */
function isCounting(behind: string, german: boolean): boolean {
  const rest = behind.replace(CHAIN, '').replace(PART, ' ').replace(CHAIN, '');
  const [clause = ''] = rest.split(/[.,;:!?()–—…"“”„«»]/u);
  const words = clause.trim() === '' ? [] : clause.trim().split(/\s+/u);
  const [first = '', ...more] = words.slice(words.findIndex((word) => !BETWEEN.has(word.toLowerCase())));
  if (!/^\p{L}/u.test(first) || BETWEEN.has(first.toLowerCase()) || CLOSED_WORDS.has(first.toLowerCase())) return false;
  const counted = german ? [first, ...more].slice(0, NEAR).find((word) => /^\p{Lu}/u.test(word)) : first;
  return counted !== undefined && !MARK_UNIT.test(counted);
}

const NEAR = 4;
const MARK_UNIT = new RegExp(String.raw`^${UNIT}$`, 'iu');
const OTHER = String.raw`\d+(?:[.,]\d+)?\u2063?(?![\p{N}\p{L}%])`;
/** "2, 3 or 4 examples". */
const CHAIN = new RegExp(String.raw`^(?:\s*(?:,\s*)?(?:or|to|and|bis|oder|und|o|a|y|[-–/,])\s*${OTHER})+`, 'iu');
/** "Two of the", "7 von den 9". */
const PART = new RegExp(
  String.raw`^\s+(?:out\s+of|of|von|der|de|aus|from|sobre)\s+(?:(?:the|your|these|those|its|my|all|den|deinen|ihren|diesen|insgesamt|los|las|tus|sus|estos|estas|un\s+total\s+de)\s+)*(?:${OTHER})?`,
  'iu',
);
