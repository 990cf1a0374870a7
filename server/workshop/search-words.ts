import type { Rubric } from '../rubrics/rubric.ts';

/** What was typed into the search, word by word; a rubric fits that holds all of them. */
export function searchWords(typed: string): string[] {
  return typed.split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS);
}

const MOST_WORDS = 8; // each one is looked for in every rubric

/** Whether every word stands in one of the texts, large or small. */
export function holdsWords(texts: readonly string[], words: readonly string[]): boolean {
  const lower = texts.map((text) => text.toLowerCase());
  return words.every((word) => lower.some((text) => text.includes(word.toLowerCase())));
}

/** The same search as the repository's, for rubrics that stand in no database. */
export function rubricHolds(rubric: Rubric, words: readonly string[]): boolean {
  return holdsWords(textsOf(rubric), words);
}

function textsOf({ title, description, criteria }: Rubric): string[] {
  const levels = criteria.flatMap((criterion) => criterion.levels);
  return [
    ...[title, description],
    ...criteria.flatMap((criterion) => [criterion.title, criterion.description]),
    ...levels.flatMap((level) => [level.title, level.descriptor]),
  ];
}
