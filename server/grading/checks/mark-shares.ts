import { wordsOf } from '../language/words-of.ts';
import { found, MARKING, NUMBER, numberOf, SCORE } from './mark-grammar.ts';
import { GIVES } from './number-words.ts';
import { sentencesIn } from './own-prose.ts';

/** Shares of the marks that a sentence names, in whole per cent: "72 % of the marks", "half marks", "zwei Drittel der Punkte". */
export function sharesIn(sentence: string): number[] {
  const shares = (/\d/u.test(sentence) ? found(SHARES, sentence) : []).map((match) => Math.round(numberOf(match[1])));
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
  String.raw`(?<!\p{L})(half|(?:one|two|three|four|an?|1|2|3|4)\s+(?:halves|thirds?|quarters?|fifths?|sixths?)|(?:die\s+)?hälfte|(?:eine?m?|zwei|drei|vier|[1-4])\s*(?:drittel|viertel|fünftel|sechstel)n?|(?:la\s+)?mitad|(?:un[ao]?|dos|tres|cuatro|[1-4])\s+(?:tercios?|terceras?|cuart[oa]s?|quint[oa]s?|sext[oa]s?)(?:\s+partes?)?)\s+(?:of|der|des|aller|dessen,?|von|de|del)\s+(?:(?:the|all|my|what|los|las?|el|lo|que|vale|was|were|is|war|are|estaba|había|hay|can|could|se|hier|here|dem,?|den|maximal|total|\p{L}+e[nr]|available|possible|attainable)\s+){0,4}?(?:marks|points|credit|score|available|on\s+offer|possible|maximum|punkten?|punkte|(?:gesamt)?punktzahl|möglichen|erreichbaren|möglich|erreichbar|(?:zu\s+holen)|puntos|nota|puntuación|puntaje|posible|máximo|en\s+juego|pregunta)(?!\p{L})`,
  'giu',
);

/** A fraction's numerator and denominator, by the stems of their words. */
function fractionsIn(sentence: string): number[] {
  return found([FRACTION], sentence).map((match) => {
    const [, words = ''] = match;
    const parts = DENOMINATORS.find(([stem]) => stem.test(words))?.[1] ?? 2;
    const count = NUMERATORS.findIndex((stem) => stem.test(words)) + 2;
    return Math.round(((parts === 2 || count < 2 ? 1 : count) / parts) * 100);
  });
}

const DENOMINATORS: readonly (readonly [RegExp, number])[] = [
  [/thir|drittel|terc/iu, 3],
  [/quarter|viertel|cuart/iu, 4],
  [/fif|fünftel|quint/iu, 5],
  [/six|sechst|sext/iu, 6],
];
const NUMERATORS = [/two|zwei|dos|2/iu, /three|drei|tres|3/iu, /four|vier\s|vier(?!tel)|cuatro|4/iu];

const SHARES = [
  // "A 70 % answer", "this is 70 % work"
  new RegExp(
    String.raw`${NUMBER}\s*(?:%|per\s?cent|prozent|por\s+ciento)[\s-]+(?:\p{L}+\s+)?(?:answer|essay|response|paper|script|submission|performance|piece\s+of\s+work|work|antwort|arbeit|leistung|respuesta|trabajo)(?!\p{L})`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:${SCORE}|${GIVES}|noten?|you\s+(?:reach|reached|achieve|achieved)|total|overall|result|erreichst(?:\s+du)?|insgesamt|gesamt(?:ergebnis)?|alcanzas|en\s+total|in\s+percentage\s+terms|as\s+a\s+percentage|in\s+prozent(?:\s+ausgedrückt)?|prozentual|en\s+porcentaje|(?:you|du|sie|estás)(?:[’']re)?\s+(?:are|stand|sit|liegst|stehst|liegen|stehen)?\s*(?:(?:now|currently|still|sitting|standing|aktuell|derzeit|momentan|ahora)\s+)*(?:at|on|bei|en))[^.\d\n;]{0,24}${NUMBER}\s*(?:%|per\s?cent|prozent|por\s+ciento)`,
    'giu',
  ),
  new RegExp(
    String.raw`${NUMBER}\s*(?:%|per\s?cent|prozent|por\s+ciento)\s+(?:of\s+(?:the\s+|all\s+)?|der\s+|aller\s+|de\s+(?:los\s+|la\s+)?)(?:available\s+|possible\s+|möglichen\s+|erreichbaren\s+)?(?:${SCORE}|points?|punkte|gesamtpunktzahl|leistung|puntos?|available|possible)`,
    'giu',
  ),
];
const BARE =
  /(?<![\p{L}\p{N}.,+−-])(\d{1,3})\s*(?:%|per\s?cent|prozent|por\s+ciento)(?=\s*(?:[.,;:!?)]|$|of\s+what|(?:for|overall|insgesamt|in\s+total|en\s+total|here|für|hier|por|aquí|and|und|y|sind|ist|wären|is|would|son|es)(?!\p{L})))/giu;
const HALF =
  /(?<!\p{L})(?:half\s+(?:of\s+)?(?:the\s+)?(?:marks|points|credit)|(?:die\s+)?(?:halbe\s+punktzahl|hälfte\s+der\s+punkte)|la\s+mitad\s+de\s+(?:los\s+puntos|la\s+(?:nota|puntuación)))(?!\p{L}|\s+(?:lies?|are|is|on|liegt|liegen|auf|está|están|de\s+la)(?!\p{L}))/iu;
/** Words in a sentence that says a percentage and little else. */
const SHORT_SHARE = 10;
