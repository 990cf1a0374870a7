import type { Draft } from '../assessment.ts';
import type { Work } from '../work.ts';
import type { DraftText } from './draft-texts.ts';
import { numberOf } from './mark-grammar.ts';
import { isSurelyMark } from './marks-by-tone.ts';
import { withAllDigits } from './number-words.ts';
import { maximaOf, ourLevels, ourNumbers } from './our-marks.ts';
import { sentencesIn } from './own-prose.ts';
import { indexOfWork } from './work-index.ts';

/**
 * A maximum that is said to be reached and is not: "all 20 marks", "10/10", "die Höchstzahl von 15 Punkten". Alone a maximum
 * is nobody's mark ("of 20 marks"), so it needs a word that takes the whole of it.
 */
export function wrongMaximum(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  const reached = [draft.marks, ...ourLevels(draft, work, text.criterionId, null)];
  const maxima = maximaOf(work, text.criterionId).filter((maximum) => !reached.includes(maximum));
  if (maxima.length === 0) return undefined;
  return sentencesIn(prose)
    .flatMap((sentence) => maximumIn(sentence, text, work) ?? [])
    .find((maximum) => maxima.includes(maximum))
    ?.toString();
}

function maximumIn(sentence: string, text: DraftText, work: Work): number | undefined {
  const digits = withAllDigits(sentence);
  const [, part, of] = PART.exec(digits) ?? [];
  const [number, ...others] = new Set(digits.match(/\d+(?:[.,]\d+)?/gu) ?? []);
  if (number === undefined || others.length > 0) return undefined;
  if (!WHOLE.test(sentence) && (part === undefined || part !== of)) return undefined;
  return isSurelyMark(sentence, text, work) ? numberOf(number) : undefined;
}

/** "Compared with the maximum of 12, your 7 …": another number beside our own maximum, called so. */
export function besideMaximum(prose: string, text: DraftText, draft: Draft, work: Work): string | undefined {
  if (!SAYS_MAXIMUM.test(prose)) return undefined;
  const ours = ourNumbers(draft, work, text.criterionId);
  const maxima = maximaOf(work, text.criterionId);
  const { figures } = indexOfWork(work);
  return sentencesIn(prose)
    .flatMap((sentence) => {
      const digits = withAllDigits(sentence);
      if (!maxima.includes(numberOf(CALLED_MAXIMUM.exec(digits)?.[1] ?? '-1'))) return [];
      const others = (digits.match(/(?<![\p{L}\p{N}.,])\d+(?:[.,]\d+)?(?![\p{N}%]|[.,]\d)/gu) ?? []).map(numberOf);
      return others.filter((one) => !ours.includes(one) && !figures.has(String(one)) && one < Math.max(...maxima));
    })[0]
    ?.toString();
}

const SAYS_MAXIMUM = /m[aá]xim|höchst|tope|ceiling|top\s+mark|possible/iu;
const CALLED_MAXIMUM =
  /(?<!\p{L})(?:maximum|máximo|maximal\p{L}*|höchst(?:wert|zahl|punktzahl)|tope|ceiling|top\s+mark|possible)\s+(?:(?:is|was|ist|war|es|era|of|von|de)\s+|\()?(?:possible\s+|posible\s+)?(\d+(?:[.,]\d+)?)/iu;

const PART = /(?<![\p{N}.,/])(\d+(?:[.,]\d+)?)\s*(?:\/|out\s+of|of|von|aus|de|sobre)\s*(\d+(?:[.,]\d+)?)(?![\p{N}/])/iu;

/** Takes the whole of what comes behind it, or nothing less. */
const WHOLE =
  /(?<!\p{L})(?:all|every|full|maximum|highest|whole|entire|complete|fewer|less|alle[nr]?|voll\p{L}*|ganze[nr]?|(?:höchst|maximal)\p{L}*|sämtlich\p{L}*|weniger|tod[oa]s?|máxim\p{L}*|enter[oa]s?|complet[oa]s?|íntegr\p{L}*|menos)(?!\p{L})|^\s*los\s/iu;
