import type { Draft } from '../assessment.ts';
import { baseLanguage } from '../language/detect-language.ts';
import { stemOf, wordsOf } from '../language/words-of.ts';
import { remembered } from '../remembered.ts';
import type { Work } from '../work.ts';
import { isHighest } from './chosen-level.ts';
import type { DraftText } from './draft-texts.ts';
import { tellingOf } from './generic-comment.ts';
import { looseNumbersIn } from './loose-numbers.ts';
import { numberOf, UNIT } from './mark-grammar.ts';
import { areCompared, isReckoning } from './mark-moves.ts';
import { isOfSubject } from './marks-of-subject.ts';
import { withAllDigits } from './number-words.ts';
import { ourNumbers, ourShares } from './our-marks.ts';
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
  const ours = [...ourShares(draft, work, text.criterionId), ...ourNumbers(draft, work, text.criterionId)];
  const isKnown = (number: string) => context.isKnown(stemOf(number));
  return soundingLike('marks', prose, context)
    .filter((sentence) => /\p{N}/u.test(withAllDigits(sentence)) && !isReckoning(sentence))
    .filter((sentence) => isSure(sentence, context) || !areCompared(sentence) || !numbersOf(sentence).some(isKnown))
    .filter(
      (sentence) =>
        isSure(sentence, context) || HAS_UNIT.test(sentence) || looseNumbersIn(sentence, context).length > 0,
    )
    .flatMap((sentence) =>
      numbersOf(sentence).filter((one) =>
        HAS_UNIT.test(sentence)
          ? isSure(sentence, context) ||
            !isOfSubject({ kind: 'mark', mark: numberOf(one), isTotal: false, sentence }, work)
          : isSure(sentence, context) || !isKnown(one),
      ),
    )
    .find((one) => !ours.includes(numberOf(one)));
}

const HAS_UNIT = new RegExp(String.raw`\d\s*${UNIT}`, 'iu');

function numbersOf(sentence: string): string[] {
  return wordsOf(withAllDigits(sentence)).filter((word) => /^\p{N}/u.test(word));
}

/** A sentence without a number that sounds like one about a mark ("you were close to the top band here"), as said. */
export function verdictByTone(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  const context = contextOf(text, work);
  if (!context) return undefined;
  const isFull = isHighest(text.criterionId, draft, work);
  const said = soundingLike('verdict', prose, context)
    .filter((sentence) => !/\p{N}/u.test(withAllDigits(sentence)) && hasCue(sentence, work.language))
    .find((sentence) => !isFull || sentence.search(context.words.fullMarks) < 0);
  return said && `“${said.trim()}”`;
}

type Context = { language: string; words: FeedbackWords; title: string; isKnown: (stem: string) => boolean };

function contextOf({ point }: DraftText, work: Work): Context | null {
  const words = wordsFor(work.language);
  return words && { language: work.language, words, title: '', isKnown: isKnownTo(work, point) };
}

/** A word that marks are said with, or a letter that stands alone: many a turn of phrase sounds like theirs. */
function hasCue(sentence: string, language: string): boolean {
  const cues = cuesOf(baseLanguage(language));
  return LONE_LETTER.test(sentence) || wordsOf(sentence).some((word) => cues.has(word));
}

const cuesOf = remembered((language): ReadonlySet<string> => new Set((markCues[language] ?? '').trim().split(/\s+/u)));

/** The less of the work a sentence names, and the less it orders, the less tone it needs to be one about a mark. */
function soundingLike(fault: 'marks' | 'verdict', prose: string, context: Context): string[] {
  return sentencesIn(prose)
    .filter((sentence) => !/[?？]\s*$/u.test(sentence))
    .filter((sentence) => (toneOf(fault, sentence, context) ?? 0) >= leastTone(fault, sentence, context));
}

function leastTone(fault: 'marks' | 'verdict', sentence: string, { words, isKnown }: Context): number {
  if (OPEN.test(sentence)) return CERTAIN;
  if (sentence.trimStart().search(words.act) === 0) return SURE;
  const own = tellingOf(sentence, words).filter((stem) => !/^\p{N}/u.test(stem) && isKnown(stem));
  return LEAST[fault][own.length] ?? SURE;
}

/** Whether a sentence is about a mark and hardly anything else: the work may have the same number by chance. */
export function isSurelyMark(sentence: string, text: DraftText, work: Work): boolean {
  const context = contextOf(text, work);
  return context !== null && isSure(sentence, context);
}

function isSure(sentence: string, context: Context): boolean {
  return leastTone('marks', sentence, context) < SURE && (toneOf('marks', sentence, context) ?? 0) >= SURE;
}

/** By words of the work. House numbers, set on each open voice of the validator bench by models that had not seen it. */
const LEAST = { marks: [0.5, 0.7], verdict: [0.7, 0.8] };
const SURE = 0.8;
const CERTAIN = 0.95;
/** A quotation was cut out, or the sentence goes on. */
const OPEN = /…|[;:]\s*$/u;
