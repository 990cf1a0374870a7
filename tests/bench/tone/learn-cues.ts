import { wordsFor } from '../../../server/grading/checks/words/feedback-words.ts';
import type { Language } from '../validator/bench-case.ts';
import { labelOf } from './learn-weights.ts';
import type { Sample } from './samples.ts';

/**
 * The words that sentences about a mark without a number have and others hardly do, sorted: each stands in at least two
 * of them, and its odds to stand in one are so much higher than to stand in a sound sentence.
 */
export function learnCues(samples: readonly Sample[], language: Language): string[] {
  const stops = wordsFor(language)?.stopWords;
  const [faulty, sound] = [true, false].map((fault) =>
    samples.filter((sample) => labelOf('verdict', sample) === fault).map(({ tone }) => new Set(tone.tokens)),
  );
  const shareIn = (all: readonly Set<string>[], word: string) => (timesIn(all, word) + LEAST) / (all.length + 1);
  const words = new Set((faulty ?? []).flatMap((tokens) => [...tokens]));
  return [...words]
    .filter((word) => /^\p{L}/u.test(word) && stops?.has(word) !== true && timesIn(faulty ?? [], word) > 1)
    .filter((word) => Math.log(shareIn(faulty ?? [], word) / shareIn(sound ?? [], word)) >= ODDS)
    .toSorted();
}

function timesIn(all: readonly Set<string>[], word: string): number {
  return all.reduce((sum, tokens) => sum + (tokens.has(word) ? 1 : 0), 0);
}

const LEAST = 0.1;
/** House number: with it, cross-validation over voices keeps nearly every mark and drops half of the false alarms. */
const ODDS = 0.5;
