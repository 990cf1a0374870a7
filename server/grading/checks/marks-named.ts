import { baseLanguage } from '../language/detect-language.ts';
import { GIVES, withDigits } from './number-words.ts';
import { sentencesIn } from './own-prose.ts';

/**
 * Every mark that a text names as one, whatever the number: before a word for marks, as a part of a maximum, after a
 * word for a result, as a share of the marks, or as a letter. English, German and Spanish, sentence by sentence.
 */
export function marksNamedIn(prose: string, { maxima, language }: MarkContext): NamedMark[] {
  return sentencesIn(withDigits(prose)).flatMap((sentence) => {
    const isTotal = TOTAL.test(sentence);
    const numbers = numbersIn(sentence, language).map((mark) => ({ kind: 'mark' as const, mark, isTotal }));
    const parts = partsIn(sentence, maxima).map((part) => ({ kind: 'part' as const, ...part, isTotal }));
    const shares = found(SHARES, sentence).map((match) => ({
      kind: 'share' as const,
      mark: Math.round(numberOf(match[1])),
    }));
    const halves = sentence.search(HALF) >= 0 ? [{ kind: 'share' as const, mark: 50 }] : [];
    const letters = found(LETTERS, sentence).map((match) => ({ kind: 'letter' as const, mark: match[1] ?? '' }));
    return [...numbers, ...parts, ...shares, ...halves, ...letters];
  });
}

/** A number of marks, a part of a maximum (`of`), a share in per cent, or a letter; `isTotal` if said of the whole. */
export type NamedMark =
  | { kind: 'mark'; mark: number; isTotal: boolean }
  | { kind: 'part'; mark: number; of: number; isTotal: boolean }
  | { kind: 'share'; mark: number }
  | { kind: 'letter'; mark: string };

/** `maxima`: what "8/10" must end in to be a mark when nothing else says so. */
export type MarkContext = { maxima: readonly number[]; language: string };

/** Percentages that are said of nothing: "50 %" at the end of a clause, but not "50 % of the mass". */
export function barePercentages(prose: string): string[] {
  return [...prose.matchAll(BARE)].map((match) => match[1] ?? '');
}

const NUMBER = String.raw`(\d+(?:[.,]\d+)?)(?![.,]?\d)`;
const FREE = String.raw`(?<![\p{L}\p{N}.,/^_=+*-])`;
const UNIT = String.raw`(?:marks?|points?|pts?|credits?|bewertungseinheiten|punkten?|punkte?|pkt|ptos?|puntos?)(?!\p{L})`;
const OF = String.raw`(?:/|out\s+of|of|von|aus|de(?:\s+un\s+total\s+de)?|sobre)`;
const POSSIBLE = String.raw`(?:the\s+|a\s+possible\s+|den\s+|las?\s+|los\s+|un\s+|maximal\s+|möglichen\s+|insgesamt\s+)*`;
const POSSIBLE_UNIT = String.raw`(?:\s+(?:possible|available|möglichen|erreichbaren|posibles))?\s*${UNIT}`;
const SCORE = String.raw`(?:scores?|scored|marks?|grades?|graded|rating|gesamtnote|(?:gesamt)?punktzahl|(?:gesamt)?bewertung|punktestand|nota|calificaci[oó]n|puntuaci[oó]n|puntaje)`;
const IS = String.raw`(?:(?<!\p{L})(?:is|was|are|of|at|to|ist|sind|lautet|beträgt|ergibt|wäre|von|es|sería|son|de|queda\s+en|orientativa|provisional)(?!\p{L})\s*:?|[:=(])`;

