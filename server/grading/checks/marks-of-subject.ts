import { rubricTotal } from '../../rubrics/rubric-version.ts';
import type { Point } from '../assessment.ts';
import type { Work } from '../work.ts';
import { SCORE, UNIT } from './mark-grammar.ts';
import { handedMarksIn } from './mark-moves.ts';
import { markWordsIn, type NamedMark } from './marks-named.ts';
import { plainDigits } from './plain-digits.ts';
import { figuresOf } from './secret-figures.ts';

/** The work or its task speak of this number and, in those words, of points, scores or results themselves. */
export function isOfSubject(named: NamedMark, work: Work): boolean {
  if (named.kind === 'letter' || named.kind === 'share') return false;
  return handedMarksIn(named.sentence).length === 0 && isTheirs(named, work);
}

/**
 * A sentence that says a larger or three figures of the quote beside it, and no word for marks: small numbers may be in both by
 * chance.
 */
export function repeatsFigures(sentence: string, point: Point | null): boolean {
  if (point?.evidence.kind !== 'quote' || sentence.search(ANY_MARK_WORD) >= 0) return false;
  const quoted = new Set(figuresOf(point.evidence.quote));
  const shared = [...new Set(figuresOf(sentence))].filter((figure) => quoted.has(figure));
  return shared.length > 2 || shared.some((figure) => figure.length > 1 && Number(figure) > SMALL);
}

const SMALL = 12;

type Numbered = Extract<NamedMark, { kind: 'mark' | 'part' }>;

function isTheirs(named: Numbered, { text, task, notes, rubric }: Work): boolean {
  const subject = [text, task, notes].map((one) => plainDigits(one).toLowerCase());
  const known = (words: string) =>
    subject.some((one) => new RegExp(String.raw`(?<![\p{L}\p{N}.,])${words}(?![\p{L}\p{N}]|[.,]\d)`, 'u').test(one));
  const part = (of: number) => String.raw`${named.mark}\s*(?:/|out of|of|von|de|sobre)\s*${of}`;
  // Our own maximum makes it a mark, unless the sentence shows by other words that it is about the subject.
  if (named.kind === 'part')
    return known(part(named.of)) && (named.of !== rubricTotal(rubric) || sharesWords(named.sentence, subject));
  const words = markWordsIn(named.sentence).map((word) => word.toLowerCase());
  if (words.length === 0 || !known(String(named.mark))) return false;
  if (words.every((word) => RESULT.test(word)) && sharesWords(named.sentence, subject, 1)) return true;
  const isNear = words.some((word) => subject.some((one) => standNear(one, String(named.mark), word)));
  return words.every(known) && (isNear || sharesWords(named.sentence.replace(ANY_MARK_WORD, ' '), subject));
}

/** The number stands with the word there, too: "8 puntos", "points: 8". That both occur somewhere is chance. */
function standNear(subject: string, number: string, word: string): boolean {
  const [one, other] = [
    String.raw`(?<![\p{L}\p{N}.,])${number}(?![\p{L}\p{N}]|[.,]\d)`,
    String.raw`(?<!\p{L})${word}(?!\p{L})`,
  ];
  return new RegExp(String.raw`${one}.{0,20}${other}|${other}.{0,20}${one}`, 'u').test(subject);
}

/** So many longer words of the sentence stand in the subject. */
function sharesWords(sentence: string, subject: readonly string[], least = 2): boolean {
  const long = [...new Set(sentence.toLowerCase().match(/\p{L}{5,}/gu) ?? [])];
  return long.filter((word) => !RESULT.test(word) && subject.some((one) => one.includes(word))).length >= least;
}

const ANY_MARK_WORD = new RegExp(String.raw`(?<!\p{L})(?:${UNIT}|${SCORE})(?!\p{L})`, 'giu');
const RESULT = /^(?:total|sum|result|suma|resultado|summe|ergebnis|ergibt)$/u;
