import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { eld as Detector } from 'eld/extrasmall';
import { remembered } from '../remembered.ts';

/**
 * How far a text looks like one language rather than another: the best guess (ISO 639-1), and by how much it leads
 * the expected language on the detector's scale from 0 to 1. `null` when the detector is not sure of any, or knows the
 * expected language not at all. The smallest data set is used: it loads synchronously, which keeps grading pure.
 * It is loaded for the first text, not for every process that starts: it takes 80 MB, and only who reads drafts needs it.
 */
export function detectLanguage(text: string, expected: string): { language: string; lead: number } | null {
  const wanted = ISO_NAMES[expected] ?? expected;
  const { eld, known } = detector();
  if (!known.has(wanted)) return null;
  const found = eld.detect(text);
  if (!found.isReliable()) return null;
  if (found.language === wanted) return { language: wanted, lead: 0 };
  const scores = found.getScores();
  return { language: found.language, lead: (scores[found.language] ?? 0) - (scores[wanted] ?? 0) };
}

/** The language of a BCP 47 tag alone: `de` of `de-AT`. */
export function baseLanguage(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}

/**
 * The share of a text's letters that stand in another script than the language is written in; 0 when the script of
 * the language is not known. Latin letters never count: terms, code and formulas are Latin in every language.
 */
export function foreignScriptShare(text: string, tag: string): number {
  const own = SCRIPTS[scriptOf(tag)];
  if (!BEYOND_LATIN.test(text)) return 0;
  const letters = text.match(/\p{L}/gu) ?? [];
  if (!own || letters.length === 0) return 0;
  return letters.filter((letter) => !own.test(letter) && !/\p{Script=Latin}/u.test(letter)).length / letters.length;
}

/** A letter that is not Latin: most texts have none. */
const BEYOND_LATIN = /(?!\p{Script=Latin})\p{L}/u;

/** The detector's names where they differ from BCP 47's. */
const ISO_NAMES: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', fil: 'tl', iw: 'he', in: 'id' };

function detector(): Loaded {
  return (loaded ??= loadDetector());
}

type Loaded = { eld: typeof Detector; known: ReadonlySet<string> };

let loaded: Loaded | undefined;

function loadDetector(): Loaded {
  const file = fileURLToPath(import.meta.resolve('eld/extrasmall'));
  const { eld } = createRequire(import.meta.url)(file) as { eld: typeof Detector };
  return { eld, known: new Set(Object.values(eld.info().Languages)) };
}

/** Scripts by their ISO 15924 name, with those that are written beside them. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Latn: /\p{Script=Latin}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Grek: /\p{Script=Greek}/u,
  Arab: /\p{Script=Arabic}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u,
  Kore: /[\p{Script=Hangul}\p{Script=Han}]/u,
};

const scriptOf = remembered((tag) => {
  try {
    return new Intl.Locale(tag).maximize().script ?? '';
  } catch {
    return ''; // no language tag: then nothing is known of its script
  }
});