const MARKS = [
  // "brings your total to 19", "lands on 7", "quedas en 7"
  new RegExp(
    String.raw`(?<!\p{L})(?:your|the|deine|die|tu|la)\s+(?:total|sum|score|mark|grade|result|gesamtpunktzahl|punktzahl|note|nota|puntuación)\s+(?:(?:now|then|thus|damit|nun|así|ahora)\s+)?(?:up\s+)?(?:to|auf|bei|at|a|en)\s+(?:an?\s+|eine?\s+|un\s+)?${NUMBER}(?![\d.,]*\s*%)`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:make|call|rate|mark|grade|score|value)\s+(?:this|it|that)\s+(?:as\s+|at\s+|with\s+)?(?:an?\s+)?${NUMBER}(?![\d.,]*\s*(?:%|\p{L}))`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:bewertet?|bewerte|benote|benotet|valoro|valorad[oa]|califico|calificad[oa]|puntúo|evaluad[oa]|graded|marked|rated|assessed)\s+(?:\p{L}+\s+){0,3}?(?:mit|as|at|with|con|en)\s+(?:an?\s+|eine[rm]?\s+|un\s+)?${NUMBER}(?![\d.,]*\s*(?:%|\p{L}))`,
    'giu',
  ),
  // "3 points", "2,5 Punkte"; not the "10 points" of "8/10 points"
  new RegExp(
    String.raw`(?<!(?:out\s+of|\bof|von|aus|de|sobre|/|maximum|maximal)\s*${POSSIBLE})${FREE}${NUMBER}[\s-]*${UNIT}`,
    'giu',
  ),
  // "your score: 7", "the final mark for this is 12"
  new RegExp(
    String.raw`(?<!\p{L})${SCORE}[^.\d\n;!?]{0,30}?${IS}\s*(?:an?\s+|un\s+|eine?\s+)?${NUMBER}(?![\d.,]*\s*%)`,
    'giu',
  ),
  // "a total of 17", "insgesamt: 17"
  new RegExp(
    String.raw`(?<!\p{L})(?:in\s+)?(?:total|result|gesamt|insgesamt|en\s+total)\s*(?:is|was|of|comes\s+to|:|=|ist|sind\s+das|ergibt|es|de|son)\s*${NUMBER}(?![\d.,]*\s*(?:%|\p{L}))`,
    'giu',
  ),
  // "you get 7 here", "das gibt 7", "obtienes un 7"
  new RegExp(
    String.raw`(?<!\p{L})${GIVES}\s+(?:an?\s+|un\s+|eine?n?\s+|only\s+|nur\s+|solo\s+)*${NUMBER}(?=\s*(?:[.,;:!)–—]|$|(?:for|here|für|hier|dafür|por|aquí|en|in|overall|insgesamt|because|weil|porque|and|und|y)\b))`,
    'giu',
  ),
  // "8 in total", "adds up to 8"
  new RegExp(
    String.raw`${FREE}${NUMBER}(?=\s+(?:in\s+(?:all|total)|overall|altogether|insgesamt|en\s+total)(?!\p{L}))`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:(?:comes?|adds?\s+up|sums?|amounts?|brings?\s+you|gets?\s+you|takes?\s+you)\s+(?:up\s+)?to|kommst(?:\s+du)?\s+(?:damit\s+)?auf|kommt\s+(?:damit\s+)?auf|summier\p{L}*\s+(?:sich\s+)?auf|suman?|totalizan?)\s+${NUMBER}(?![\d.,]*\s*(?:%|\p{L}))`,
    'giu',
  ),
  // "a 7", "eine 2+", "un 7,5": a number that takes the place of a noun
  new RegExp(
    String.raw`(?<!\p{L})(?:an?|einer?|un)\s+(?:solid\s+|clear\s+|glatte\s+|gute\s+|buen\s+|merecido\s+)?${NUMBER}[+−-]?(?=\s*(?:[.,;:!?)–—](?!\d)|$|(?:for|out|für|wert|por|sobre|bien|alto|raspado|justo|geben|vergeben|con)(?!\p{L})))`,
    'giu',
  ),
];
/** German school marks, and marks by name in German and Spanish. */
const GERMAN_GRADE =
  /(?<!\p{L})(?:schulnote|gesamtnote|endnote|note)(?:\s+(?:ist|wäre|von|lautet)|:)?\s+(?:eine?\s+)?(?:(?:sehr\s+)?gut|befriedigend|ausreichend|mangelhaft|ungenügend)?\s*\(?(\d(?:[.,]\d)?)(?![\d.,]*\p{N})/giu;

/** "8/10", "8 out of 10 marks". */
const PART = new RegExp(
  String.raw`${FREE}${NUMBER}\s*${OF}\s*${POSSIBLE}(\d+(?:[.,]\d+)?)(?![\p{N}/^]|[.,]\d|\s*%)(${POSSIBLE_UNIT})?`,
  'giu',
);
/** What else must stand in the sentence for "8 of 10" to speak of marks when a noun follows or 10 is no maximum of ours. */
const MARKING = new RegExp(
  String.raw`(?<!\p{L})(?:${SCORE}|${GIVES}|noten?|punkte?n?|points?|puntos?|result|total|insgesamt|en\s+total|overall|rate|rated|bewerte\p{L}*|califico)(?!\p{L})`,
  'iu',
);
const FREE_AFTER =
  /^\s*(?:[.,;:!?)\]–—-]|$|(?:for|here|in|on|overall|für|im|bei|hier|insgesamt|por|en|aquí|and|und|y|because|weil|porque|so)\b)/iu;
const USUAL_MAXIMA = [10, 20, 100];
const OTHER_MAXIMA = [4, 5, 6, 8, 12, 15, 25, 30, 50];

const SHARES = [
  new RegExp(
    String.raw`(?<!\p{L})(?:${SCORE}|${GIVES}|noten?|you\s+(?:reach|reached|achieve|achieved)|total|overall|result|erreichst(?:\s+du)?|insgesamt|gesamt(?:ergebnis)?|alcanzas|en\s+total)[^.\d\n;]{0,24}${NUMBER}\s*(?:%|per\s?cent|prozent|por\s+ciento)`,
    'giu',
  ),
  new RegExp(
    String.raw`${NUMBER}\s*(?:%|per\s?cent|prozent|por\s+ciento)\s+(?:of\s+(?:the\s+|all\s+)?|der\s+|aller\s+|de\s+(?:los\s+|la\s+)?)(?:available\s+|possible\s+|möglichen\s+)?(?:${SCORE}|points?|punkte|gesamtpunktzahl|puntos?)`,
    'giu',
  ),
];
const BARE =
  /(?<![\p{L}\p{N}.,+−-])(\d{1,3})\s*(?:%|per\s?cent|prozent|por\s+ciento)(?=\s*(?:[.,;:!?)]|$|of\s+what|(?:for|here|für|hier|por|aquí|and|und|y)(?!\p{L})))/giu;
const HALF =
  /(?<!\p{L})(?:half\s+(?:of\s+)?(?:the\s+)?(?:marks|points|credit)|(?:die\s+)?(?:halbe\s+punktzahl|hälfte\s+der\s+punkte)|la\s+mitad\s+de\s+(?:los\s+puntos|la\s+(?:nota|puntuación)))(?!\p{L})/iu;
/** No letters are marks of ours. */
const LETTERS = [
  new RegExp(
    String.raw`(?<!\p{L})(?:grades?|mark|nota|calificaci[oó]n|note)\s*(?:is|was|of|:|=|de|es|would\s+be)?\s*(?:an?\s+|un[ao]?\s+|eine?\s+)?["“]?([A-F](?:[+−-](?![\p{L}\p{N}]))?)(?![\p{L}\p{N}+'’-])(?!\s+(?:for\s+)?\p{Ll}+\s+(?:of|is))`,
    'gu',
  ),
  /(?<!\p{L})(?:get|earn|deserve|receive|award|give|worth|merit)s?\s+(?:you\s+|this\s+|it\s+)?an?\s+(?:\p{Ll}+\s+)?["“]?([A-F](?:[+−-])?)(?![\p{L}\p{N}+-])/giu,
  /(?<!\p{L})an?\s+(?:(?:solid|strong|clear|good|weak|high|low|clean)\s+)?([A-F][+−-])(?=\s*[.,;!?)]|\s+for|$)/gu,
  /(?<!\p{L})(?:eine[rn]?\s+)(?:glatten?\s+|gute\s+|schwache\s+|klare\s+)?(Eins|Zwei|Drei|Vier|Fünf|Sechs)(?=\s*[.,;!?)]|\s+(?:wert|für|plus|minus)|$)/gu,
  /(?<![\p{L}\p{N}+−-])([A-F][+−-])(?=[\s.,;:!?)]|$)/gu,
  /(?<!\p{L})(?:an?\s+(?:clear|solid|strong|narrow|bare|borderline)|(?:get|gets|earns?|deserves?|receives?|worth)\s+an?)\s+(pass|fail|distinction|merit)(?!\p{L})/giu,
  /(?<!\p{L})[Aa]n?\s+(?:solid|strong|clear|good|weak|high|low|clean|borderline)\s+([A-F])(?=\s*[.,;!?)]|\s+(?:for|here|overall)(?!\p{L})|$)/gu,
  /(?<!\p{L})un\s+(notable|aprobado|suspenso|sobresaliente)(?!\p{L})/giu,
];

