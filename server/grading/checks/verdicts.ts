import { stemOf, wordsOf } from '../language/words-of.ts';
import { comparedResults } from './standings.ts';
import { everyLanguage } from './words/feedback-words.ts';

/**
 * Results that are said without a number: passed or failed, a class or a band, an honour, a mark more. The chosen levels
 * give none of them, unless they are titled so: a word that work or assignment have (`isKnown`) is theirs. Only in a
 * short sentence, since a long one may speak of "a pass" or "a band" as of any thing. English, German and Spanish.
 */
export function verdictIn(sentence: string, isKnown: (stem: string) => boolean): string | undefined {
  const { length } = wordsOf(sentence);
  if (/[?？]\s*$/u.test(sentence) || length > LONGER) return undefined;
  const isTheirs = (word: string) => isKnown(stemOf(word));
  return (
    saidBy(length > SHORT ? [] : VERDICTS, sentence).find((said) => !tellingIn(said).some(isTheirs)) ??
    // A class or a line is a thing to write about: all of it must be theirs.
    saidBy(STANDINGS, sentence).find((said) => tellingIn(said).length === 0 || !tellingIn(said).every(isTheirs))
  );
}

function saidBy(patterns: readonly RegExp[], sentence: string): string[] {
  return patterns.flatMap((pattern) => sentence.match(pattern)?.[0] ?? []);
}

function tellingIn(said: string): string[] {
  return wordsOf(said).filter(
    (word) => word.length > SMALL && !everyLanguage.some((words) => words.stopWords.has(word)),
  );
}

const SHORT = 10;
const LONGER = 15;
const SMALL = 3;
const END = String.raw`(?=\s*(?:[.,;:!)–—]|$)|\s+(?:yet|now|here|overall|for|noch|hier|damit|aquí|por|con|y|and|und|but|aber|pero)(?!\p{L}))`;
const GROUP = String.raw`(?:klasse|kurs(?:es)?|jahrgangs?|class|year(?:\s+group)?|group|cohort|clase|curso|grupo|promoción)(?!\p{L})`;
const VERDICTS = [
  String.raw`(?:a|an)\s+(?:clear\s+|bare\s+|narrow\s+|solid\s+|comfortable\s+|borderline\s+)?(?:pass|fail|distinction|merit)${END}`,
  String.raw`you(?:[’']ve|\s+have|\s+would|[’']d)?\s+(?:just\s+|only\s+just\s+|narrowly\s+|easily\s+|barely\s+)?(?:passed|failed|pass|fail)${END}`,
  String.raw`^\s*(?:first|second|third)[\s-]class${END}`,
  String.raw`(?:summa|magna)?\s*cum\s+laude(?!\p{L})`,
  String.raw`(?:top|bottom|upper|lower|highest|lowest)\s+band${END}`,
  String.raw`in\s+the\s+(?:low|mid|high|upper|lower)[\s-]?(?:thirties|forties|fifties|sixties|seventies|eighties|nineties)${END}`,
  String.raw`(?:a|one)\s+(?:whole|full)\s+grade(?!\p{L})`,
  String.raw`(?:the|an?|one)\s+(?:bonus|extra)\s+(?:mark|point)${END}`,
  String.raw`(?:an?|one|two|three|another)\s+(?:mark|point)s?\s+off(?!\p{L})`,
  String.raw`(?:took|taken|take|knocked|docked)\s+(?:off\s+)?(?:an?|one|two)\s+(?:mark|point)s?(?!\p{L})`,
  String.raw`(?:an?|eine[nr]?|un)\s+(?:halben?|half|medio)\s+(?:mark|punkt|punto)(?:\s+off)?${END}`,
  String.raw`(?:aquí\s+)?(?:pierdes|pierde\s+usted)\s+(?:un\s+)?(?:puntos?|nota)(?!\p{L})`,
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
].map(bounded);

