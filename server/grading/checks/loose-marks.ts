import { rubricTotal } from '../../rubrics/rubric-version.ts';
import type { Draft } from '../assessment.ts';
import { stemOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import type { DraftText } from './draft-texts.ts';
import { tellingOf } from './generic-comment.ts';
import { looseNumbersIn, type LooseNumber } from './loose-numbers.ts';
import { SCORE, UNIT } from './mark-grammar.ts';
import { areCompared, asksWhy, isOwnCount, isReckoning, isStudentsCount } from './mark-moves.ts';
import { isOfSubject } from './marks-of-subject.ts';
import { namedTitle, withoutNamedTitle } from './named-title.ts';
import { ANY_NUMBER, withAllDigits } from './number-words.ts';
import { maximaOf, ourMissing, ourNumbers, ourShares } from './our-marks.ts';
import { sentencesIn } from './own-prose.ts';
import { isKnownTo } from './tone/known-stems.ts';
import { toneOf } from './tone/tone-of.ts';
import { indexOfWork } from './work-index.ts';
import { wordsFor, type FeedbackWords } from './words/feedback-words.ts';

/**
 * A number that nothing explains (`loose-numbers.ts`) and that the chosen levels do not give, as a reader would say it. One
 * that work or assignment have is theirs if the sentence has words of theirs beside it.
 */
export function wrongLoose(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  const words = wordsFor(work.language);
  if (!words) return undefined;
  const isKnown = isKnownTo(work, text.point);
  return sentencesIn(prose).flatMap((sentence) => {
    const numbers = looseNumbersIn(sentence, { language: work.language, isKnown }).filter((one) =>
      isPlausible(one, work),
    );
    const isLoss = LOSS.test(sentence);
    const maxima = isLoss && numbers.length === 1 ? maximaOf(work, text.criterionId) : [];
    const missing = ourMissing(draft, work, text.criterionId);
    const ours = ourNumbers(draft, work, text.criterionId, isLoss).filter(
      (one) => !maxima.includes(one) || missing.includes(one),
    );
    const shares = ourShares(draft, work, text.criterionId);
    const foreign = numbers.filter(({ value, isShare }) => !(isShare ? shares : ours).includes(value));
    if (foreign.length === 0) return [];
    const tone =
      toneOf('marks', sentence, {
        ...{ language: work.language, words, isKnown },
        title: namedTitle(sentence, work),
      }) ?? 1;
    const subject = subjectOf(sentence, { words, isKnown, work });
    const isCompared = areCompared(sentence) && !asksWhy(sentence);
    const supported = foreign.filter(
      (one) => tone >= (isCompared || subject.isTheirs(one) ? SUPPORT.known : SUPPORT.unknown),
    );
    const isOfMarks =
      speaksOfMarks(sentence) && numbers.some(({ value }) => maximaOf(work, text.criterionId).includes(value));
    return (isOfMarks ? supported : notTheirs(supported, subject)).map(asSaid);
  })[0];
}

/**
 * The least tone of a mark that a number needs to be one: much where work or assignment have it, little where nobody does
 * and it is held against no other, for sound feedback names hardly a number that stands nowhere (11 of 5,466 sentences of the
 * open sets). Set on open voices of the validator bench by models that had not seen them.
 */
const SUPPORT = { known: 0.4, unknown: 0.01 };

type Subject = ReturnType<typeof subjectOf>;
type Known = { words: FeedbackWords; isKnown: (stem: string) => boolean; work: Work };

/** What a sentence has of the work and its assignment. */
function subjectOf(sentence: string, { words, isKnown, work }: Known) {
  const telling = tellingOf(withoutNamedTitle(sentence, work).replaceAll(SAYS_MARK, ' '), words);
  const isAnchored = telling.some((stem) => !/^\p{N}/u.test(stem) && isKnown(stem));
  const { figures } = indexOfWork(work);
  const isTheirs = ({ value }: LooseNumber): boolean => isKnown(stemOf(String(value))) || figures.has(String(value));
  return { sentence, words, work, isAnchored, isTheirs };
}

/** Without the numbers that belong to the work: beside words of its own, one that it has is its, and so are those around it. */
function notTheirs(numbers: readonly LooseNumber[], subject: Subject): LooseNumber[] {
  const { sentence, words, work, isAnchored, isTheirs } = subject;
  if (isCounted(sentence)) return [];
  const maxima = maximaOf(work, null); // "8 and not 10": the best mark is no figure of the work's
  if (areCompared(sentence) && numbers.some((one) => isTheirs(one) && !maxima.includes(one.value))) return [];
  if (isAnchored && (numbers.some(isTheirs) || isArgued(sentence) || isReckoning(sentence))) return [];
  const isPlace = isAnchored || asks(sentence, words);
  return numbers.filter((one) => {
    const named = { kind: 'mark' as const, mark: one.value, isTotal: false, sentence };
    const isTheirShare = one.isShare && isTheirs(one) && !speaksOfMarks(sentence);
    return !isTheirShare && !(isPlace && one.isPlaced) && !(isTheirs(one) && isOfSubject(named, work));
  });
}

/** Asked for, or counted by the reader or the student. */
function isCounted(sentence: string): boolean {
  const isAsked = /[?？]\s*$/u.test(sentence) && !asksWhy(sentence);
  return isAsked || isOwnCount(sentence) || isStudentsCount(sentence);
}

/** Marks go by quarters, up to what the rubric or a usual scale has. */
function isPlausible({ value, isShare }: LooseNumber, { rubric }: Work): boolean {
  return value > 0 && Number.isInteger(value * 4) && value <= (isShare ? 100 : Math.max(rubricTotal(rubric), SCALE));
}

const SCALE = 20;

function asSaid({ value, isShare }: LooseNumber): string {
  return isShare ? `${value} %` : String(value);
}

function speaksOfMarks(sentence: string): boolean {
  return sentence.search(SAYS_MARK) >= 0 || PAIR.test(withAllDigits(sentence));
}

const SAYS_MARK = new RegExp(String.raw`(?<!\p{L})(?:${SCORE}|${UNIT})(?!\p{L})`, 'giu');
/** "Five of nine" and no thing that it counts. */
const PAIR = /\d\s+(?:out\s+of|of|von|aus|de|sobre)\s+\d+\s*(?:[.,;:!)]|$)/iu;