/** Said of the whole work, so that only the sum may stand beside it. */
const TOTAL =
  /(?<!\p{L})(?:total|in\s+all|overall|altogether|final|sum|insgesamt|gesamt\p{L}*|alles\s+in\s+allem|zusammen|suma|final|conjunto)(?!\p{L})/iu;

function numbersIn(sentence: string, language: string): number[] {
  const patterns = baseLanguage(language) === 'de' ? [...MARKS, GERMAN_GRADE] : MARKS;
  const matches = found(patterns, sentence).filter((match) => !isCount(sentence, match) && !isPart(sentence, match));
  const none = sentence.search(NO_MARKS) >= 0 ? [0] : [];
  return [...matches.map((match) => numberOf(match[1])), ...none];
}

const NO_MARKS =
  /(?<!\p{L})(?:no\s+(?:marks|points|credit)|zero\s+(?:marks|points)|keine\s+punkte|null\s+punkte|ningún\s+punto|cero\s+puntos)(?!\p{L})/iu;

/** "7" of "your score is 7 out of 10" is found with its maximum. */
function isPart(sentence: string, match: RegExpExecArray): boolean {
  return new RegExp(String.raw`^\s*${OF}\s*${POSSIBLE}\d`, 'iu').test(sentence.slice(match.index + match[0].length));
}

