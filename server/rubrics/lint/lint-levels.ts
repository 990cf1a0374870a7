import type { Criterion } from '../rubric.ts';
import { lintLanguage } from './lint-language.ts';
import { lintWords, overlap } from './lint-words.ts';

/** Levels of one criterion whose descriptors say nearly the same; each is held against the nearest one below it. */
export function overlappingLevels({ levels }: Criterion, language: string): { level: number; other: number }[] {
  const texts = levels.map(({ descriptor }) => wordsThatTell(descriptor, language));
  return texts.flatMap((words, level) => {
    const other = texts.slice(0, level).findLastIndex((below) => saysTheSame(words, below, language));
    return other >= 0 ? [{ level, other }] : [];
  });
}

/**
 * One word in nine replaced: a text of n words with k others shares (n − k) ÷ (n + k) of them. A house number, kept far
 * above what parallel wording shares, which rubrics should have (Tierney & Simon, "What's Still Wrong With Rubrics",
 * Practical Assessment, Research & Evaluation 9(2), 2004), and below the 0.9 of near-duplicate pages (Manning, Raghavan
 * & Schütze, "Introduction to Information Retrieval", 2008, §19.6), whose texts are far longer.
 */
const NEARLY_SAME = 0.8;

function saysTheSame(one: ReadonlySet<string>, other: ReadonlySet<string>, language: string): boolean {
  if (one.size === 0 || other.size === 0) return false;
  const measure = lintLanguage(language)?.measure ?? ((word: string) => /\p{N}/u.test(word));
  return !apart(one, other).some(measure) && overlap(one, other) >= NEARLY_SAME;
}

function apart(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one, ...other].filter((word) => !one.has(word) || !other.has(word));
}

/** "Good" and "very good" are no two things that a reader could tell apart. */
function wordsThatTell(descriptor: string, language: string): Set<string> {
  const known = lintLanguage(language);
  return new Set(lintWords(descriptor, language).filter((word) => !known?.degree(word) || known.measure(word)));
}

/**
 * The levels that only judge: a word such as "good" or "understands", and next to nothing that could be looked for. What
 * merely names the criterion again does not count. Other languages than those of `lintLanguage` are not judged.
 */
export function vagueLevels(criterion: Criterion, language: string): { level: number; words: string[] }[] {
  const known = lintLanguage(language);
  if (!known) return [];
  const named = new Set(lintWords(criterion.title, language));
  return criterion.levels.flatMap(({ descriptor }, level) => {
    const words = [...new Set(lintWords(descriptor, language))];
    const vague = words.filter(known.vague);
    const rest = words.filter((word) => !known.vague(word) && !known.degree(word) && !known.filler(word));
    const shown = rest.filter((word) => !named.has(word) && !known.measure(word));
    const counted = rest.some((word) => /\p{N}/u.test(word));
    return vague.length > 0 && !counted && shown.length < FEWEST_SIGNS ? [{ level, words: vague }] : [];
  });
}

/** What is done, and to what: "cites two sources" has two such words, "good use of sources" one. A house number. */
const FEWEST_SIGNS = 2;
