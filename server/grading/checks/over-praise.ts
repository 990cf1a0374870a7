import type { Draft, Point } from '../assessment.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { chosenLevel, type ChosenLevel } from './chosen-level.ts';
import { draftTexts, placeOf, type DraftText } from './draft-texts.ts';
import { isAnchored, tellingOf } from './generic-comment.ts';
import { isOwnCount } from './mark-moves.ts';
import { withAllDigits } from './number-words.ts';
import { ownProse, quotedIn, sentencesIn } from './own-prose.ts';
import { saidWords } from './said-words.ts';
import { isKnownTo } from './tone/known-stems.ts';
import { toneOf } from './tone/tone-of.ts';
import { indexOfWork, stemsOf } from './work-index.ts';
import { wordsFor, type FeedbackWords } from './words/feedback-words.ts';

/**
 * Praise that the level does not carry: any praise of a strength on the lowest level, high praise in any other point of
 * it, praise in a sentence that names nothing of the work, high praise in the summary of a work that reached half of
 * the points in no criterion, and a strength that rests on nothing quoted. A warning.
 * Praise words count only when said of the work: not denied, wished for or made a condition, and not when they are
 * words of the subject ("present perfect", "perfect competition"). A word of the lists needs the sentence's tone
 * (`tone-of.ts`) to support it, and a clear tone needs no word. A word list is needed for all but the last.
 * Source: Guo et al. 2024, "Using Generative AI and Multi-Agents to Provide Automatic Feedback", arXiv 2411.07407
 * (over-praise as one of two named faults); the half is a house rule: below it a work lacks more than it has.
 */
export const overPraise: Check = { id: 'over-praise', severity: 'warning', find: findPraise };

const LOW = 0.5;

/**
 * From these tones on: `support` is what a word of the lists needs beside it, the others speak for themselves: a
 * sentence in a strength or a next step of the lowest level, and what stands behind a criterion's title in a summary.
 * In a next step a sentence owes the student something: what the work does, what it lacks, what to do. One that names
 * nothing of the work, asks for nothing and takes nothing back is `bare`, and needs less to be praise.
 * House numbers, set on each open voice of the validator bench by models that had not seen it.
 */
const TONE = { support: 0.4, strength: 0.6, 'next-step': 0.6, bare: 0.55, summary: 0.6, title: 0.4 };

function findPraise(draft: Draft, work: Work): Hit[] {
  const words = wordsFor(work.language);
  return draftTexts(draft).flatMap((text) => {
    const message =
      withoutEvidence(text) ?? (words && (misplaced(text, draft, work, words) ?? byTitle(text, draft, work, words)));
    return message ? [{ ...placeOf(text), message }] : [];
  });
}

function withoutEvidence({ point }: DraftText): string | null {
  const bare = point?.kind === 'strength' && point.evidence.kind === 'absent';
  return bare ? 'This strength rests on no words of the work.' : null;
}

function misplaced(text: DraftText, draft: Draft, work: Work, words: FeedbackWords): string | null {
  if (!text.point) return inSummary(text, draft, work, words);
  const level = chosenLevel(draft, work, text.criterionId);
  if (!level?.lowest) return null;
  const said = tonesIn(text, level.title, work, words);
  const warm = said.filter(({ tone }) => tone >= TONE.support).map(({ sentence }) => sentence);
  const listed = listedPraise({ ...text, text: warm.join(' ') }, text.point, level, work, words);
  if (listed !== null) return listed;
  const { kind } = text.point;
  const isKnown = isKnownTo(work, text.point);
  const needed = (sentence: string) =>
    kind === 'next-step' && isBare(withoutTitle(sentence, level.title), isKnown, words) ? TONE.bare : TONE[kind];
  const praise = said.find(({ sentence, tone }) => tone >= needed(sentence));
  return praise ? `“${praise.sentence}” beside a low level of “${level.title}”.` : null;
}

/** How far each sentence sounds like praise that names nothing; questions and suppositions are left out. */
function tonesIn(
  text: DraftText,
  title: string,
  work: Work,
  words: FeedbackWords,
): { sentence: string; tone: number }[] {
  const context = { language: work.language, words, title, isKnown: isKnownTo(work, text.point) };
  return sentencesIn(text.text)
    .filter((sentence) => !/[?？]\s*$/u.test(sentence) && sentence.search(words.supposed) < 0 && !isOwnCount(sentence))
    .map((sentence) => ({ sentence: sentence.trim(), tone: toneOf('praise', sentence, context) ?? 1 }));
}

