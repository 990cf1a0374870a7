import type { Rubric } from '../rubrics/rubric.ts';

/** What was typed into the search, word by word; a rubric fits that holds all of them. */
export function searchWords(typed: string): string[] {
  return typed.split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS);
}

const MOST_WORDS = 8; // each one is looked for in every rubric

/** The same search as the repository's, for rubrics that stand in no database. */
export function holdsWords(rubric: Rubric, words: readonly string[]): boolean {
  const texts = textsOf(rubric).map((text) => text.toLowerCase());
  return words.every((word) => texts.some((text) => text.includes(word.toLowerCase())));
}

function textsOf({ title, description, criteria }: Rubric): string[] {
  const levels = criteria.flatMap((criterion) => criterion.levels);
  return [
    ...[title, description],
    ...criteria.flatMap((criterion) => [criterion.title, criterion.description]),
    ...levels.flatMap((level) => [level.title, level.descriptor]),
  ];
}
