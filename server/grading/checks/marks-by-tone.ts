import type { Draft } from '../assessment.ts';
import { baseLanguage } from '../language/detect-language.ts';
import { stemOf, wordsOf } from '../language/words-of.ts';
import { remembered } from '../remembered.ts';
import type { Work } from '../work.ts';
import { isHighest } from './chosen-level.ts';
import type { DraftText } from './draft-texts.ts';
import { tellingWords } from './generic-comment.ts';
import { isGradeTalk } from './grade-names.ts';
import { looseNumbersIn } from './loose-numbers.ts';
import { numberOf, UNIT } from './mark-grammar.ts';
import { areCompared, asksWhy, handedMarksIn, isReckoning } from './mark-moves.ts';
import { marksNamedIn } from './marks-named.ts';
import { isOfSubject, repeatsFigures } from './marks-of-subject.ts';
import { namedTitle, withoutNamedTitle } from './named-title.ts';
import { withAllDigits } from './number-words.ts';
import { maximaOf, ourNumbers, ourShares } from './our-marks.ts';
import { sentencesIn } from './own-prose.ts';
import { isKnownTo } from './tone/known-stems.ts';
import { markCues } from './tone/mark-cues.ts';
import { toneOf } from './tone/tone-of.ts';
import { LONE_LETTER } from './tone/tone-text.ts';
import { wordsFor, type FeedbackWords } from './words/feedback-words.ts';

/**
 * The net below the grammar: a sentence that sounds like one about a mark, with a number that is none of ours and that
 * neither work nor assignment know. Beside a word for marks, theirs count too: they speak of other things.
 */
export function numberByTone(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  const context = contextOf(text, work);
  if (!context) return undefined;
  const shares = ourShares(draft, work, text.criterionId);
  const ours = [...shares, ...ourNumbers(draft, work, text.criterionId)];
  return soundingLike('marks', prose, context)
    .filter((sentence) => !isReckoning(sentence) || toneIn('marks', sentence, context) >= CERTAIN)
    .flatMap((sentence) => (isSure(sentence, context) ? numbersOf(sentence) : likelyMarks(sentence, context)))
    .find(({ value, isShare }) => value <= HIGHEST && !(isShare ? shares : ours).includes(value))?.said;
}

/** The numbers of a sentence that only may be about a mark, without those that work or assignment have. */
function likelyMarks(sentence: string, context: Context): SaidNumber[] {
  const numbers = numbersOf(sentence);
  const isKnown = ({ said }: SaidNumber) => context.isKnown(stemOf(said));
  const maxima = maximaOf(context.work, null);
  if (areCompared(sentence) && numbers.some((one) => isKnown(one) && !maxima.includes(one.value))) return [];
  if (NUMBER_OF_UNITS.test(withAllDigits(sentence)))
    return numbers.filter(
      ({ value }) => !isOfSubject({ kind: 'mark', mark: value, isTotal: false, sentence }, context.work),
    );
  const isExplained = looseNumbersIn(sentence, context).length === 0;
  if (isExplained && toneIn('marks', sentence, context) < LEAST.explained) return [];
  return numbers.filter((one) => !isKnown(one));
}

/** No scale of marks goes beyond it. */
const HIGHEST = 100;

const NUMBER_OF_UNITS = new RegExp(String.raw`\d\s*${UNIT}`, 'iu');

type SaidNumber = { said: string; value: number; isShare: boolean };

function numbersOf(sentence: string): SaidNumber[] {
  const proper = withAllDigits(sentence).replace(QUOTIENT, (part, one, other) =>
    Number(one) > Number(other) ? '' : part,
  );
  return [...proper.matchAll(NUMBER)].map(([, said = '', percent]) => {
    return { said, value: numberOf(said), isShare: percent !== undefined };
  });
}

/** "17/5" is no part of a maximum. */
const QUOTIENT = /(?<!\d)(\d{1,9})\s{0,3}\/\s{0,3}(\d{1,9})/gu;

const NUMBER = /(?<![\p{L}\p{N}.,])(\d+(?:[.,]\d+)?)(\s*(?:%|per\s?cent|prozent|por\s+ciento))?/giu;

/** A sentence without a number that sounds like one about a mark ("you were close to the top band here"), as said. */
export function verdictByTone(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  const context = contextOf(text, work);
  if (!context) return undefined;
  const isFull = isHighest(text.criterionId, draft, work);
  const said = soundingLike('verdict', prose, context)
    .filter((sentence) => !/\p{N}/u.test(withAllDigits(sentence)) && hasCue(sentence, work.language))
    .filter((sentence) => wordsOf(sentence).length > 1 || LONE_LETTER.test(sentence)) // "Excelente." praises; grades have names
    .find((sentence) => !isFull || sentence.search(context.words.fullMarks) < 0);
  return said && `“${said.trim()}”`;
}

