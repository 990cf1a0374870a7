import { criterionMaximum } from '../../rubrics/criterion-marks.ts';
import { rubricTotal } from '../../rubrics/rubric-version.ts';
import type { Draft } from '../assessment.ts';
import { stemOf, wordsOf } from '../language/words-of.ts';
import { criterionMarks } from '../marks.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { chosenLevel } from './chosen-level.ts';
import { draftTexts, placeOf, type DraftText } from './draft-texts.ts';
import { numberOf, SCORE, UNIT } from './mark-grammar.ts';
import { isReckoning } from './mark-moves.ts';
import { barePercentages } from './mark-shares.ts';
import { markWordsIn, marksNamedIn, type NamedMark } from './marks-named.ts';
import { tellingOf } from './generic-comment.ts';
import { looseNumbersIn, type LooseNumber } from './loose-numbers.ts';
import { ownProse, sentencesIn } from './own-prose.ts';
import { ANY_NUMBER, withAllDigits } from './number-words.ts';
import { plainDigits } from './plain-digits.ts';
import { saidWords } from './said-words.ts';
import { isKnownTo } from './tone/known-stems.ts';
import { toneOf } from './tone/tone-of.ts';
import { indexOfWork } from './work-index.ts';
import { everyLanguage, wordsFor } from './words/feedback-words.ts';

/**
 * A mark or total in the wording that is not what the chosen levels add up to: a number, a letter, or "full marks". A
 * warning: two numbers on one page make a student doubt both. Words quoted from the work are not searched, and a
 * number counts only as a mark says itself ("3 points", "8/10" of our maximum, "score: 7"), so "a factor of 10",
 * "95 % of packets" or "name 3 points against" never trips it. All languages' words apply.
 * Source: promise 2 of the design, marks are computed by code.
 */
export const marksInProse: Check = { id: 'marks-in-prose', severity: 'warning', find: findForeignMarks };

function findForeignMarks(draft: Draft, work: Work): Hit[] {
  const { folded } = indexOfWork(work);
  return draftTexts(draft).flatMap((text) => {
    const prose = ownProse(withBareNumbers(text.text), (quoted) => folded.includes(quoted.toLowerCase()));
    const wrong =
      wrongNumber(prose, text, draft, work) ??
      wrongPercentage(prose, text, draft, work) ??
      wrongFullMarks(prose, text, draft, work) ??
      wrongLoose(prose, text, draft, work) ??
      wrongByTone(prose, text, draft, work);
    if (wrong === undefined) return [];
    return [
      { ...placeOf(text), message: `The wording names ${wrong} as a mark, which the chosen levels do not give.` },
    ];
  });
}

/** A mark set as code or a formula is a mark still: "$8/10$ points". */
function withBareNumbers(text: string): string {
  return plainDigits(text)
    .replace(/\\d?frac\{(\d+)\}\{(\d+)\}/gu, '$1/$2')
    .replace(
      /(?:`|\$\$?|\\\()\s*(\d[\d.,/\s]*)\s*(?:`|\$\$?|\\\))(?=\s*(?:marks?|points?|punkte?n?|puntos?)(?!\p{L}))/giu,
      ' $1 ',
    );
}

function wrongNumber(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  const named = marksNamedIn(prose, { maxima: maximaOf(work, text.criterionId), language: work.language });
  const wrong = named.find((one) => !isOurs(one, text.criterionId, draft, work) && !isOfSubject(one, work));
  if (!wrong) return undefined;
  return wrong.kind === 'share' ? `${wrong.mark} %` : wrong.mark.toString();
}

/** The work or its task speak of this number and, in those words, of points, scores or results themselves. */
function isOfSubject(named: NamedMark, { text, task, notes, rubric }: Work): boolean {
  if (named.kind === 'letter' || named.kind === 'share') return false;
  const subject = [text, task, notes].map((one) => plainDigits(one).toLowerCase());
  const known = (words: string) =>
    subject.some((one) => new RegExp(String.raw`(?<![\p{L}\p{N}.,])${words}(?![\p{L}\p{N}]|[.,]\d)`, 'u').test(one));
  const part = (of: number) => String.raw`${named.mark}\s*(?:/|out of|of|von|de|sobre)\s*${of}`;
  // Our own maximum makes it a mark, unless the sentence shows by other words that it is about the subject.
  if (named.kind === 'part')
    return known(part(named.of)) && (named.of !== rubricTotal(rubric) || sharesWords(named.sentence, subject));
  const words = markWordsIn(named.sentence).map((word) => word.toLowerCase());
  const results = words.length > 0 && words.every((word) => RESULT.test(word));
  return known(String(named.mark)) && (results || (words.length > 0 && words.every(known)));
}