/** How a work stands among others or to a line, and words that only examinations have. */
const STANDINGS = [
  // Beside others: "the top 10 %", "Platz 5 der Klasse", "the class average", "only two people did better"
  String.raw`(?:top|bottom|best|besten|obersten|mejores)\s+[\p{L}\d]+\s*(?:%|per\s?cent|prozent|por\s+ciento)`,
  String.raw`(?:platz|rang|puesto|lugar|place|rank(?:ed)?)\s+[\p{L}\d]+\s+(?:der|des|in|im|von|of|de)\s+(?:the\s+|la\s+|tu\s+|deiner\s+|your\s+)?${GROUP}`,
  String.raw`(?:you\s+are|you[’']re|du\s+bist|sie\s+sind|quedas?|eres)\s+(?:the\s+|el\s+|la\s+)?(?:\d+(?:st|nd|rd|th|\.|[ºª°])|(?:second|third|fourth|fifth)(?:-?\s*best)?|zweit|dritt|viert)\p{L}*\s+(?:in|of|der|des|in\s+der|de|en)\s+(?:the\s+|your\s+|deiner\s+|la\s+|tu\s+)?${GROUP}`,
  String.raw`${GROUP}\s+(?:average|mean|median)(?!\p{L})`,
  String.raw`(?:klassen|kurs|jahrgangs|noten)(?:schnitt|durchschnitt|spiegel)(?!\p{L})`,
  String.raw`(?:media|promedio)\s+(?:de\s+(?:la\s+|tu\s+)?${GROUP}|(?:de\s+)?\d)`,
  String.raw`(?:people|students|pupils|others|classmates|compañer[oa]s|alumn[oa]s|personas|andere|schüler(?:innen)?|mitschüler(?:innen)?|leute)\s+(?:\p{L}+\s+){0,4}?(?:better|worse|besser|schlechter|mejor|peor)${END}`,
  // What only examinations have
  String.raw`(?:pass(?:ing)?\s+(?:line|mark|threshold|grade)s?|(?:mark|grade)\s?book|report\s+card|grade\s+boundar(?:y|ies)|GPA|(?:i|you)\s+resit|retake\s+(?:the|this)\s+(?:exam|course|module))(?!\p{L})`,
  String.raw`(?:examiners?|board|markers?)\s+(?:would|will|might)\s+(?:\p{L}+\s+)?(?:fail|pass)(?!\p{L})`,
  String.raw`(?<=^\s*)(?:an?\s+)?(?:merit|distinction)(?!\s+(?:between|of|is|in|lies|here)(?!\p{L}))(?!\p{L})`,
  String.raw`(?:zeugnis|prädikat|mit\s+auszeichnung|nicht\s+genügend)${END}`,
  String.raw`(?:versetzung\s+(?:ist\s+)?(?:stark\s+)?gefährdet|wiederholungsprüfung|(?:höchst|best|schul|end)note)(?!\p{L})`,
  String.raw`fäll(?:st|t)\s+(?:\p{L}+\s+){0,6}?durch${END}`,
  String.raw`(?:a\s+(?:la\s+)?recuperación|(?:está|estás|eres|quedas?|saliste)\s+(?:\p{L}+\s+)?(?:aprobad|suspens|reprobad|desaprobad|suspendid)[oa]|de\s+panzazo|créditos\s+ECTS|(?:la|tu)\s+nota\s+(?:siguiente|media)|tirando\s+a\s+(?:bien|notable|sobresaliente|aprobado|suspenso)|(?:sub|baj)(?:es?|as?|ido|ado|iste|aste)\s+(?:\p{L}+\s+)?notas?)(?!\p{L})`,
  String.raw`(?:hürde|grenze|schwelle|line|bar|threshold|umbral|listón)\s+(?:von|of|at|de|del)\s+[\p{L}\d]+\s*(?:%|per\s?cent|prozent|por\s+ciento)`,
  ...comparedResults,
].map(bounded);

function bounded(source: string): RegExp {
  return new RegExp(String.raw`(?<!\p{L})(?:${source})`, 'iu');
}
