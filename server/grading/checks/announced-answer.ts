import { stemOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import { isKnownTo } from './tone/known-stems.ts';
import { toneOf } from './tone/tone-of.ts';
import { indexOfWork } from './work-index.ts';
import { wordsFor } from './words/feedback-words.ts';

/**
 * Words of the notes in a sentence that announces the answer, in whatever turn of phrase: null if there are none. What
 * stands between the first and the last word that the student does not have is put aside, and the tone of the rest decides
 * ("… is what I was looking for"). Where it is a single word, or task and rubric show all of it, only a sure tone counts.
 */
export function announcedAnswer(sentence: string, work: Work): string | null {
  const words = wordsFor(work.language);
  const frame = words && frameOf(sentence, work);
  if (!frame) return null;
  const known = isKnownTo(work, null);
  const isKnown = (stem: string) => stem === ANSWER_STEM || known(stem);
  const tone = toneOf('leak', frame.text, { language: work.language, words, title: '', isKnown }) ?? 0;
  return tone >= (frame.isSecret && /\s/u.test(frame.answer) ? LEAST : SURE) ? frame.answer : null;
}

/** House numbers, set on each open voice of the validator bench by models that had not seen it. */
const LEAST = 0.7;
const SURE = 0.95;

/** Stands for the answer in what the models learn from and are asked about. */
export const ANSWER = 'Responsum';
const ANSWER_STEM = stemOf(ANSWER.toLowerCase());

/** A sentence with `ANSWER` in place of what it has from the notes; `isSecret` if task and rubric do not show all of it. */
export type AnswerFrame = { text: string; answer: string; isSecret: boolean };

/** The frame of a sentence, or null where everything in it is the student's or the reader's own. */
export function frameOf(sentence: string, work: Work): AnswerFrame | null {
  const { notes, text, task, rubric } = indexOfWork(work);
  const words = wordsFor(work.language);
  const telling = [...sentence.matchAll(TOKEN)].filter(([word]) => {
    return words?.stopWords.has(word.toLowerCase()) !== true && words?.talk.has(word.toLowerCase()) !== true;
  });
  const isOfNotes = ([word]: RegExpExecArray) => notes.has(stemOf(word.toLowerCase()));
  const own = telling.filter((word) => isOfNotes(word) && !text.has(stemOf(word[0].toLowerCase())));
  const [first, last] = [own.at(0), own.at(-1)];
  if (!first || !last) return null;
  const between = telling.filter((word) => word.index >= first.index && word.index <= last.index);
  if (between.filter(isOfNotes).length < between.length * DENSE) return null;
  const end = last.index + last[0].length;
  const isShown = ([word]: RegExpExecArray) => [task, rubric].some((one) => one.has(stemOf(word.toLowerCase())));
  return {
    text: `${sentence.slice(0, first.index)}${ANSWER}${sentence.slice(end)}`,
    answer: sentence.slice(first.index, end),
    isSecret: own.some((word) => !isShown(word)),
  };
}

/** The least share of the notes in what is taken for the answer. */
const DENSE = 0.6;
const TOKEN = /\p{L}[\p{L}\p{M}’'-]*|\p{N}+(?:[.,]\p{N}+)*/gu;
