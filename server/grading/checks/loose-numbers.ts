import { baseLanguage } from '../language/detect-language.ts';
import { stemOf } from '../language/words-of.ts';
import { isCount } from './counted-points.ts';
import { numberOf, SCORE, UNIT } from './mark-grammar.ts';
import { withAllDigits, withHalves } from './number-words.ts';
import {
  BETWEEN,
  CLOSED_WORDS,
  LABEL,
  DAYS,
  MEASURE,
  MONTHS,
  NUMBERED,
  NUMBERED_GERMAN,
  POINTING,
  RECKONED,
  RECKONING,
  TIME,
} from './number-uses.ts';

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
  return numbers.flatMap(({ use, ...number }, at) =>
    use === 'loose' && (number.isShare || counted < 0 || at < counted) ? [number] : [],
  );
}

/** `isKnown`: whether a word's stem is of the work or its assignment. */
export type SentenceContext = { language: string; isKnown: (stem: string) => boolean };

/** `isPlaced`: after a word of place ("at 8", "mit 0 und 1"), so that it may be a value. `isShare`: a percentage or fraction of a whole, in per cent; otherwise a plain number. */
export type LooseNumber = { value: number; isShare: boolean; isPlaced: boolean };

/** So many characters before and behind a number can explain it. */
const AROUND = 120;

type Use = 'counts' | 'explained' | 'loose';

/** Stands behind a number that was a word. */
const WORD = '\u2063';
const NUMBER =
  /(?<![\p{L}\p{N}_^\\$€£¥-]|\p{N}[.,]|\p{N}[\s’'](?=\d{3}))(\d+(?:[.,]\d+)?)(\u2063?)(?![\p{N}\p{L}_]|[.,]\d|-\p{L}|[\s’']\d{3}(?!\d))/gu;

function numberAt(match: RegExpExecArray, sentence: string, context: Context): LooseNumber & { use: Use } {
  const before = sentence.slice(Math.max(0, match.index - AROUND), match.index);
  const from = match.index + match[0].length;
  const behind = sentence.slice(from, from + AROUND);
  const value = numberOf(match[1]);
  const isShare = SHARE.test(behind);
  return {
    value,
    isShare,
    isPlaced: PLACED.test(before),
    use: useOf({ before, behind, value, isShare, isWord: match[2] === WORD, ...context }),
  };
}

type Place = { before: string; behind: string; value: number; isShare: boolean; isWord: boolean } & Context;
type Context = { german: boolean; isKnown: (stem: string) => boolean };

function useOf(place: Place): Use {
  const { before, behind, isShare, isWord, german } = place;
  if (isSettled(place)) return 'explained';
  if (QUOTED.test(behind)) return 'counts';
  if (isShare) return isCounting(behind.replace(SHARE, ''), german) ? 'counts' : 'loose';
  if (isCounting(behind, german)) return 'counts';
  return (isWord ? isPointed(before, behind) : isThing(before, behind)) ? 'explained' : 'loose';
}

/** A date, a label, a step of a reckoning, or the number of an item in a list. */
function isSettled({ before, behind, value, isWord, isKnown, german }: Place): boolean {
  if (isDated(value, before, behind) || (!isWord && isNumbered(before, german))) return true;
  if (LABEL.test(before) || RECKONED.test(before) || RECKONING.test(behind) || isItem(before, behind)) return true;
  const [, article, label = ''] = /((?<!\p{L})(?:the|la|el)\s+)?(?<!\p{L})(\p{L}+)\s+$/iu.exec(before) ?? [];
  return isLabel(label, (stem) => (article !== undefined && !isWord) || isKnown(stem));
}

function isItem(before: string, behind: string): boolean {
  return /^[.)]\s+\S/u.test(behind) && ITEM.test(before);
}

/** Behind a thing that has numbers, and that is no mark. */
function isNumbered(before: string, german: boolean): boolean {
  const named = (german ? NUMBERED_GERMAN : NUMBERED).exec(before)?.groups?.named;
  return named !== undefined && !MARK_WORD.test(named) && !CLOSED_WORDS.has(named.toLowerCase());
}

function isDated(value: number, before: string, behind: string): boolean {
  return isYear(value) || isTime(before, behind) || MONTHS.test(behind);
}

function isTime(before: string, behind: string): boolean {
  return TIME.test(before) && DAYS.test(before + behind);
}

/** A number in words that points ("these two", "groups of three", "choose two that …") or counts arguments. */
function isPointed(before: string, behind: string): boolean {
  if (POINTING.test(before)) return true;
  if (MARKED.test(behind)) return isCount(before, behind.replace(MARKED, ''));
  return RELATIVE.test(behind) || ONE.test(before) || ONE_OR.test(before) || isOfThings(before);
}

/** A number in figures that is a thing itself: "8 °C", "die 8", "from 1 to 10"; one before "points" is judged elsewhere. */
function isThing(before: string, behind: string): boolean {
  return [MEASURE, MARKED, CHAIN].some((one) => one.test(behind)) || [ARTICLE, CHAINED].some((one) => one.test(before));
}

