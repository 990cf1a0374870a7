import { normaliseText } from '../../grading/normalise-text.ts';

/**
 * Whether a text was taken from one of these works, by the words they share: an exemplar carries no note of whose work
 * it was, and names were taken out of it. Half of its runs of five words are enough, which no two students write by
 * chance; a shorter text must stand in a work as a whole.
 */
export function comesFrom(text: string, works: readonly string[]): boolean {
  const words = wordsOf(text);
  if (words.length === 0) return false;
  if (words.length < RUN) return works.some((work) => ` ${wordsOf(work).join(' ')} `.includes(` ${words.join(' ')} `));
  const runs = runsOf(words);
  return works.some((work) => {
    const theirs = new Set(runsOf(wordsOf(work)));
    return runs.filter((run) => theirs.has(run)).length * 2 >= runs.length;
  });
}

const RUN = 5;

function wordsOf(text: string): string[] {
  return normaliseText(text, { foldCase: true }).text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function runsOf(words: readonly string[]): string[] {
  return words.slice(0, Math.max(1, words.length - RUN + 1)).map((_, at) => words.slice(at, at + RUN).join(' '));
}
