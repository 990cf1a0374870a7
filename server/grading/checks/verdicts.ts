import { stemOf, wordsOf } from '../language/words-of.ts';

/**
 * Results that are said without a number: passed or failed, a class or a band, an honour, a mark more. The chosen levels
 * give none of them, unless they are titled so: a word that work or assignment have (`isKnown`) is theirs. Only in a
 * short sentence, since a long one may speak of "a pass" or "a band" as of any thing. English, German and Spanish.
 */
export function verdictIn(sentence: string, isKnown: (stem: string) => boolean): string | undefined {
  if (/[?？]\s*$/u.test(sentence) || wordsOf(sentence).length > SHORT) return undefined;
  return VERDICTS.flatMap((pattern) => sentence.match(pattern)?.[0] ?? []).find(
    (said) => !wordsOf(said).some((word) => word.length > SMALL && isKnown(stemOf(word))),
  );
}

const SHORT = 10;
const SMALL = 3;
const END = String.raw`(?=\s*(?:[.,;:!)–—]|$)|\s+(?:yet|now|here|overall|for|noch|hier|damit|aquí|por|con|y|and|und|but|aber|pero)(?!\p{L}))`;
const VERDICTS = [
  String.raw`(?:a|an)\s+(?:clear\s+|bare\s+|narrow\s+|solid\s+|comfortable\s+|borderline\s+)?(?:pass|fail|distinction|merit)${END}`,
  String.raw`you(?:[’']ve|\s+have|\s+would|[’']d)?\s+(?:just\s+|only\s+just\s+|narrowly\s+|easily\s+|barely\s+)?(?:passed|failed|pass|fail)${END}`,
  String.raw`^\s*(?:first|second|third)[\s-]class${END}`,
  String.raw`(?:summa|magna)?\s*cum\s+laude(?!\p{L})`,
  String.raw`(?:top|bottom|upper|lower|highest|lowest)\s+band${END}`,
  String.raw`in\s+the\s+(?:low|mid|high|upper|lower)[\s-]?(?:thirties|forties|fifties|sixties|seventies|eighties|nineties)${END}`,
  String.raw`(?:a|one)\s+(?:whole|full)\s+grade(?!\p{L})`,
  String.raw`(?:the|an?|one)\s+(?:bonus|extra)\s+(?:mark|point)${END}`,
  String.raw`(?:nicht\s+|knapp\s+|gerade\s+(?:so|noch)\s+)(?:bestanden|durchgefallen)${END}`,
  String.raw`^\s*(?:(?:du\s+hast|sie\s+haben|damit|das\s+ist)\s+)?(?:bestanden|durchgefallen|nicht\s+genügend|ungenügend)${END}`,
  String.raw`(?:bonus|zusatz|extra)punkt${END}`,
  String.raw`punktabzug(?!\p{L})`,
  String.raw`^\s*(?:no\s+)?apt[oa]${END}`,
  String.raw`(?:apruebas|suspendes|has\s+(?:aprobado|suspendido)|estás\s+(?:aprobad|suspens)[oa])${END}`,
  String.raw`^\s*(?:aprobad|suspens)[oa]${END}`,
  String.raw`matrícula\s+de\s+honor`,
  String.raw`(?:un\s+punto|puntos?)\s+(?:extra|adicional(?:es)?|entero)${END}`,
  String.raw`puntaje\s+(?:completo|perfecto|máximo)(?!\p{L})`,
  String.raw`(?:te|le)\s+(?:bajo|subo|quito|resto|descuento|doy)\s+(?:un[ao]s?\s+|\d+\s+|\p{L}+\s+)?décimas?(?!\p{L})`,
].map((source) => new RegExp(String.raw`(?<!\p{L})${source}`, 'iu'));
