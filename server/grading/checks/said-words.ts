import { stemOf, wordsOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import { indexOfWork } from './work-index.ts';

/**
 * What a pattern finds in a sentence, without the places where the words just before it take it back ("not", "would
 * be", "for an") and without words of the subject: those that stand in the task or in the work itself.
 */
export function saidWords(sentence: string, pattern: RegExp, work: Work, unsaid: RegExp): string[] {
  const found = [...sentence.matchAll(pattern)].filter((match) => {
    const before = wordsBefore(sentence, match.index);
    return before.search(unsaid) < 0;
  });
  return found.map((match) => match[0]).filter((words) => !isOfSubject(words, work));
}

/** So many words before one can still take it back: "not always very". */
const REACH = 3;

function wordsBefore(sentence: string, at: number): string {
  const clause =
    sentence
      .slice(0, at)
      .split(/[,;:–—…]/u)
      .at(-1) ?? '';
  return clause.trim().split(/\s+/u).slice(-REACH).join(' ');
}

/** A single word of task or work; a turn of several words is nobody's term. */
export function isOfSubject(phrase: string, work: Work): boolean {
  const [stem, ...more] = wordsOf(phrase).map(stemOf);
  const { task, text } = indexOfWork(work);
  return stem !== undefined && more.length === 0 && (task.has(stem) || text.has(stem));
}