/** Two longer words of the sentence stand in the subject. */
function sharesWords(sentence: string, subject: readonly string[]): boolean {
  const long = [...new Set(sentence.toLowerCase().match(/\p{L}{5,}/gu) ?? [])];
  return long.filter((word) => subject.some((one) => one.includes(word))).length > 1;
}

const RESULT = /^(?:total|sum|result|suma|resultado|summe|ergebnis|ergibt)$/u;

/** A percentage that neither the work nor the assignment knows can only be a mark. */
function wrongPercentage(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  const { text: ofWork, task, notes, rubric } = indexOfWork(work);
  const ours = ourShares(draft, work, text.criterionId).map(String);
  const known = (figure: string) => [ofWork, task, notes, rubric].some((stems) => stems.has(figure));
  const wrong = barePercentages(prose).find((figure) => !known(figure) && !ours.includes(figure));
  return wrong === undefined ? undefined : `${wrong} %`;
}

/**
 * A number that nothing explains (`loose-numbers.ts`) and that the chosen levels do not give. One that work or assignment
 * have is theirs if the sentence has words of theirs beside it.
 */
function wrongLoose(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  const words = wordsFor(work.language);
  if (!words) return undefined;
  const isKnown = isKnownTo(work, text.point);
  const most = maximaOf(work, text.criterionId);
  const ours = ourNumbers(draft, work, text.criterionId);
  const shares = ourShares(draft, work, text.criterionId);
  const isOurNumber = ({ value, isShare }: LooseNumber) => (isShare ? shares : ours).includes(value);
  return sentencesIn(prose).flatMap((sentence) => {
    if (/[?？]\s*$/u.test(sentence) || isReckoning(sentence)) return [];
    const loose = looseNumbersIn(sentence, { language: work.language, isKnown });
    const isTheirs = ({ value }: LooseNumber) =>
      isKnown(stemOf(String(value))) && isOfSubject({ kind: 'mark', mark: value, isTotal: false, sentence }, work);
    const ofMarks = sentence.search(SAYS_MARK) >= 0 && loose.some(({ value }) => most.includes(value));
    const telling = tellingOf(sentence.replaceAll(SAYS_MARK, ' '), words);
    const anchored = !ofMarks && telling.some((stem) => !/^\p{N}/u.test(stem) && isKnown(stem));
    const known = loose.filter((one) => isKnown(stemOf(String(one.value))));
    // Beside words of the work, a number it has is its own, and so are those around it; "points" may be arguments.
    if (anchored && (known.some((one) => !isOurNumber(one)) || ARGUMENTS.test(sentence))) return [];
    return loose
      .filter((one) => isPlausible(one, work) && !isOurNumber(one) && (ofMarks || !isTheirs(one)))
      .map(({ value, isShare }) => (isShare ? `${value} %` : String(value)));
  })[0];
}

const ARGUMENTS = new RegExp(
  String.raw`(?<!\p{L})(?:${ANY_NUMBER})\s+(?:points?|punkten?|punkte|puntos?)(?!\p{L})`,
  'iu',
);
const SAYS_MARK = new RegExp(String.raw`(?<!\p{L})(?:${SCORE}|${UNIT})(?!\p{L})`, 'giu');

/** Marks go by quarters, up to what the rubric or a usual scale has. */
function isPlausible({ value, isShare }: LooseNumber, { rubric }: Work): boolean {
  return Number.isInteger(value * 4) && value <= (isShare ? 100 : Math.max(rubricTotal(rubric), 20));
}

/**
 * The net below the grammar: a sentence that sounds like one about a mark, with a number that is none of ours and that
 * neither work nor assignment know. Beside a word for marks, theirs count too: they speak of other things.
 */