type Context = { language: string; words: FeedbackWords; work: Work; isKnown: (stem: string) => boolean };

function contextOf({ point }: DraftText, work: Work): Context | null {
  const words = wordsFor(work.language);
  return words && { language: work.language, words, work, isKnown: isKnownTo(work, point) };
}

/** A word that marks are said with, or a letter that stands alone: many a turn of phrase sounds like theirs. */
function hasCue(sentence: string, language: string): boolean {
  return LONE_LETTER.test(sentence) || wordsOf(sentence).some((word) => cuesOf(baseLanguage(language)).any.has(word));
}

function hasStrongCue(sentence: string, language: string): boolean {
  return wordsOf(sentence).some((word) => cuesOf(baseLanguage(language)).strong.has(word));
}

const cuesOf = remembered((language): { any: ReadonlySet<string>; strong: ReadonlySet<string> } => {
  const { any, strong } = markCues[language] ?? { any: '', strong: '' };
  return { any: new Set(any.split(' ')), strong: new Set(strong.split(' ')) };
});

/** The less of the work a sentence names, and the less it orders, the less tone it needs to be one about a mark. */
function soundingLike(fault: 'marks' | 'verdict', prose: string, context: Context): string[] {
  return sentencesIn(prose)
    .filter((sentence) => !/[?？]\s*$/u.test(sentence))
    .filter((sentence) => toneIn(fault, sentence, context) >= leastTone(fault, sentence, context));
}

function leastTone(fault: 'marks' | 'verdict', sentence: string, { language, words, work, isKnown }: Context): number {
  if (OPEN.test(sentence)) return CERTAIN;
  if (sentence.trimStart().search(words.act) === 0) return SURE;
  const own = new Set(rareWords(withoutNamedTitle(sentence, work), words).map(stemOf).filter(isKnown));
  const least = fault === 'verdict' && hasStrongCue(sentence, language) ? LEAST.strong : LEAST[fault];
  return least[own.size] ?? SURE;
}

function toneIn(fault: 'marks' | 'verdict', sentence: string, context: Context): number {
  return toneOf(fault, sentence, { ...context, title: namedTitle(sentence, context.work) }) ?? 0;
}

/** The words that could be one work's own: no number, no word of feedback or of grades, none that everybody uses. */
function rareWords(sentence: string, words: FeedbackWords): string[] {
  return tellingWords(sentence, words).filter(
    (word) => !/^\p{N}/u.test(word) && !words.common.has(word) && !isGradeTalk(word),
  );
}

/** Whether a sentence is about a mark and hardly anything else: the work may have the same number by chance. */
export function isSurelyMark(sentence: string, text: DraftText, work: Work): boolean {
  const context = contextOf(text, work);
  return context !== null && isSure(sentence, context);
}

function isSure(sentence: string, context: Context): boolean {
  return leastTone('marks', sentence, context) < SURE && toneIn('marks', sentence, context) >= SURE;
}

/**
 * Whether the numbers of a sentence could be marks at all. What the grammar takes for one needs a trace of the tone, and a
 * sentence with the figures of the quote it stands beside is about those. A sentence in another language has no tone.
 */
export function mayBeMark(sentence: string, text: DraftText, work: Work): boolean {
  const context = contextOf(text, work);
  if (!context || !/\p{N}/u.test(withAllDigits(sentence)) || asksWhy(sentence)) return true;
  if (repeatsFigures(sentence, text.point)) return false;
  const isOwn = wordsOf(sentence).some((word) => context.words.stopWords.has(word));
  if (!isOwn || sentence.search(context.words.fullMarks) >= 0) return true;
  return toneIn('marks', sentence, context) >= LEAST.any || isPlainlyMark(sentence, text, work);
}

/** "1/2 + 1/2" */
const SUM = /\d\s?[+−×·*=]\s?\d/u;

/** Of our own maximum, or handed to the student: whatever words of the work stand beside it. */
function isPlainlyMark(sentence: string, { criterionId }: DraftText, work: Work): boolean {
  if (SUM.test(sentence)) return false;
  const maxima = maximaOf(work, criterionId);
  const named = marksNamedIn(sentence, { maxima, language: work.language });
  const isOfMaximum = named.some((one) => one.kind === 'part' && maxima.includes(one.of));
  return isOfMaximum || handedMarksIn(sentence).length > 0;
}

/**
 * By words of the work; `explained`: if each number counts or measures something. House numbers, set on each open voice of
 * the validator bench by models that had not seen it: below `any` stood 2 in 100 sentences about marks.
 */
const LEAST = { any: 0.3, marks: [0.4, 0.5], explained: 0.7, verdict: [0.7, 0.8], strong: [0.5, 0.6, 0.7] };
const SURE = 0.8;
const CERTAIN = 0.95;
/** A quotation was cut out, or the sentence goes on. */
const OPEN = /…|[;:]\s*$/u;
