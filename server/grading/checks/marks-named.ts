import { handedMarksIn, isReckoning, movedMarksIn, risenMarksIn } from './mark-moves.ts';
import { isCount } from './counted-points.ts';
import { gradesInClauses } from './grade-clauses.ts';
import { gradesByName } from './grades-by-name.ts';
import { found, FREE, IS, isSpanishTo, NUMBER, numberOf, OF, POSSIBLE, SCORE, UNIT } from './mark-grammar.ts';
import { partsIn } from './mark-parts.ts';
import { sharesIn } from './mark-shares.ts';
import { marksByContext } from './marks-by-context.ts';
import { GIVES, withAllDigits, withDigits } from './number-words.ts';
import { MEASURE } from './number-uses.ts';
import { sentencesIn } from './own-prose.ts';

/**
 * Every mark that a text names as one, whatever the number: before a word for marks, as a part of a maximum, after a
 * word for a result, as a share of the marks, or as a letter. English, German and Spanish, sentence by sentence.
 */
export function marksNamedIn(prose: string, { maxima, language }: MarkContext): NamedMark[] {
  return sentencesIn(prose).flatMap((sentence) => namedIn(withDigits(sentence), maxima, language));
}

function namedIn(sentence: string, maxima: readonly number[], language: string): NamedMark[] {
  const marks = markedIn(sentence, maxima, language);
  return marks.map((one) => ({ ...one, sentence }));
}

function markedIn(sentence: string, maxima: readonly number[], language: string): Mark[] {
  const isTotal = TOTAL.test(sentence);
  const reckoned = isReckoning(sentence) && !ENDS_IN_MARKS.test(withAllDigits(sentence));
  const risen = risenMarksIn(sentence).filter((mark) => !maxima.includes(mark));
  const moved = [...movedMarksIn(sentence), ...handedMarksIn(sentence)];
  const numbers = [...(reckoned ? [] : [...numbersIn(sentence, language), ...moved]), ...risen].map((mark) => ({
    kind: 'mark' as const,
    mark,
    isTotal,
  }));
  const parts = partsIn(sentence, maxima).map((part) => ({ kind: 'part' as const, ...part, isTotal }));
  const shares = sharesIn(sentence).map((mark) => ({ kind: 'share' as const, mark }));
  const letters = [
    ...gradesByName(sentence, language),
    ...gradesInClauses(sentence, language),
    ...rangesIn(sentence),
  ].map((mark) => ({
    kind: 'letter' as const,
    mark,
  }));
  const loose = (reckoned ? [] : marksByContext(sentence)).map((mark) => ({
    kind: 'mark' as const,
    mark: numberOf(mark),
    isTotal,
  }));
  return [...numbers, ...loose, ...parts, ...shares, ...letters];
}

/** "I get 6 points.", "I make it 2 marks, rounded": marks are counted as nothing else, points may be reasons. */
const ENDS_IN_MARKS = new RegExp(String.raw`\d\s*(?:${UNIT}\s*[.!]?$|marks(?!\p{L}))`, 'iu');

/** A number of marks, a part of a maximum (`of`), a share in per cent, or a letter; `isTotal` if said of the whole. */
type Mark =
  | { kind: 'mark'; mark: number; isTotal: boolean }
  | { kind: 'part'; mark: number; of: number; isTotal: boolean }
  | { kind: 'share'; mark: number }
  | { kind: 'letter'; mark: string };

/** `sentence`: where it stands, with number words as digits. */
export type NamedMark = Mark & { sentence: string };

/** The words of a sentence by which it speaks of marks. */
export function markWordsIn(sentence: string): string[] {
  return found([MARK_WORD], sentence).map((match) => match[0]);
}

/** `maxima`: what "8/10" must end in to be a mark when nothing else says so. */
export type MarkContext = { maxima: readonly number[]; language: string };