function wrongByTone(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  const words = wordsFor(work.language);
  if (!words) return undefined;
  const context = { language: work.language, words, title: '', isKnown: isKnownTo(work, text.point) };
  const ours = [...ourShares(draft, work, text.criterionId), ...ourNumbers(draft, work, text.criterionId)];
  return sentencesIn(prose)
    .filter((sentence) => /\p{N}/u.test(withAllDigits(sentence)) && !isReckoning(sentence))
    .filter((sentence) => (toneOf('marks', sentence, context) ?? 0) >= TONE_ALONE)
    .flatMap((sentence) =>
      numbersOf(sentence).filter((one) =>
        HAS_UNIT.test(sentence)
          ? !isOfSubject({ kind: 'mark', mark: numberOf(one), isTotal: false, sentence }, work)
          : !context.isKnown(stemOf(one)),
      ),
    )
    .find((one) => !ours.includes(numberOf(one)));
}

/** House number, set by cross-validation on the open half; see `tests/bench/tone`. */
const TONE_ALONE = 0.75;
const HAS_UNIT = new RegExp(String.raw`\d\s*${UNIT}`, 'iu');

function numbersOf(sentence: string): string[] {
  return wordsOf(withAllDigits(sentence)).filter((word) => /^\p{N}/u.test(word));
}

/** The marks themselves, what each criterion gives at most, and what is missing to it. */
function ourNumbers(draft: Draft, work: Work, criterionId: string | null): number[] {
  const total = rubricTotal(work.rubric);
  const criteria = work.rubric.criteria.filter((one) => criterionId === null || one.id === criterionId);
  const those = criteria.flatMap((one) => {
    const [most, own] = [criterionMaximum(one), criterionMarks(work.rubric, draft.criteria, one.id)];
    return own === null ? [most] : [most, own, most - own];
  });
  return [...those, total, ...(draft.marks === null ? [] : [draft.marks, total - draft.marks])];
}

function isOurs(named: NamedMark, criterionId: string | null, draft: Draft, work: Work): boolean {
  if (named.kind === 'letter') return isKnownLetter(named.mark, work);
  if (named.kind === 'share') return ourShares(draft, work, criterionId).includes(named.mark);
  const of = named.kind === 'part' ? named.of : null;
  if (named.mark === draft.marks && (of === null || of === rubricTotal(work.rubric))) return true;
  return !named.isTotal && ourLevels(draft, work, criterionId, of).includes(named.mark);
}

/** The title of a level, or a letter that work or task speak of (a blood group, a key). */
function isKnownLetter(letter: string, work: Work): boolean {
  if (GERMAN_GRADE.test(letter)) return false;
  // "A" before a small letter is an article.
  const token = new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped(letter)}(?![\p{L}\p{N}’']|\s\p{Ll})`, 'u');
  if ([work.text, work.task, work.notes].some((one) => token.test(one))) return true;
  return work.rubric.criteria.some((criterion) => criterion.levels.some((level) => level.title === letter));
}

/** A number as a noun is a grade, even where the work has it as a number that starts a sentence. */
const GERMAN_GRADE = /^(?:Eins|Zwei|Drei|Vier|Fünf|Sechs)$/u;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}

function wrongFullMarks(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  const ids = work.rubric.criteria
    .map((one) => one.id)
    .filter((id) => text.criterionId === null || text.criterionId === id);
  if (ids.every((id) => chosenLevel(draft, work, id)?.highest)) return undefined;
  const sentences = sentencesIn(prose);
  return everyLanguage.flatMap((words) =>
    sentences.flatMap((one) => saidWords(one, words.fullMarks, work, words.unsaid)),
  )[0];
}

/** The points of the criterion's level, in the summary of every criterion's; with `of` only where that is the maximum. */
function ourLevels(draft: Draft, work: Work, criterionId: string | null, of: number | null): (number | null)[] {
  const criteria = work.rubric.criteria.filter((one) => criterionId === null || one.id === criterionId);
  const those = criteria.filter((one) => of === null || criterionMaximum(one) === of);
  return those.map((criterion) => criterionMarks(work.rubric, draft.criteria, criterion.id));
}

/** A criterion's maximum, every criterion's in the summary, and the total. */
function maximaOf(work: Work, criterionId: string | null): number[] {
  const criteria = work.rubric.criteria.filter((one) => criterionId === null || one.id === criterionId);
  return [...criteria.map(criterionMaximum), rubricTotal(work.rubric)];
}

/** The same in whole per cent. */
function ourShares(draft: Draft, work: Work, criterionId: string | null): number[] {
  const level = chosenLevel(draft, work, criterionId);
  const total = draft.marks === null ? null : draft.marks / rubricTotal(work.rubric);
  return [level?.share ?? null, total].flatMap((share) => (share === null ? [] : [Math.round(share * 100)]));
}
