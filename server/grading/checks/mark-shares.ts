import { wordsOf } from '../language/words-of.ts';
import { found, MARKING, NUMBER, numberOf, SCORE } from './mark-grammar.ts';
import { GIVES } from './number-words.ts';
import { sentencesIn } from './own-prose.ts';

/** Shares of the marks that a sentence names, in whole per cent: "72 % of the marks", "half marks", "zwei Drittel der Punkte". */
export function sharesIn(sentence: string): number[] {
  const shares = found(SHARES, sentence).map((match) => Math.round(numberOf(match[1])));
  const halves = sentence.search(HALF) >= 0 ? [50] : [];
  return [...shares, ...halves, ...fractionsIn(sentence)];
}

/** Percentages that are said of nothing: "50 %" at the end of a clause that is short or about marks. */
export function barePercentages(prose: string): string[] {
  const sentences = sentencesIn(prose).filter(
    (one) => !/\?\s*$/u.test(one) && (MARKING.test(one) || wordsOf(one).length <= SHORT_SHARE),
  );
  return sentences.flatMap((one) => Array.from(one.matchAll(BARE), (match) => match[1] ?? ''));
}

/** "Two thirds of the marks", in per cent. */
const FRACTION = new RegExp(
  String.raw`(?<!\p{L})((?:two|2)\s+thirds?|(?:three|3)\s+quarters|an?\s+third|an?\s+quarter|(?:zwei|2)\s+drittel|(?:drei|3)\s*viertel|eine?m?\s+drittel|eine?m?\s+viertel|(?:dos|2)\s+tercios|(?:tres|3)\s+cuart[oa]s(?:\s+partes)?|un\s+tercio|un\s+cuarto)\s+(?:of|der|aller|de)\s+(?:the\s+|all\s+|los\s+|las?\s+)?(?:\p{L}+\s+)?(?:marks|points|credit|score|punkten?|punkte|punktzahl|puntos|nota|puntuación)(?!\p{L})`,
  'giu',
);

function fractionsIn(sentence: string): number[] {
  return found([FRACTION], sentence).map((match) => {
    const [thirds, two, three] = [/thir|drittel|tercio/iu, /two|zwei|dos|2/iu, /three|drei(?!t)|tres|3/iu].map((one) =>
      one.test(match[1] ?? ''),
    );
    if (thirds) return two ? 67 : 33;
    return three ? 75 : 25;
  });
}

const SHARES = [
  new RegExp(
    String.raw`(?<!\p{L})(?:${SCORE}|${GIVES}|noten?|you\s+(?:reach|reached|achieve|achieved)|total|overall|result|erreichst(?:\s+du)?|insgesamt|gesamt(?:ergebnis)?|alcanzas|en\s+total|in\s+percentage\s+terms|as\s+a\s+percentage|in\s+prozent(?:\s+ausgedrückt)?|prozentual|en\s+porcentaje|(?:you|du|sie|estás)\s+(?:are|stand|sit|liegst|stehst|liegen|stehen)?\s*(?:at|bei|en))[^.\d\n;]{0,24}${NUMBER}\s*(?:%|per\s?cent|prozent|por\s+ciento)`,
    'giu',
  ),
  new RegExp(
    String.raw`${NUMBER}\s*(?:%|per\s?cent|prozent|por\s+ciento)\s+(?:of\s+(?:the\s+|all\s+)?|der\s+|aller\s+|de\s+(?:los\s+|la\s+)?)(?:available\s+|possible\s+|möglichen\s+)?(?:${SCORE}|points?|punkte|gesamtpunktzahl|puntos?)`,
    'giu',
  ),
];
const BARE =
  /(?<![\p{L}\p{N}.,+−-])(\d{1,3})\s*(?:%|per\s?cent|prozent|por\s+ciento)(?=\s*(?:[.,;:!?)]|$|of\s+what|(?:for|overall|insgesamt|in\s+total|en\s+total|here|für|hier|por|aquí|and|und|y|sind|ist|wären|is|would|son|es)(?!\p{L})))/giu;
const HALF =
  /(?<!\p{L})(?:half\s+(?:of\s+)?(?:the\s+)?(?:marks|points|credit)|(?:die\s+)?(?:halbe\s+punktzahl|hälfte\s+der\s+punkte)|la\s+mitad\s+de\s+(?:los\s+puntos|la\s+(?:nota|puntuación)))(?!\p{L}|\s+(?:lies?|are|is|on|liegt|liegen|auf|está|están|de\s+la)(?!\p{L}))/iu;
/** Words in a sentence that says a percentage and little else. */
const SHORT_SHARE = 10;
