import type { Draft } from '../assessment.ts';
import { stemOf, wordsOf } from '../language/words-of.ts';
import { normaliseText } from '../normalise-text.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { draftTexts, placeOf } from './draft-texts.ts';
import { quotedIn } from './own-prose.ts';
import { indexOfWork } from './work-index.ts';
import { wordsFor, type FeedbackWords } from './words/feedback-words.ts';

/**
 * Words in quotation marks that the wording says are the student's ("you write: …") and that the work does not have.
 * A warning. Other words in quotation marks pass: a title, a term, a sentence proposed to the student. Needs a word
 * list for "you write". Source: promise 2 of the design, quotes are the student's own words.
 */
export const proseQuoteInWork: Check = { id: 'prose-quote-not-in-work', severity: 'warning', find: findInvented };

/** Words between "you write" and the quotation: a colon, "in your second paragraph that". In characters. */
const REACH = 40;

function findInvented(draft: Draft, work: Work): Hit[] {
  const words = wordsFor(work.language);
  if (!words) return [];
  return draftTexts(draft).flatMap((text) => {
    const invented = quotedIn(text.text).find((quoted) => isAttributed(text.text, quoted, words) && !has(work, quoted));
    if (invented === undefined) return [];
    return [
      { ...placeOf(text), message: `“${invented}” is put into the student’s mouth but does not stand in the work.` },
    ];
  });
}

function isAttributed(text: string, quoted: string, words: FeedbackWords): boolean {
  const whole = text.normalize('NFC');
  const at = whole.indexOf(quoted);
  const before =
    whole
      .slice(Math.max(0, at - REACH), Math.max(0, at - 1))
      .split(/[.!?]\s/u)
      .at(-1) ?? '';
  const sentence =
    whole
      .slice(0, at)
      .split(/[.!?]\s/u)
      .at(-1) ?? '';
  // "Begin your sentence with …" proposes words.
  if (sentence.trimStart().search(words.act) === 0) return false;
  return before.search(words.attribution) >= 0 && [words.negation, words.unsaid].every((one) => before.search(one) < 0);
}

/** Words in a term. */
const TERM = 3;

/** Dots stand for words left out, and a comma or full stop at the end belongs to the sentence around. */
function has(work: Work, quoted: string): boolean {
  const pieces = normaliseText(quoted, { foldCase: true }).text.split(/\.{3}|…|\[[^\]]{0,200}\]/u);
  const plain = pieces.map((piece) => piece.trim().replace(/(?<![.,;:!?])[.,;:!?]+$/u, ''));
  const { folded, text } = indexOfWork(work);
  // One or two words may stand in another form: a term, not a quotation.
  const isTerm = (words: string[]) => words.length <= TERM && words.every((word) => text.has(stemOf(word)));
  return plain.every((piece) => folded.includes(piece) || isTerm(wordsOf(piece)));
}
