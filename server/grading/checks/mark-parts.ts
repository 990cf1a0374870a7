import { wordsOf } from '../language/words-of.ts';
import { found, FREE, MARKING, NUMBER, numberOf, OF, POSSIBLE, UNIT } from './mark-grammar.ts';

/**
 * Marks as a part of a maximum: "8/10", "8 out of 10 marks". `maxima` are ours: a part of another number counts only if
 * it says that it is one of marks.
 */
export function partsIn(sentence: string, maxima: readonly number[]): { mark: number; of: number }[] {
  if (!/\d/u.test(sentence)) return [];
  const marking = MARKING.test(sentence);
  const turned = found([TURNED], sentence).map((match) => ({ mark: numberOf(match[2]), of: numberOf(match[1]) }));
  const parts = found([PART], sentence).flatMap((match) => {
    const [mark, of] = [numberOf(match[1]), numberOf(match[2])];
    const behind = sentence.slice(match.index + match[0].length);
    const alone = FREE_AFTER.test(behind) || (match.index === 0 && match[0].includes('/') && HEADS.test(behind));
    const ours = maxima.includes(of) && (alone || marking);
    const usual = alone && isUsual(of, match, sentence, marking);
    return match[3] !== undefined || ours || usual ? [{ mark, of }] : [];
  });
  return [...parts, ...turned];
}

const POSSIBLE_UNIT = String.raw`(?:\s+(?:possible|available|attainable|möglichen|erreichbaren|zu\s+erreichenden|vorgesehenen|posibles|disponibles))?\s*${UNIT}`;
/** "8/10", "8 out of 10 marks". */
const PART = new RegExp(
  String.raw`${FREE}${NUMBER}(?:\s*${UNIT})?\s*\(?${OF}\s*${POSSIBLE}(\d+(?:[.,]\d+)?)(?![\p{N}/^]|[.,]\d|\s*%)(${POSSIBLE_UNIT})?`,
  'giu',
);
/** "Of 9 possible points you have 8". */
const TURNED = new RegExp(
  String.raw`(?<!\p{L})(?:out\s+of|of|von|de|sobre|aus)\s+${POSSIBLE}${NUMBER}${POSSIBLE_UNIT}[^.\d\n;]{0,40}?(?<![\p{N}.,])${NUMBER}(?=\s*(?:[.!;,)]|$|erreicht|geschafft))`,
  'giu',
);
const FREE_AFTER =
  /^\s*(?:[.,;:!?)\]|–—-]|$|(?:for|here|in|on|overall|für|im|bei|hier|insgesamt|erreicht|geschafft|achieved|reached|obtenidos|conseguidos|por|en|aquí|and|und|y|because|weil|porque|so|from|at|as|is|by|but|with|that|if|on|this|would|bei|mit|aber|wenn|auf|ist|wäre|hat|das|con|pero|si|como|es|sería|a)(?!\p{L}))/iu;
/** "7/20 The first step …": a mark set in front of a comment. */
const HEADS = /^\s+\p{Lu}/u;
const USUAL_MAXIMA = [10, 20, 100];
const OTHER_MAXIMA = [4, 5, 6, 8, 12, 15, 25, 30, 50];

/** Words in a sentence that says a part and nothing else. */
const SHORT = 6;
/** A sentence of a mark and nothing else has few words, and a maximum as schools use it. */
function isUsual(of: number, match: RegExpExecArray, sentence: string, marking: boolean): boolean {
  if (wordsOf(sentence).length <= SHORT && of <= 10 && match.index === 0) return true;
  return USUAL_MAXIMA.includes(of) || (marking && OTHER_MAXIMA.includes(of));
}
