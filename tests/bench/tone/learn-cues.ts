import { wordsFor } from '../../../server/grading/checks/words/feedback-words.ts';
import type { Language } from '../validator/bench-case.ts';
import { labelOf } from './learn-weights.ts';
import type { Sample } from './samples.ts';

/**
 * The words that sentences about a mark without a number have and others hardly do, sorted: each stands in at least two
 * of them, and its odds to stand in one are so much higher than to stand in a sound sentence. `strong` ones are higher
 * still, and so many voices use them that they are nobody's subject.
 */
export function learnCues(samples: readonly Sample[], language: Language): { any: string[]; strong: string[] } {
  const stops = wordsFor(language)?.stopWords;
  const [faulty, sound] = [sentencesOf(samples, true), sentencesOf(samples, false)];
  const odds = (word: string) => Math.log(shareIn(faulty, word) / shareIn(sound, word));
  const words = [...new Set(faulty.flatMap(({ words: said }) => [...said]))]
    .filter((word) => /^\p{L}/u.test(word) && stops?.has(word) !== true && withWord(faulty, word).length > 1)
    .filter((word) => odds(word) >= ODDS)
    .toSorted();
  const isShared = (word: string) => new Set(withWord(faulty, word).map(({ voice }) => voice)).size >= VOICES;
  return { any: words, strong: words.filter((word) => odds(word) >= STRONG_ODDS && isShared(word)) };
}

type Sentence = { voice: string; words: ReadonlySet<string> };

function sentencesOf(samples: readonly Sample[], isFault: boolean): Sentence[] {
  const own = samples.filter((sample) => labelOf('verdict', sample) === isFault);
  return own.map(({ block, tone }) => ({ voice: block, words: new Set(tone.tokens) }));
}

function withWord(all: readonly Sentence[], word: string): Sentence[] {
  return all.filter(({ words }) => words.has(word));
}

function shareIn(all: readonly Sentence[], word: string): number {
  return (withWord(all, word).length + LEAST) / (all.length + 1);
}

const LEAST = 0.1;
/** House numbers: with them, cross-validation over voices keeps nearly every mark and drops half of the false alarms. */
const ODDS = 0.5;
const STRONG_ODDS = 2;
const VOICES = 6;
