import { quotedIn } from '../../grading/checks/own-prose.ts';
import { wordsOf } from '../../grading/language/words-of.ts';
import type { ReadWork } from './match-saved-point.ts';

/**
 * A wording without what it quotes from the work it was written about: shown to another student, it would put these
 * words into their mouth. A single word may stand: it is a term, or what the point is about.
 */
export function leaveOutQuotes(text: string, work: Pick<ReadWork, 'search'>): { text: string; cut: boolean } {
  const whole = text.normalize('NFC');
  const taken = quotedIn(whole).filter((quoted) => wordsOf(quoted).length > 1 && work.search([quoted]).length > 0);
  return { text: taken.reduce((rest, quoted) => rest.replaceAll(quoted, '…'), whole), cut: taken.length > 0 };
}

/** Words in quotation marks that this work does not have: it is for the teacher to see whether they are its student's. */
export function foreignQuotes(text: string, work: Pick<ReadWork, 'search'>): string[] {
  return quotedIn(text).filter((quoted) => /[\p{L}\p{N}]/u.test(quoted) && work.search([quoted]).length === 0);
}
