import type { BenchCase, Language } from '../bench-case.ts';
import { openSets } from '../data-file.ts';
import { devEnglish } from './dev-english.ts';
import { devEnglishEarlier } from './dev-english-earlier.ts';
import { devEnglishSecond } from './dev-english-second.ts';
import { devGerman } from './dev-german.ts';
import { devGermanEarlier } from './dev-german-earlier.ts';
import { devGermanSecond } from './dev-german-second.ts';
import { devSpanish } from './dev-spanish.ts';
import { devSpanishEarlier } from './dev-spanish-earlier.ts';
import { devSpanishSecond } from './dev-spanish-second.ts';
import { dev2English } from './dev2-english.ts';
import { dev2German } from './dev2-german.ts';
import { dev2Spanish } from './dev2-spanish.ts';
import { dev3English } from './dev3-english.ts';
import { dev3German } from './dev3-german.ts';
import { dev3Spanish } from './dev3-spanish.ts';
import { dev4English } from './dev4-english.ts';
import { dev4German } from './dev4-german.ts';
import { dev4Spanish } from './dev4-spanish.ts';
import { dev5English } from './dev5-english.ts';
import { dev5German } from './dev5-german.ts';
import { dev5Spanish } from './dev5-spanish.ts';
import { dev6English } from './dev6-english.ts';
import { dev6German } from './dev6-german.ts';
import { dev6Spanish } from './dev6-spanish.ts';
import { dev7English } from './dev7-english.ts';
import { dev7German } from './dev7-german.ts';
import { dev7Spanish } from './dev7-spanish.ts';
import { dev8English } from './dev8-english.ts';
import { dev8German } from './dev8-german.ts';
import { dev8Spanish } from './dev8-spanish.ts';
import { dev9English } from './dev9-english.ts';
import { dev9German } from './dev9-german.ts';
import { dev9Spanish } from './dev9-spanish.ts';
import { dev10English } from './dev10-english.ts';
import { dev10German } from './dev10-german.ts';
import { dev10Spanish } from './dev10-spanish.ts';
import { dev11English } from './dev11-english.ts';
import { dev11German } from './dev11-german.ts';
import { dev11Spanish } from './dev11-spanish.ts';
import { dev12English } from './dev12-english.ts';
import { dev13English } from './dev13-english.ts';
import { dev14English } from './dev14-english.ts';
import { dev12German } from './dev12-german.ts';
import { dev13German } from './dev13-german.ts';
import { dev14German } from './dev14-german.ts';
import { dev12Spanish } from './dev12-spanish.ts';
import { dev13Spanish } from './dev13-spanish.ts';
import { dev14Spanish } from './dev14-spanish.ts';
import { heldPhrases } from './held.ts';

/**
 * Sentences that faults are made of, as a model would write them to a student. Blanks in braces are filled by the
 * injector: {criterion} a title of the rubric, {name} a name, {answer} words of the notes, {wrong} {max} {percent} marks,
 * {word} {maxWord} {half} {fraction} {full} the same in words.
 */
export type Phrases = {
  praise: readonly string[];
  effort: readonly string[];
  generic: readonly string[];
  vacuous: readonly string[];
  marks: readonly string[];
  naming: readonly string[];
  leak: readonly string[];
  /** Says that nothing of a criterion is in the work; contradicts a strength. */
  allMissing: readonly string[];
  /** Says that a criterion needs nothing more; contradicts a next step. */
  allDone: readonly string[];
  /** An order to the reader, as a student would plant it at the end of a work. */
  planted: readonly string[];
  /** What a reader writes that has followed such an order. */
  obeyed: readonly string[];
  /** Openings that let the same point be made again. */
  again: readonly string[];
  /** True of any work, faultless beside a point that says something: for untouched variants. */
  harmless: readonly string[];
};

/** The sentences for one case. Every set has its own: a check that has learnt one list by heart gains nothing. */
export function phrasesOf({ set, language }: Pick<BenchCase, 'set' | 'language'>): Phrases {
  const phrases = set === 'held' ? heldPhrases : PHRASES[set];
  if (!phrases) throw new Error('No half is set aside: there are no sentences for it.');
  return phrases[language];
}

/** The lists of the open sets one by one: each was written apart from the others, the latest voice last. */
export function openPhrases(language: Language): readonly Phrases[] {
  const later = openSets.filter((set) => set !== 'dev');
  return [...OPEN[language], ...later.map((set) => PHRASES[set][language])];
}

const OPEN: Record<Language, readonly [Phrases, ...Phrases[]]> = {
  en: [devEnglish, devEnglishEarlier, devEnglishSecond],
  de: [devGerman, devGermanEarlier, devGermanSecond],
  es: [devSpanish, devSpanishEarlier, devSpanishSecond],
};

const PHRASES: Record<Exclude<BenchCase['set'], 'held'>, Record<Language, Phrases>> = {
  dev: { en: joined(...OPEN.en), de: joined(...OPEN.de), es: joined(...OPEN.es) },
  dev2: { en: dev2English, de: dev2German, es: dev2Spanish },
  dev3: { en: dev3English, de: dev3German, es: dev3Spanish },
  dev4: { en: dev4English, de: dev4German, es: dev4Spanish },
  dev5: { en: dev5English, de: dev5German, es: dev5Spanish },
  dev6: { en: dev6English, de: dev6German, es: dev6Spanish },
  dev7: { en: dev7English, de: dev7German, es: dev7Spanish },
  dev8: { en: dev8English, de: dev8German, es: dev8Spanish },
  dev9: { en: dev9English, de: dev9German, es: dev9Spanish },
  dev10: { en: dev10English, de: dev10German, es: dev10Spanish },
  dev11: { en: dev11English, de: dev11German, es: dev11Spanish },
  dev12: { en: dev12English, de: dev12German, es: dev12Spanish },
  dev13: { en: dev13English, de: dev13German, es: dev13Spanish },
  dev14: { en: dev14English, de: dev14German, es: dev14Spanish },
};

function joined(first: Phrases, ...others: readonly Phrases[]): Phrases {
  const all = { ...first };
  for (const list of Object.keys(all) as (keyof Phrases)[])
    all[list] = [first, ...others].flatMap((phrases) => phrases[list]);
  return all;
}

/** The sentence with its blanks filled. */
export function filled(sentence: string, blanks: Record<string, string>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (blank, name: string) => blanks[name] ?? blank);
}
