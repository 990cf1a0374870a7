import { rubricTotal } from '../../rubrics/rubric-version.ts';
import type { Draft } from '../assessment.ts';
import { stemOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { isHighest } from './chosen-level.ts';
import { draftTexts, placeOf, type DraftText } from './draft-texts.ts';
import { isGradeName } from './grade-names.ts';
import { MARKING, numberOf, UNIT } from './mark-grammar.ts';
import { isArithmetic } from './mark-moves.ts';
import { barePercentages } from './mark-shares.ts';
import { isSurelyMark, mayBeMark, numberByTone, verdictByTone } from './marks-by-tone.ts';
import { marksNamedIn, type NamedMark } from './marks-named.ts';
import { tellingOf } from './generic-comment.ts';
import { wrongLoose } from './loose-marks.ts';
import { isOfSubject } from './marks-of-subject.ts';
import { maximaOf, ourLevels, ourNumbers, ourShares } from './our-marks.ts';
import { numbersAsNouns } from './numbers-as-nouns.ts';
import { ownProse, sentencesIn } from './own-prose.ts';
import { withAllDigits } from './number-words.ts';
import { verdictIn } from './verdicts.ts';
import { plainDigits } from './plain-digits.ts';
import { saidWords } from './said-words.ts';
import { isKnownTo } from './tone/known-stems.ts';
import { besideMaximum, wrongMaximum } from './whole-marks.ts';
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
    const isKnown = isKnownTo(work, text.point);
    const isQuoted = (words: string) => !isGradeName(words) && folded.includes(words.toLowerCase());
    const written = ownProse(withBareNumbers(text.text), isQuoted);
    const prose = sentencesIn(written)
      .filter(
        (sentence) =>
          !isArithmetic(sentence, (number) => isKnown(stemOf(number))) || isSurelyMark(sentence, text, work),
      )
      .filter((sentence) => mayBeMark(sentence, text, work))
      .join('\n');
    const wrong = firstFound(prose, text, draft, work);
    if (wrong === undefined) return [];
    return [
      { ...placeOf(text), message: `The wording names ${wrong} as a mark, which the chosen levels do not give.` },
    ];
  });
}

type Search = (prose: string, text: DraftText, draft: Draft, work: Work) => string | undefined;

