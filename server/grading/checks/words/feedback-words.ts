import { baseLanguage } from '../../language/detect-language.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import { spanish } from './spanish.ts';
import type { Vocabulary } from './word-patterns.ts';

/** The words feedback is made of in one language; the checks that need them stay silent where there are none. */
export type FeedbackWords = {
  /** Too common to carry a subject. */
  stopWords: ReadonlySet<string>;
  /** Words that any feedback on any work may use, and that say nothing about this one. */
  talk: Vocabulary;
  /** Points at one unit of a text, which the quote beside it shows: "this word", "each line". */
  units: RegExp;
  /** Turns that speak of everything and nothing: "overall", "some", "could be better". */
  general: RegExp;
  /** Praise that claims the top: out of place on a low level. */
  highPraise: RegExp;
  /** Any praise: out of place on the lowest level. */
  praise: RegExp;
  /** Whatever praise is made of, mild or high: counts only in a sentence that names nothing of the work. */
  valued: RegExp;
  /** Words of `valued` that honest feedback grants to parts of a weak work as well, beside those of `praise`. */
  mild: RegExp;
  /** Leads on to what a grant is about. */
  leading: RegExp;
  /** General words: too common to make a comment one's own, though a quote may have them. */
  common: Vocabulary;
  /** Turns a following word into its opposite, a wish or a condition. */
  unsaid: RegExp;
  /** Says that the work fails as a whole: out of place on the highest level. */
  failure: RegExp;
  /** Joins two clauses that need not say the same of one thing. */
  joining: RegExp;
  /** Takes part of it back: what stands before is only granted. */
  contrast: RegExp;
  /** Reverses what a sentence says. */
  negation: RegExp;
  /** Says that a sentence speaks to or of the student. */
  toStudent: RegExp;
  /** Makes a sentence a supposition. */
  supposed: RegExp;
  claims: Readonly<Record<ClaimKind, RegExp>>;
  person: PersonWords;
  /** Advice that names no act. */
  vague: RegExp;
  /** Acts a student could begin with today. */
  act: RegExp;
  /** Words of obedience to somebody who is not the teacher. */
  obeying: RegExp;
  fullMarks: RegExp;
  /** Words before a name that address a person. */
  address: RegExp;
  /** What a fellow student does, behind the name; and what is done with one, in front of it. */
  classAfter: RegExp;
  classBefore: RegExp;
  /** Words before a noun, so that a name that is also a noun is known for one. */
  determiner: RegExp;
  /** Names that are words as well: alone they count as names only in an address. */
  nameWords: ReadonlySet<string>;
  /** Announces that the answer follows. */
  announcing: RegExp;
  /** "You write: …": what follows in quotation marks must be the student's. */
  attribution: RegExp;
};

/** What may be claimed about a person though only a text is there. */
export type ClaimKind = 'effort' | 'intent' | 'knowledge' | 'identity';

/**
 * By what they claim: turns that no text can carry, whatever stands around them: when, where and in what mood it was
 * written, who or what helped, talent, trade and age, what was learnt before or since.
 */
export type PersonWords = Readonly<Record<ClaimKind, RegExp>>;

/** The words of the language that feedback is written in, or `null` for a language without a list. */
export function wordsFor(language: string): FeedbackWords | null {
  return byLanguage[baseLanguage(language)] ?? null;
}

/** Every list there is, for words that may not stand in feedback whatever its language. */
export const everyLanguage: readonly FeedbackWords[] = [english, german, spanish];

const byLanguage: Readonly<Record<string, FeedbackWords>> = { en: english, de: german, es: spanish };
