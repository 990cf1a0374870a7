import type { Draft } from '../assessment.ts';
import { baseLanguage, detectLanguage, foreignScriptShare } from '../language/detect-language.ts';
import { wordsOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { draftTexts, placeOf } from './draft-texts.ts';
import { ownProse, sentencesIn } from './own-prose.ts';
import { wordsFor } from './words/feedback-words.ts';

/**
 * A text of the draft, or a whole sentence of it, that is not in the language of the feedback. A warning. Code, formulas and quoted words do not
 * count. Three locks, so that a sentence full of borrowed terms passes: the text is long enough, the detector prefers
 * another language clearly, and the expected language's commonest words are nearly absent (where we have a list).
 * Text mostly in a script that the language is not written in needs no detector.
 * Source: the eld detector; the thresholds are house rules.
 */
export const wrongLanguage: Check = { id: 'wrong-language', severity: 'warning', find: findForeign };

const FEWEST_WORDS = 6;
const FEWEST_LETTERS = 24;
const LEAD = 0.08;
/** Running prose has a third or more of them in its own language. */
const COMMON_SHARE = 0.2;
const SCRIPT_SHARE = 0.5;

function findForeign(draft: Draft, work: Work): Hit[] {
  return draftTexts(draft).flatMap((text) => {
    const prose = ownProse(text.text);
    if (![prose, ...sentencesIn(prose)].some((part) => isForeign(part, work.language))) return [];
    return [{ ...placeOf(text), message: 'This text is not in the language chosen for the feedback.' }];
  });
}

function isForeign(prose: string, language: string): boolean {
  const words = wordsOf(prose).filter((word) => !/^\p{N}/u.test(word));
  if (words.length < FEWEST_WORDS || words.join('').length < FEWEST_LETTERS) return false;
  if (foreignScriptShare(prose, language) > SCRIPT_SHARE) return true;
  // The cheap lock first: hardly a sentence is left for the detector.
  const common = wordsFor(language)?.stopWords;
  if (common && words.filter((word) => common.has(word)).length / words.length >= COMMON_SHARE) return false;
  const found = detectLanguage(prose, baseLanguage(language));
  return found !== null && found.lead >= LEAD;
}