/** "Points" may be arguments, unless they are given or taken. */
function isArgued(sentence: string): boolean {
  return ARGUMENTS.test(sentence) && !MOVING.test(sentence);
}

/** An order may name a value: "try it with 1". */
function asks(sentence: string, words: FeedbackWords): boolean {
  const clauses = sentence.split(/[.,;:–—]\s+/u).map((clause) => clause.trim());
  return clauses.some((clause) => clause.search(words.act) === 0 || TRIES.test(clause));
}

/** Taken away: what is missing to a maximum can be true of it, the marks themselves cannot. */
const LOSS =
  /(?<!\p{L})(?:deduct(?:ed|ing)?|docked|los[et]|loses|off|minus|taken\s+away|abzug|abge\p{L}+|verlier\p{L}*|verloren|weniger|p[ie]+rd\p{L}+|rest[aoó]|quit[aoó]|descuento|menos)(?!\p{L})/iu;

/** Given or taken: beside one of these, points are no arguments. */
const MOVING =
  /(?<!\p{L})(?:los[et]|loses|drop\p{L}*|deduct\p{L}*|cost\p{L}*|minus|off|earn\p{L}*|get|gets|got|gain\p{L}*|award\p{L}*|short|bagged|abzug|abge\p{L}+|verlier\p{L}*|verlor\p{L}*|bekomm\p{L}*|erh[aä]lt\p{L}*|kost\p{L}*|weg|zieh\p{L}*|p[ie]+rd\p{L}+|rest[aoó]\p{L}*|quit[aoó]\p{L}*|descuent\p{L}*|gan[aoóá]\p{L}*|sum[aoó]\p{L}*|obt\p{L}+|llev\p{L}+|menos|below|debajo|unter|faltan?|fehl\p{L}+)(?!\p{L})/iu;

const TRIES = /(?<!\p{L})(?:try|test|run|probier\p{L}*|teste|prueba|ensaya)(?!\p{L})/iu;
const ARGUMENTS = new RegExp(
  String.raw`(?<!\p{L})(?:${ANY_NUMBER})\s+(?:points?|punkten?|punkte|puntos?)(?!\p{L})`,
  'iu',
);