function firstFound(...where: Parameters<Search>): string | undefined {
  for (const search of SEARCHES) {
    const wrong = search(...where);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** From the plainest to the nets below them. */
const SEARCHES: readonly Search[] = [
  wrongNumber,
  wrongPercentage,
  wrongFullMarks,
  wrongMaximum,
  besideMaximum,
  wrongLoose,
  wrongVerdict,
  verdictByTone,
  wrongNoun,
  numberByTone,
];

function wrongVerdict(prose: string, { point }: DraftText, _draft: Draft, work: Work): string | undefined {
  const isKnown = isKnownTo(work, point);
  return sentencesIn(prose).flatMap((sentence) => verdictIn(sentence, isKnown) ?? [])[0];
}

/** "Un diez como una casa", "that’s a 5": a number that takes the place of a noun, where nothing of the work is named. */
function wrongNoun(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  const words = wordsFor(work.language);
  if (!words) return undefined;
  const isKnown = isKnownTo(work, text.point);
  const ours = ourNumbers(draft, work, text.criterionId);
  return sentencesIn(prose)
    .map((sentence) => ({ sentence, numbers: numbersAsNouns(withAllDigits(sentence), work.language) }))
    .filter(({ numbers }) => numbers.some((number) => !ours.includes(numberOf(number))))
    .filter(({ sentence }) => !/[?？]\s*$/u.test(sentence) && sentence.trimStart().search(words.act) !== 0)
    .filter(({ sentence }) => !tellingOf(sentence, words).some((stem) => !/^\p{N}/u.test(stem) && isKnown(stem)))
    .flatMap(({ numbers }) => numbers)
    .find((number) => !ours.includes(numberOf(number)));
}

/** A mark set as code or a formula is a mark still: "$8/10$ points". */
function withBareNumbers(text: string): string {
  return plainDigits(text)
    .replace(LABEL_IN_FRONT, '$1.\n')
    .replace(MARK_IN_FRONT, '$1.\n')
    .replace(SHORT_POINTS, '$1 Punkte.')
    .replace(OTHER_MARKS, '$1 sign')
    .replace(LETTER_AS_SUCH, '$1')
    .replace(/\\d?frac\{(\d+)\}\{(\d+)\}/gu, '$1/$2')
    .replace(
      /(?:`|\$\$?|\\\()\s*(\d[\d.,/\s]*)(?:`|\$\$?|\\\))(?=\s*(?:marks?|points?|punkte?n?|puntos?)(?!\p{L}))/giu,
      ' $1 ',
    );
}

/** What English calls a mark and nobody gives. */
const OTHER_MARKS =
  /\b(questions?|quotation|exclamation|speech|punctuation|pencil|accent|chalk|stress)[ -]marks?(?!\p{L})/giu;

/** "(3 marks) The change …", "5/14 Your answer …": the same without a label. */
const MARK_IN_FRONT = new RegExp(
  String.raw`^(\s*[([]?\d[\d.,]{0,6} ?(?:/ ?\d[\d.,]{0,6} ?(?:(?i:${UNIT}))?|(?i:${UNIT}))\.?[)\]]?)\s+(?=[¿¡«“„"]?\p{Lu}\p{Ll})`,
  'u',
);

/** "Give them a letter E": a name, and no grade. */
const LETTER_AS_SUCH = /(?<!\p{L})(letters?|Buchstaben?|letras?)\s+\p{Lu}(?!\p{L})/gu;

/** "Noch 1,5 P. Die Rechnung …": an abbreviation that may end its sentence. */
const SHORT_POINTS = /(\d) ?P\.(?=\s|$)/gu;

/** "Score: 7 Your answer …": a label with its number is a sentence of its own, whether a full stop parts it or not. */
const LABEL_IN_FRONT =
  /^(\s*\p{L}[\p{L} ()]{0,40}(?:[:=→–]|->) ?\d[\d.,]{0,8}(?:(?: ?\/ ?| (?:sobre|de|out of|of|von) )\d[\d.,]{0,8})?(?: ?(?:%|\p{L}{1,8}\.?))?(?: \([^()]{1,20}\))?)\s+(?=[¿¡«“„"]?\p{Lu}\p{Ll})/u;

function wrongNumber(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  const named = marksNamedIn(prose, { maxima: maximaOf(work, text.criterionId), language: work.language });
  const isTheirs = (one: NamedMark) => isOfSubject(one, work) && !isSurelyMark(one.sentence, text, work);
  const wrong = named.find((one) => !isOurs(one, text.criterionId, draft, work) && !isTheirs(one));
  if (!wrong) return undefined;
  return wrong.kind === 'share' ? `${wrong.mark} %` : wrong.mark.toString();
}

/** A percentage that neither the work nor the assignment knows can only be a mark. */
function wrongPercentage(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  const { text: ofWork, task, notes, rubric, figures } = indexOfWork(work);
  const ours = ourShares(draft, work, text.criterionId).map(String);
  const known = (figure: string) => [ofWork, task, notes, rubric, figures].some((stems) => stems.has(figure));
  const wrong = barePercentages(withAllDigits(prose)).find(
    (figure) => Number(figure) <= 100 && !known(figure) && !ours.includes(figure),
  );
  return wrong === undefined ? undefined : `${wrong} %`;
}

function isOurs(named: NamedMark, criterionId: string | null, draft: Draft, work: Work): boolean {
  if (named.kind === 'letter') return isKnownLetter(named.mark, work, named.sentence);
  if (named.kind === 'share') return ourShares(draft, work, criterionId).includes(named.mark);
  const of = named.kind === 'part' ? named.of : null;
  if (named.mark === draft.marks && (of === null || of === rubricTotal(work.rubric))) return true;
  return !named.isTotal && ourLevels(draft, work, criterionId, of).includes(named.mark);
}

/** The title of a level, or a letter that work or task speak of (a blood group, a key). */
function isKnownLetter(letter: string, work: Work, sentence: string): boolean {
  if (GERMAN_GRADE.test(letter)) return false;
  if (/^\d/u.test(letter) && BY_NOTE.test(sentence)) return indexOfWork(work).text.has('note');
  if (!BY_LETTER.test(sentence) && isTheirLetter(letter, work, sentence)) return true;
  return work.rubric.criteria.some((criterion) => criterion.levels.some((level) => level.title === letter));
}

/** The task calls a thing so and the sentence speaks of no mark, or it has other words of theirs beside the letter. */
function isTheirLetter(letter: string, work: Work, sentence: string): boolean {
  // "A" before a small letter is an article.
  const article = letter.length === 1 ? String.raw`|\s\p{Ll}` : '';
  const token = new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped(letter)}(?![\p{L}\p{N}’']${article})`, 'u');
  if (letter.length === 1 && token.test(work.task) && !MARKING.test(sentence)) return true;
  const words = wordsFor(work.language);
  const isKnown = isKnownTo(work, null);
  const isBeside = !words || tellingOf(sentence, words).some((stem) => stem !== letter.toLowerCase() && isKnown(stem));
  return isBeside && [work.text, work.task, work.notes].some((one) => token.test(one));
}

/** "In letter terms a solid B", "als Note wäre das ein C" */
const BY_LETTER =
  /(?<!\p{L})(?:letter\s+(?:terms|grades?)|in\s+buchstaben|en\s+letras?|als\s+note|as\s+a\s+grade|como\s+nota)(?!\p{L})/iu;

/** "Die Note 4", unless the work is about notes. */
const BY_NOTE = /(?<!\p{L})(?:schul|gesamt|end)?(?:note|zensur)(?!\p{L})/iu;

/** A number as a noun is a grade, even where the work has it as a number that starts a sentence. */
const GERMAN_GRADE = /^(?:Eins|Zwei|Drei|Vier|Fünf|Sechs)$/u;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}

function wrongFullMarks(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  if (isHighest(text.criterionId, draft, work)) return undefined;
  const sentences = sentencesIn(prose);
  return everyLanguage.flatMap((words) =>
    sentences.flatMap((one) => saidWords(one, words.fullMarks, work, words.unsaid)),
  )[0];
}
