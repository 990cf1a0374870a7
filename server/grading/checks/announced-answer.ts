import { stemOf, wordsOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import { isKnownTo } from './tone/known-stems.ts';
import { toneOf } from './tone/tone-of.ts';
import { indexOfWork } from './work-index.ts';
import { wordsFor, type FeedbackWords } from './words/feedback-words.ts';

/**
 * Words of the notes in a sentence that announces the answer, in whatever turn of phrase: null if there are none. What
 * stands between the first and the last word that the student does not have is put aside, and the tone of the rest decides
 * ("… is what I was looking for"). `isPraise`: in a strength, which tells of what the student has; only a sure tone counts
 * there.
 */
export function announcedAnswer(sentence: string, work: Work, isPraise: boolean): string | null {
  const frame = wordsFor(work.language) && frameOf(sentence, work);
  if (!frame) return null;
  const tone = leakTone(frame.text, work);
  const least = !frame.isSecret ? LEAST.known : /\s/u.test(frame.answer) ? LEAST.words : LEAST.word;
  return tone >= (isPraise ? LEAST.praise : least) ? frame.answer : null;
}

/**
 * The same for an answer of which the student has every word and not the answer: "the right result is 20 depths". The longest
 * run of words that the notes have as it stands, and the work has not.
 */
export function announcedRun(sentence: string, work: Work, isPraise: boolean): string | null {
  const run = longestRun(sentence, work);
  if (!run) return null;
  return leakTone(withAnswer(sentence, run), work) >= (isPraise ? LEAST.praise : LEAST.run)
    ? sentence.slice(run.from, run.to)
    : null;
}

/**
 * The same for an answer that the notes give in other words, or of which the student has most: whatever lies between the first
 * and the last word of the notes, unless the work says it so.
 */
export function announcedWords(sentence: string, work: Work, isPraise: boolean): string | null {
  const span = spanOfNotes(sentence, work);
  if (!span || isSaidIn(work, sentence.slice(span.from, span.to))) return null;
  const tone = leakTone(withAnswer(sentence, span), work);
  return tone >= (isPraise ? LEAST.praise : LEAST.wide) ? sentence.slice(span.from, span.to) : null;
}

/** From the first to the last word of the notes; null if there are not two, or too few for what lies between. */
function spanOfNotes(sentence: string, work: Work): { from: number; to: number } | null {
  const told = wordsFor(work.language) ? tellingIn(sentence, work) : [];
  const shared = told.filter(({ isOfNotes }) => isOfNotes);
  const [first, last] = [shared.at(0), shared.at(-1)];
  if (!first || !last || first === last) return null;
  const between = told.indexOf(last) - told.indexOf(first) + 1;
  return shared.length >= between * DENSE ? { from: first.from, to: last.to } : null;
}

/**
 * The same behind a colon, in whatever words: "Expected was: …". What the student says is none, and a strength tells of that.
 */
export function announcedBehindColon(sentence: string, work: Work, isPraise: boolean): string | null {
  const [, head, tail = ''] = COLON.exec(sentence) ?? [];
  if (head === undefined || isPraise || isSaidIn(work, tail) || runTokens(tail).length < 2) return null;
  return leakTone(`${head} ${ANSWER}.`, work) >= LEAST.colon ? tail : null;
}

const COLON = /^(.*:)\s+(\S[^:?]*)$/su;

function isSaidIn(work: Work, words: string): boolean {
  return wordedIn(work).text.includes(` ${runTokens(words).join(' ')} `);
}

function leakTone(framed: string, work: Work): number {
  const words = wordsFor(work.language);
  if (!words || runTokens(framed).length <= ANNOUNCING) return 0;
  const known = isKnownTo(work, null);
  const isKnown = (stem: string) => stem === ANSWER_STEM || known(stem);
  return toneOf('leak', framed, { language: work.language, words, title: '', isKnown }) ?? 0;
}

/** So many words, the answer among them, announce nothing: the notes alone are found by other ways. */
const ANNOUNCING = 2;

type Run = { from: number; to: number; said: string };

/** Two words or more. Each pair of neighbours is looked up once, so that a long sentence costs no more than its length. */
function longestRun(sentence: string, work: Work): Run | null {
  const { notes, text, pairs } = wordedIn(work);
  const runs: Run[] = [];
  let last: Run | null = null;
  for (const { 0: word, index } of sentence.matchAll(RUN_TOKEN)) {
    const [said, to] = [word.toLowerCase(), index + word.length];
    const goesOn: boolean = last !== null && pairs.has(`${last.said.split(' ').at(-1) ?? ''} ${said}`);
    last = goesOn && last ? { from: last.from, to, said: `${last.said} ${said}` } : { from: index, to, said };
    runs.push(last);
  }
  const isOfNotes = ({ said }: Run) => notes.includes(` ${said} `) && !text.includes(` ${said} `);
  return (
    runs
      .filter(({ said }) => said.includes(' '))
      .toSorted((one, other) => other.said.length - one.said.length)
      .find((run) => isOfNotes(run) && isTelling(run.said, work)) ?? null
  );
}

/** Two words that say something, one of them not everybody's: "the items" is a phrase of any feedback. */
function isTelling(run: string, { language }: Work): boolean {
  const words = wordsFor(language);
  const telling = wordsOf(run).filter((word) => words?.stopWords.has(word) !== true && words?.talk.has(word) !== true);
  return telling.length > 1 && telling.some((word) => words?.common.has(word) !== true && !ROUND.test(word));
}

type Worded = { notes: string; text: string; pairs: ReadonlySet<string> };

/** Notes and work as words with one space around each, and the pairs of neighbours in the notes; once for a work. */
function wordedIn(work: Work): Worded {
  const known = worded.get(work);
  if (known) return known;
  const words = runTokens(work.notes);
  const pairs = new Set(words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`));
  const made = { notes: ` ${words.join(' ')} `, text: ` ${runTokens(work.text).join(' ')} `, pairs };
  worded.set(work, made);
  return made;
}

const worded = new WeakMap<Work, Worded>();

function runTokens(text: string): string[] {
  return text.toLowerCase().match(RUN_TOKEN) ?? [];
}

/**
 * By what the notes have of the sentence: several words that only they have, one, words that task or rubric show as well,
 * a run of which the student has each word, all between the first and the last, whatever stands behind a colon; `praise` for
 * any of them in a strength. House numbers, set on voices and drafts that the models had not learnt from: two of 541 sound
 * comments were as loud.
 */
const LEAST = { words: 0.25, word: 0.5, known: 0.75, run: 0.3, wide: 0.5, colon: 0.9, praise: 0.9 };

/** Stands for the answer in what the models learn from and are asked about. */
export const ANSWER = 'Responsum';
const ANSWER_STEM = stemOf(ANSWER.toLowerCase());

/**
 * A sentence with `ANSWER` in place of what it has from the notes; `isSecret` if it has words that task and rubric do not
 * show. For figures there is `secret-figures.ts`.
 */
export type AnswerFrame = { text: string; answer: string; isSecret: boolean };

/** The frame of a sentence, or null where everything in it is the student's or the reader's own. */
export function frameOf(sentence: string, work: Work): AnswerFrame | null {
  const { text, task, rubric } = indexOfWork(work);
  const told = tellingIn(sentence, work);
  const own = told.filter(({ stem, isOfNotes }) => isOfNotes && !text.has(stem) && !ROUND.test(stem));
  const [first, last] = [own.at(0), own.at(-1)];
  if (!first || !last) return null;
  // What stands beside them and is of the notes as well belongs to the answer.
  const before = told.slice(0, told.indexOf(first)).findLastIndex((word) => !word.isOfNotes) + 1;
  const behind = told.findIndex((word, at) => at > told.indexOf(last) && !word.isOfNotes);
  const answer = told.slice(before, behind < 0 ? undefined : behind);
  if (answer.filter(({ isOfNotes }) => isOfNotes).length < answer.length * DENSE) return null;
  const [from, to] = [answer.at(0)?.from ?? 0, answer.at(-1)?.to ?? 0];
  return {
    text: withAnswer(sentence, { from, to }),
    answer: sentence.slice(from, to),
    isSecret: own.some(({ stem }) => !/^\p{N}/u.test(stem) && !task.has(stem) && !rubric.has(stem)),
  };
}

/** The sentence with `ANSWER` in place of what stands there. */
export function withAnswer(sentence: string, { from, to }: { from: number; to: number }): string {
  return `${sentence.slice(0, from)}${ANSWER}${sentence.slice(to)}`;
}

type Told = { stem: string; from: number; to: number; isOfNotes: boolean };

/** The words of a sentence that could be an answer: an order that opens it ("Compare …") is none. */
function tellingIn(sentence: string, work: Work): Told[] {
  const { notes } = indexOfWork(work);
  const words = wordsFor(work.language);
  return (words ? placesOfWords(sentence, words) : [])
    .filter(({ from }) => from > 0 || sentence.search(words?.act ?? NEVER) !== 0)
    .map(({ word, from, to }) => ({ stem: stemOf(word), from, to, isOfNotes: notes.has(stemOf(word)) }));
}

/** Where the words of a sentence stand that say something: no stop words, no words that all feedback has. */
export function placesOfWords(sentence: string, { stopWords, talk }: FeedbackWords): Place[] {
  return [...sentence.matchAll(TOKEN)]
    .map(({ 0: said, index }) => ({ word: said.toLowerCase(), from: index, to: index + said.length }))
    .filter(({ word }) => !stopWords.has(word) && !talk.has(word));
}

export type Place = { word: string; from: number; to: number };

/** Counted or reckoned on by everybody. */
const ROUND = /^(?:\d|10+)$/u;
const NEVER = /(?!)/u;
/** The least share of the notes in what is taken for the answer. */
const DENSE = 0.6;
const RUN_TOKEN = /§|\p{L}[\p{L}\p{M}’'-]*|\p{N}+(?:[.,]\p{N}+)*/gu;
const TOKEN = /\p{L}[\p{L}\p{M}’'-]*|\p{N}+(?:[.,]\p{N}+)*/gu;