const MARKED = new RegExp(String.raw`^\s*${UNIT}`, 'iu');

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
  const word = /(?<!\p{L})(\p{L}{3,})\s+(?:of|de|von)\s+$/u.exec(before)?.[1];
  return word !== undefined && !MARK_WORD.test(word) && !CLOSED_WORDS.has(word.toLowerCase());
}

/** German things that are counted and no marks. */
const OTHER_POINTS =
  'gesichts|kritik|schwer|höhe|mess|eck|streit|stand|zeit|treff|mittel|kern|ansatz|haupt|unter|knoten|dreh|wende|schnitt|daten|anhalts|anknüpfungs|berührungs|prüf|gliederungs|diskussions|stich|extrem|hoch|tief|sattel|null|aufzählungs|siede|schmelz|gefrier';
const MARK_WORD = new RegExp(
  String.raw`^(?!(?:${OTHER_POINTS})punkt)(?:${UNIT}|${SCORE}|\p{L}*(?:note|punkte?|summe|ergebnis|wertung)|total|resultado?|result|suma|(?:punkt)?abzug|deduction|loss|penalty|verlust|descuento|p[eé]rdida)$`,
  'iu',
);
const SHARE = /^\s*(?:%|per\s?cent(?!\p{L})|prozent(?!\p{L})|por\s+ciento)/iu;
/** "Three … in your answer": a quotation stood there. */
const QUOTED = /^\u2063?\s*[…“„«"]/u;
/** "1. …", "am 14. Mai" */
const ITEM = /^\s*$|:\s+$|(?<!\p{L})(?:am|zum|vom|bis)\s+$/iu;
/** "Choose two that …" */
const RELATIVE =
  /^\s+(?:that|which|who|que|davon|of\s+(?:them|these|those)|de\s+ell[oa]s|von\s+(?:ihnen|denen)|,\s*(?:die|das|der))(?!\p{L})/iu;
/** "A week or two" */
const ONE_OR = /(?<!\p{L})(?:an?|one|eine?n?|una?)\s+\p{L}+\s+(?:or|oder|o|u)\s+$/iu;
/** "One weakness … beats three" */
const ONE = /(?<!\p{L})one\s+\p{L}+\s/iu;
const ARTICLE = /(?<!\p{L})(?:the|die|der|das|dem|den|el|la)\s+$/iu;
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
  if (SHORT.test(behind)) return false;
  const rest = behind.replace(CHAIN, '').replace(PART, ' ').replace(CHAIN, '');
  const words = wordsOfClause(rest);
  const from = words.findIndex((word) => !BETWEEN.has(word.toLowerCase()));
  const near = from < 0 ? [] : words.slice(from, from + NEAR);
  const end = near.findIndex((word) => CLOSED_WORDS.has(word.toLowerCase()) || !/^\p{L}/u.test(word));
  const reached = end < 0 ? near : near.slice(0, end);
  const counted = german ? reached.find((word) => /^\p{Lu}/u.test(word)) : reached[0];
  return counted !== undefined && !MARK_WORD.test(counted);
}

function wordsOfClause(rest: string): string[] {
  const [clause = ''] = rest.split(/[.,;:!?()–—…"“”„«»]/u);
  return clause.trim() === '' ? [] : clause.trim().split(/\s+/u);
}

/** "Two short of the maximum" */
const SHORT = /^\s*(?:short\s*(?:of(?!\p{L})|[.,;:!?)]|$)|next\s+to(?!\p{L}))/iu;
const NEAR = 4;
const PLACING = String.raw`(?:(?<!\p{L})(?:from|at|with|to|by|between|von|bei|mit|ab|bis|auf|zu|durch|zwischen|con|en|a|de|desde|hasta|entre)\s+)`;
const PLACED = new RegExp(String.raw`${PLACING}$`, 'iu');
const OTHER = String.raw`\d+(?:[.,]\d+)?\u2063?(?![\p{N}\p{L}%])`;
/** "2, 3 or 4 examples". */
const CHAIN = new RegExp(
  String.raw`^(?:\s*(?:,\s*)?(?:or|to|and|bis|oder|und|o|a|y|[-–/,])\s*${PLACING}?${OTHER})+`,
  'iu',
);
const CHAINED = new RegExp(String.raw`\d\u2063?\s*(?:or|to|and|bis|oder|und|o|a|y|[-–/])\s*${PLACING}?$`, 'iu');
/** "Two of the", "7 von den 9". */
const PART = new RegExp(
  String.raw`^\s+(?:out\s+of|of|von|der|de|aus|from|sobre)\s+(?:(?:the|your|these|those|its|my|all|den|deinen|ihren|diesen|insgesamt|los|las|tus|sus|estos|estas|un\s+total\s+de)\s+)*(?:${OTHER})?`,
  'iu',
);