const MARKS = [
  // "That leaves you on 13", "damit stehst du bei 11"
  new RegExp(
    String.raw`(?<!\p{L})(?:(?:leaves?|puts?|brings?)\s+you\s+(?:on|at)|(?:steh|lieg|land|bleib)(?:st|en|t)\s+(?:du|sie)\s+(?:\p{L}+\s+){0,2}?(?:bei|auf)|(?:du|sie)\s+(?:steh|lieg|land|bleib)(?:e?st|en)\s+(?:\p{L}+\s+){0,2}?(?:bei|auf)|(?:punkt)?abzug(?:\s+von|\s+um|:))\s+${NUMBER}(?=\s*(?:[.,;:!?)]|$))`,
    'giu',
  ),
  // "brings your total to 19", "lands on 7", "quedas en 7"
  new RegExp(
    String.raw`(?<!\p{L})(?:your|the|deine|die|tu|la)\s+(?:total|sum|score|mark|grade|result|gesamtpunktzahl|punktzahl|note|nota|puntuación)\s+(?:(?:now|then|thus|damit|nun|así|ahora)\s+)?(?:up\s+)?(?:to|auf|bei|at|a|en)\s+(?:an?\s+|eine?\s+|un\s+)?${NUMBER}(?![\d.,]*\s*%)`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:make|call|rate|mark|grade|score|value)\s+(?:this|it|that)\s+(?:as\s+|at\s+|with\s+)?(?:an?\s+)?${NUMBER}(?![.,]?\d)(?!\s*(?:%|\p{L}))`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:bewertet?|bewerte|benote|benotet|valoro|valorad[oa]|califico|calificad[oa]|puntúo|evaluad[oa]|graded|marked|rated|assessed)\s+(?:\p{L}+\s+){0,3}?(?:mit|as|at|with|con|en)\s+(?:an?\s+|eine[rm]?\s+|un\s+)?${NUMBER}(?![.,]?\d)(?!\s*(?:%|\p{L}))`,
    'giu',
  ),
  // "3 points", "2,5 Punkte"; not the "10 points" of "8/10 points"
  new RegExp(
    String.raw`(?<!(?:out\s+of|\bof|von|aus|de|sobre|/|maximum|maximal)\s*${POSSIBLE})${FREE}${NUMBER}[\s-]*${UNIT}`,
    'giu',
  ),
  // "a deduction of 2 marks", "ein Abzug von 2 Punkten", "una pérdida de 2 puntos"
  new RegExp(
    String.raw`(?<!\p{L})(?:deductions?|penalty|loss|credits?|rating|reduction|marks?|scores?|award|gain|\p{L}*abz[uü]ge?s?|verlust|einbuße|wert|\p{L}*punktzahl|wertung|gutschrift|pérdida|descuento|crédito|deducción|penalización|resta|nota|puntuación|puntaje|calificación)\s+(?:of|von|de)\s+${NUMBER}[\s-]*${UNIT}`,
    'giu',
  ),
  // "your score: 7", "the final mark for this is 12"
  new RegExp(
    String.raw`(?<!\p{L})${SCORE}[^.\d\n;!?]{0,30}?${IS}\s*(?:an?\s+|un\s+|eine?\s+)?${NUMBER}(?![\d.,]*\s*%)`,
    'giu',
  ),
  // "a total of 17", "insgesamt: 17"
  new RegExp(
    String.raw`(?<!\p{L})(?:in\s+)?(?:total|result|gesamt|insgesamt|en\s+total)\s*(?:is|was|of|comes\s+to|:|=|ist|sind\s+das|ergibt|es|de|son)\s*${NUMBER}(?![.,]?\d)(?!\s*(?:%|\p{L}))`,
    'giu',
  ),
  // "you get 7 here", "das gibt 7", "obtienes un 7"
  new RegExp(
    String.raw`(?<!\p{L})${GIVES}\s+(?:an?\s+|un\s+|eine?n?\s+|only\s+|nur\s+|solo\s+)*${NUMBER}(?=\s*(?:[.,;:!)–—]|$|(?:for|here|für|hier|dafür|por|aquí|en|in|overall|insgesamt|because|weil|porque|and|und|y|rather|instead|not|statt|anstatt)\b))`,
    'giu',
  ),
  // "8 in total", "adds up to 8"
  new RegExp(
    String.raw`${FREE}${NUMBER}(?=\s+(?:in\s+(?:all|total)|overall|altogether|insgesamt|en\s+total)(?!\p{L}))`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:(?:comes?|adds?\s+up|sums?|amounts?|brings?\s+you|gets?\s+you|takes?\s+you)\s+(?:up\s+)?to|kommst(?:\s+du)?\s+(?:damit\s+)?auf|kommt\s+(?:damit\s+)?auf|summier\p{L}*\s+(?:sich\s+)?auf|suman?|totalizan?)\s+${NUMBER}(?![.,]?\d)(?!\s*(?:%|\p{L}))`,
    'giu',
  ),
  // "a 7", "eine 2+", "un 7,5": a number that takes the place of a noun
  new RegExp(
    String.raw`(?<!\p{L})(?:an?|einer?|un)\s+(?:solid\s+|clear\s+|glatte\s+|gute\s+|buen\s+|merecido\s+)?${NUMBER}[+−-]?(?=\s*(?:[.,;:!?)–—](?!\d)|$|(?:for|out|für|wert|por|sobre|bien|alto|raspado|justo|geben|vergeben|con)(?!\p{L})))`,
    'giu',
  ),
  // "Marks: 2 + 4 + 2 = 8", "rated 8", "insgesamt 8", "quedas en 8", "a seven." and nothing else
  new RegExp(String.raw`(?<!\p{L})(?:marks?|points?|punkte|puntos|total)\s*[:=][^.\n]*?=\s*${NUMBER}`, 'giu'),
  new RegExp(
    String.raw`(?<!\p{L})(?:(?:rated|graded|scored|marked|benotet|bewertet)(?:\s+(?:mit|as|at|with|con))?|(?:insgesamt|in\s+total|en\s+total|zusammen|overall),?|(?:quedas|te\s+quedas|se\s+queda|llegas|subes|bajas|kommst\s+du|landest\s+du)\s+(?:bei|auf|en|a|hasta)(?:\s+un)?)\s+${NUMBER}(?=\s*(?:[.!;)]|$))`,
    'giu',
  ),
  // "Summe: 8" and nothing else; "ich rechne dir 8 an", "du erzielst 8", "damit stehst du bei 8"
  new RegExp(
    String.raw`^\s*(?:summe|ergebnis|erreicht|punktabzug|abzug|zensur|wertung|score|gesamt|sum|result|deduction|resultado|suma|descuento)\s*[:=]\s*[−-]?\s*${NUMBER}\s*[.!]?$`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:notiere|verbuche|vergebe|veranschlage|rechne\s+ich\s+dir|ich\s+rechne\s+dir|ziehe\s+ich|ich\s+ziehe|ich\s+setze|erzielst|erreichst|stehst|schließt|landest|gibt\s+es|bringt\s+dir)\s+(?:(?:ich|du|dir|es|damit|dafür|hier|mit|bei|nur|also)\s+)*${NUMBER}(?=\s*(?:[.!;,)]|$|(?:an|ab|ein|gut|von\s+mir|ab)(?!\p{L})))`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:mit|bei)\s+${NUMBER}\s+(?:gut\s+|fair\s+|reichlich\s+)?(?:bezahlt|bewertet|benotet|bedient|belohnt)`,
    'giu',
  ),
  // A label and a number and nothing else; "ergibt das 8", "hast du 8 erreicht", "ich komme auf 8", "zählt 8"
  new RegExp(
    String.raw`^\s*(?:\p{L}+\s+){0,4}\p{L}+:\s*${NUMBER}\s*(?:\(\s*(?:max|maximum|von|of|out\s+of|de|sobre|máx)\p{L}*\.?:?\s*\d+[^)]*\)\s*)?[.!]?$`,
    'giu',
  ),
  // "+3" or "(−2)" and nothing else, before a sentence or what they are for
  new RegExp(
    String.raw`^\s*\(?(?:[+−–-]|[Mm]inus|[Pp]lus|[Mm]enos|[Mm]ás)\s?${NUMBER}\)?(?=\s+(?:\p{Lu}\p{L}*\s|(?:[Pp]\.?\s+)?(?:for|für|por)\s))`,
    'gu',
  ),
  new RegExp(String.raw`^\s*[+−–-]\s?${NUMBER}\s*[.!]?$`, 'giu'),
  new RegExp(
    String.raw`(?<!\p{L})(?:ergibt(?:\s+(?:das|sich|dies))?|ergebnis\s+von|komme(?:\s+ich)?(?:\s+(?:hier|dabei|damit|insgesamt))?\s+auf|(?:abschnitt|teil|aufgabe|antwort)\s+zählt|trage\s+ich\s+(?:dir\s+)?|(?:hast\s+du|du\s+hast)(?:\s+(?:hier|damit))?)\s+${NUMBER}(?=\s*(?:[.!]|$|(?:ein|erreicht|geschafft)(?!\p{L})))`,
    'giu',
  ),
  new RegExp(String.raw`^\s*(?:an?|une?|eine?|ein(?:\s+glatt\p{L}+)?)\s+${NUMBER}\s*[.!]?$`, 'giu'),
  /^\s*(\d+[.,]\d+)\s*[.!]?$/gu,
];
const MARK_WORD = new RegExp(
  String.raw`(?<!\p{L})(?:${UNIT}|${SCORE}|total|sum|result|suma|resultado|summe|ergebnis|ergibt|noten?)(?!\p{L})`,
  'giu',
);
/** "6–7 points", "between 6 and 7 out of 10": no range is a mark of ours. */
const RANGES = [
  new RegExp(
    String.raw`${FREE}(\d+(?:[.,]\d+)?\s*(?:[-–—]|to|bis|or|oder)\s*\d+(?:[.,]\d+)?)(?=\s*(?:${UNIT}|${OF}\s*\d))`,
    'giu',
  ),
  new RegExp(
    String.raw`(?:between|zwischen|entre)\s+(?:an?\s+|eine[rm]?\s+|un\s+)?(\d+(?:[.,]\d+)?\s+(?:and|und|y)\s+(?:an?\s+|eine[rm]?\s+|un\s+)?\d+(?:[.,]\d+)?)(?=\s*(?:${UNIT}|${OF}\s*\d))`,
    'giu',
  ),
];

function rangesIn(sentence: string): string[] {
  if (!FIGURE.test(sentence)) return [];
  return found(RANGES, sentence)
    .filter((match) => !isCountIn(sentence, match))
    .map((match) => match[1] ?? '');
}

/** Said of the whole work, so that only the sum may stand beside it. */
const TOTAL =
  /(?<!\p{L})(?:total|in\s+all|overall|altogether|final|sum|insgesamt|gesamt\p{L}*|alles\s+in\s+allem|zusammen|suma|final|conjunto)(?!\p{L})/iu;

function numbersIn(sentence: string, language: string): number[] {
  const matches = (FIGURE.test(sentence) ? found(MARKS, sentence) : []).filter(
    (match) =>
      !isCountIn(sentence, match) &&
      !isPart(sentence, match) &&
      !isMeasured(sentence, match) &&
      !isSpanishTo(match[0], language),
  );
  const none = sentence.search(NO_MARKS) >= 0 ? [0] : [];
  return [...matches.map((match) => numberOf(match[1])), ...none];
}

/** Without one no pattern for numbers can match: most sentences are spared them all. */
const FIGURE = /\d/u;

const NO_MARKS =
  /^\s*(?:an?\s+|un\s+|eine\s+)?(?:0|zero|nil|null|cero)(?:\s*[.!]*$|\s+(?:for|für|por)(?!\p{L}))|nichts\s+anrechnen|nada\s+que\s+sumar|(?<!\p{L})(?:no\s+(?:marks|points|credit)|(?:zero|nil)\s+(?:marks|points)|(?:no\s+hay|sin)\s+puntos|(?:leider\s+)?keinen\s+punkt\s+(?:geben|vergeben|anrechnen)|keine\s+punkte|null\s+punkte|ningún\s+punto|cero\s+puntos)(?!\p{L})/iu;

/** "440 Hz" */
function isMeasured(sentence: string, match: RegExpExecArray): boolean {
  return MEASURE.test(sentence.slice(match.index + match[0].length));
}

/** "7" of "your score is 7 out of 10" is found with its maximum. */
function isPart(sentence: string, match: RegExpExecArray): boolean {
  return new RegExp(String.raw`^\s*${OF}\s*${POSSIBLE}\d`, 'iu').test(sentence.slice(match.index + match[0].length));
}

/** "Name 3 points against", "the 5 points on the graph": a count of something else. */
function isCountIn(text: string, match: RegExpExecArray): boolean {
  return isCount(text.slice(0, match.index), text.slice(match.index + match[0].length));
}