/** Names nothing of the work, orders nothing, counts nothing, denies nothing and takes nothing back. */
function isBare(sentence: string, isKnown: (stem: string) => boolean, words: FeedbackWords): boolean {
  const named = quotedIn(sentence).length > 0 || /\p{N}|`|\$/u.test(withAllDigits(sentence));
  const open =
    [words.contrast, words.failure, words.negation].every((one) => sentence.search(one) < 0) &&
    !isAsked(sentence, words);
  return !named && open && !tellingOf(sentence.replace(words.valued, ' '), words).some(isKnown);
}

function listedPraise(
  text: DraftText,
  point: Point,
  level: ChosenLevel,
  work: Work,
  words: FeedbackWords,
): string | null {
  const anyCounts = point.kind === 'strength';
  if (text.text !== '' && anyCounts && isNameless(point, work, words))
    return `A strength of “${level.title}”, which has the lowest level.`;
  const praise =
    praiseIn(text, anyCounts ? [words.highPraise, words.praise] : [words.highPraise], work, words) ??
    emptyPraiseIn(withoutTitle(text.text, level.title), point, work, words);
  return praise === undefined ? null : `“${praise}” beside a low level of “${level.title}”.`;
}

/** A strength that names nothing of the work is praise and nothing else. */
function isNameless(point: Point, work: Work, words: FeedbackWords): boolean {
  const title = work.rubric.criteria.find((one) => one.id === point.criterionId)?.title ?? '';
  const told = tellingOf(withoutTitle(point.text, title), words);
  return quotedIn(point.text).length === 0 && !isAnchored(told, point, work);
}

function inSummary(text: DraftText, draft: Draft, work: Work, words: FeedbackWords): string | null {
  const shares = work.rubric.criteria.map((one) => chosenLevel(draft, work, one.id)?.share);
  if (shares.some((share) => share === undefined || share >= LOW)) return null;
  const praise = praiseIn(text, [words.highPraise], work, words);
  const isWarm = tonesIn(text, '', work, words).some(({ tone }) => tone >= TONE.summary);
  return praise !== undefined && isWarm ? `“${praise}” for a work with few marks.` : null;
}

/** A clause of the summary that praises a criterion by its title, which has the lowest level. */
function byTitle({ text, point }: DraftText, draft: Draft, work: Work, words: FeedbackWords): string | null {
  if (point) return null;
  const low = work.rubric.criteria.filter((one) => chosenLevel(draft, work, one.id)?.lowest);
  const praised = low.find(({ title }) =>
    sentencesIn(text).some(
      (sentence) =>
        isPraised(title.toLowerCase(), sentence.toLowerCase(), work, words) || isWarm(title, sentence, work, words),
    ),
  );
  return praised ? `The summary praises “${praised.title}”, which has the lowest level.` : null;
}

/**
 * "Argument: outstanding", or any praise in the clause that has the title. A clause that denies, grants little or says
 * what to do next ("build the arguments with the same care") praises nothing.
 */
function isPraised(title: string, sentence: string, work: Work, words: FeedbackWords): boolean {
  if (sentence.trimStart().startsWith(`${title}:`))
    return isSaidOfTitle(sentence.slice(sentence.indexOf(':') + 1), work, words);
  const clause = clausesIn(sentence, words).find((one) => one.includes(title));
  if (clause === undefined) return false;
  const open = [words.unsaid, words.negation, words.act].every((one) => clause.search(one) < 0);
  const rest = clause.replace(title, ' … ');
  return open && [words.highPraise, words.praise].some((one) => saidWords(rest, one, work, words.unsaid).length > 0);
}

/** "Argument: …", with a tone of praise in what stands behind the colon. */
function isWarm(title: string, sentence: string, work: Work, words: FeedbackWords): boolean {
  const start = sentence.trimStart();
  if (!start.toLowerCase().startsWith(`${title.toLowerCase()}:`)) return false;
  const said = start.slice(title.length + 1);
  const context = { language: work.language, words, title, isKnown: isKnownTo(work, null) };
  return !isAsked(said, words) && (toneOf('praise', said, context) ?? 0) >= TONE.title;
}

/**
 * What stands behind "Argument:": high praise, or a statement that denies nothing, asks for nothing and grants no more,
 * with words of praise in it or with nothing of the work.
 */
function isSaidOfTitle(said: string, work: Work, words: FeedbackWords): boolean {
  const high = saidWords(said, words.highPraise, work, words.unsaid).length > 0;
  const closed = [words.unsaid, words.negation, words.joining, words.contrast, words.failure];
  if (high || isAsked(said, words) || closed.some((one) => said.search(one) >= 0)) return high;
  const { text } = indexOfWork(work);
  const told = tellingOf(said.replace(words.valued, ' '), words);
  return said.search(words.valued) >= 0 || (told.length <= SHORT && !told.some((stem) => text.has(stem)));
}

const SHORT = 4;

function clausesIn(sentence: string, words: FeedbackWords): string[] {
  return sentence.split(/[,;:()–—]\s|\s[–—-]\s/u).flatMap((clause) => clause.split(words.joining));
}

function praiseIn(text: DraftText, patterns: RegExp[], work: Work, words: FeedbackWords): string | undefined {
  const sentences = sentencesIn(ownProse(text.text)).filter(
    (sentence) =>
      !isAsked(sentence, words) &&
      (text.point?.kind !== 'next-step' || !isGrant(sentence, text.point, patterns, work, words)),
  );
  return patterns.flatMap((one) => sentences.flatMap((sentence) => saidWords(sentence, one, work, words.unsaid)))[0];
}

/** "A perfect case for this, and you walk past it", "the pull is explained well": praise of a part, or taken back. */
function isGrant(sentence: string, point: Point, patterns: RegExp[], work: Work, words: FeedbackWords): boolean {
  const praised = Math.max(...patterns.map((one) => sentence.search(one)));
  if (praised >= 0 && sentence.slice(praised).search(words.contrast) >= 0) return true;
  const title = work.rubric.criteria.find((one) => one.id === point.criterionId)?.title ?? '';
  const told = tellingOf(withoutTitle(sentence, title).replace(words.valued, ' '), words);
  const { text } = indexOfWork(work);
  const quoted = stemsOf(point.evidence.kind === 'quote' ? point.evidence.quote : '');
  return told.some((stem) => text.has(stem) || quoted.has(stem));
}

/** A question, or an order ("write a very clear sentence"): it wishes for what it names. */
function isAsked(sentence: string, words: FeedbackWords): boolean {
  return /[?？]\s*$/u.test(sentence) || sentence.trimStart().search(words.act) === 0;
}

/**
 * Praise in a sentence that names nothing of the work ("Nicely done.", "A joy to read."): a grant that leads on names
 * what it grants. Words of the criterion's title name nothing, and beside high praise one or two words more are only colour; mild praise
 * ("The first step is right.") must have nothing else beside it.
 */
function emptyPraiseIn(text: string, point: Point, work: Work, words: FeedbackWords): string | undefined {
  const empty = sentencesIn(text).filter(
    (one) => quotedIn(one).length === 0 && !/\p{N}|`|\$/u.test(withAllDigits(one)),
  );
  const open = empty.filter(
    (one) =>
      !isAsked(one, words) &&
      [words.unsaid, words.negation, words.contrast].every((denying) => one.search(denying) < 0),
  );
  return open.flatMap((one) => {
    const praise = one.match(words.valued) ?? [];
    const high = praise.filter((word) => [words.praise, words.mild].every((mild) => word.search(mild) < 0));
    const told = tellingOf(one.replace(words.valued, ' '), words);
    if (isAnchored(told, point, work)) return [];
    if (isExclaimed(one, told, words)) return [one.trim()];
    if (told.length <= COLOUR && high.length > 0) return high;
    return told.length === 0 && [words.leading, words.units].every((more) => one.search(more) < 0) ? praise : [];
  })[0];
}

const COLOUR = 3;

/** "Chapeau!": no order and nothing of the work, but said aloud. */
function isExclaimed(sentence: string, told: readonly string[], words: FeedbackWords): boolean {
  return /!\s*$/u.test(sentence) && told.length <= COLOUR && sentence.search(words.act) < 0;
}

function withoutTitle(text: string, title: string): string {
  return title === '' ? text : text.replaceAll(title, ' … ').replaceAll(title.toLowerCase(), ' … ');
}