function partsIn(sentence: string, maxima: readonly number[]): { mark: number; of: number }[] {
  const marking = MARKING.test(sentence);
  return found([PART], sentence).flatMap((match) => {
    const [mark, of] = [numberOf(match[1]), numberOf(match[2])];
    const alone = FREE_AFTER.test(sentence.slice(match.index + match[0].length));
    const ours = maxima.includes(of) && (alone || marking);
    const usual = alone && (USUAL_MAXIMA.includes(of) || (marking && OTHER_MAXIMA.includes(of)));
    return match[3] !== undefined || ours || usual ? [{ mark, of }] : [];
  });
}

/** "Name 3 points against", "the 5 points on the graph": a count of something else. */
function isCount(text: string, match: RegExpExecArray): boolean {
  return (
    NAMING.test(text.slice(Math.max(0, match.index - 24), match.index)) ||
    COUNTED.test(text.slice(match.index + match[0].length))
  );
}

const NAMING =
  /(?:^|[^\p{L}])(?:mak(?:e|es|ing)|names?|lists?|raise|bring up|mention|find|choose|plots?|nenn\p{L}*|such\p{L}*|wähle?|nombra|menciona|busca|elige|señala)\s+(?:up\s+|at least\s+|mindestens\s+|al menos\s+)?$/iu;
const COUNTED =
  /^\s*(?:in favou?r|against|that\b|which\b|on the (?:graph|line|curve|plane|plot)|of view|of the (?:argument|essay|line|curve|graph)|dafür,? dass|dagegen|auf (?:der|dem)|a favor|en contra|que\b|del plano|de la (?:recta|gráfica|curva))/iu;

function found(patterns: readonly RegExp[], text: string): RegExpExecArray[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
}

function numberOf(text: string | undefined): number {
  return Number((text ?? '').replace(',', '.'));
}
