import { baseLanguage } from '../language/detect-language.ts';
import { isSpanishTo } from './mark-grammar.ts';

/**
 * Grades that a clause gives by name: one that says nothing else ("Fail, but only just", "A comfortable upper second",
 * "Un bien holgado"), or that ends in a grade as a noun ("today it is a strong first", "das wäre ein Gut"). So a word that is a grade
 * and much else besides ("notable", "gut", "pass") counts only where it can be nothing else. Letters count behind an
 * article or a verdict's verb, at the end of a clause.
 */
export function gradesInClauses(sentence: string, language: string): string[] {
  const clauses = withoutTo(sentence, language).split(/[,;!?()–—…]\s*|:\s|\.(?:\s|$)|\s-\s/u);
  const own = LISTED_LETTERS.test(sentence) ? clauses.filter((clause) => !/^\s*[A-F]\s*$/u.test(clause)) : clauses;
  return own.flatMap((clause) => PATTERNS.flatMap((pattern) => gradeIn(pattern.exec(clause.trim()), language)));
}

/** "A «bleed» le seguiste la pista": a quotation was cut out behind a preposition. */
function withoutTo(sentence: string, language: string): string {
  return baseLanguage(language) === 'es' ? sentence.replace(/(?<!\p{L})a\s+…/giu, '…') : sentence;
}

/** "Headed S, B, A and R": letters in a row name things. */
const LISTED_LETTERS = /(?<!\p{L})\p{Lu}\s*,\s*\p{Lu}(?!\p{L})/u;

function gradeIn(match: RegExpExecArray | null, language: string): string[] {
  const grade = match?.groups?.['grade'];
  return grade === undefined || isSpanishTo(match?.[0] ?? '', language) ? [] : [grade];
}

const ENGLISH = String.raw`distinction|merit|pass|fail|(?:upper|lower)\s+(?:second|class)|(?<=(?:an?|strong|clear|solid|good|low|high|borderline|safe|comfortable|narrow|bare|very|firm|near)\s+)first|2[:.][12]|third[\s-]class|honou?rs`;
const ENGLISH_ALONE = String.raw`distinction|merit|pass|fail|(?:upper|lower)\s+second|2[:.][12]`;
const GERMAN = String.raw`[Ss]ehr\s+[Gg]ut|Gut|Befriedigend|Ausreichend|Mangelhaft|Ungenügend|Eins|Zwei|Drei|Vier|Fünf|Sechs|Sieben|Acht|Neun|Zehn|Einser|Zweier|Dreier|Vierer|Fünfer|Sechser`;
const GERMAN_ALONE = String.raw`(?:nicht\s+)?bestanden|durchgefallen|befriedigend|(?:nicht\s+)?ausreichend|mangelhaft|ungenügend`;
const SPANISH_ALONE = String.raw`sobresaliente|notable|aprobad[oa]|suspens[oa]|suspendid[oa]|reprobad[oa]|desaprobad[oa]|aplazad[oa]|suficiente|insuficiente|matr[ií]cula(?:\s+de\s+honor)?`;
/** Words that weigh a grade and say nothing of the work. */
const WEIGHED = String.raw`(?:(?:just|only|barely|clear|bare|borderline|narrow|low|high|solid|strong|comfortable|marginal|good|so|then|still|gerade|noch|knapp|glatt|klar|eben|leider|also|somit|damit|nur|gut|schwach|casi|apenas|por|poco|muy|los|pelos|justo|alto|bajo|raspado|holgado|claro|rozando|el|entonces|solo|plus|minus)\p{L}{0,2}\s*)*`;

/** A part of nothing that is named: "roughly two thirds". */
const PART_ALONE = String.raw`(?:(?:roughly|about|only|just|nearly|almost|say|ungefähr|knapp|gut|etwa|rund|also|nur|immerhin|unos|unas|casi|apenas|solo|más\s+o\s+menos)\s+)*(?<grade>(?:one|two|three|four|an?)\s+(?:half|thirds?|quarters?|fifths?)|(?:ein|zwei|drei|vier)\s+(?:drittel|viertel|fünftel)|(?:un|dos|tres|cuatro)\s+(?:tercios?|cuartos?|quintos?)|(?:tres\s+cuartas|dos\s+terceras|cuatro\s+quintas)\s+partes)`;

const PATTERNS = [
  new RegExp(String.raw`^${PART_ALONE}(?:\s+(?:then|here|overall|hier|insgesamt|aquí|en\s+total))?$`, 'iu'),
  /^(?<grade>(?:die\s+)?hälfte)\s+(?:ist\s+)?(?:geschafft|erreicht|geholt)$/iu,
  /(?<!\p{L})(?:you|it|this)\s+(?:have\s+|has\s+)?(?<grade>passed|failed)\s+(?:this|the|that)\s+(?:part|task|section|assignment|paper|test|module|course|unit)(?!\p{L})/iu,
  // Said of an examination as a whole: "not enough for a pass", "you miss the pass mark", "ha superado la prueba"
  /(?<!\p{L})(?<grade>(?:pass|fail)(?:ing)?[\s-]+(?:marks?|grades?)|enough\s+(?:for\s+a|to)\s+pass|zum\s+Bestehen|Bestehensgrenze|para\s+aprobar|nota\s+de\s+corte|superado\s+la\s+prueba|(?:ten|five|six|hundred|\d+)-point\s+scale|(?:zehner|fünfer|punkte)skala|escala\s+de\s+(?:diez|cinco|\d+)|reprobad[oa]|desaprobad[oa])(?!\p{L})/iu,
  // "Three quarters of a mark", "un cuarto de punto", "ein Viertelpunkt"
  /(?<grade>(?<!\p{L})(?:thirds?|quarters?|fifths?)\s+of\s+an?\s+(?:mark|point)|(?:viertel|drittel)punkte?|(?:cuartos?|tercios?|décimas?)\s+de\s+punto)(?!\p{L})/iu,
  /(?<grade>(?<!\p{L})(?:stars|sternen?|estrellas)\s+(?:out\s+)?(?:of|von|aus|de)\s+[\p{L}\d]+)/iu,
  /^(?:in\s+|en\s+la\s+)?(?<grade>(?:grade\s+)?band\s+\d)(?!\p{L})/iu,
  /^(?<grade>(?:sehr\s+gut|gut|befriedigend|ausreichend)\s+(?:plus|minus))$/iu,
  new RegExp(String.raw`^(?:an?\s+)?${WEIGHED}(?<grade>${ENGLISH_ALONE})(?:\s+${WEIGHED})?$`, 'iu'),
  new RegExp(String.raw`^eine?\s+${WEIGHED}(?<grade>${GERMAN})(?:\s+${WEIGHED})?$`, 'u'),
  new RegExp(String.raw`^(?:damit\s+|also\s+|somit\s+)?${WEIGHED}(?<grade>${GERMAN_ALONE})(?:\s+${WEIGHED})?$`, 'iu'),
  new RegExp(String.raw`^${WEIGHED}(?<grade>${SPANISH_ALONE})(?:\s+${WEIGHED})?$`, 'iu'),
  new RegExp(String.raw`(?:^|(?<!\p{L}))an?\s+(?:\p{Ll}+\s+){0,2}(?<grade>${ENGLISH})(?:\s+${WEIGHED})?$`, 'iu'),
  new RegExp(
    String.raw`(?<!\p{L})(?:[Ee]ine?[mr]?|[Zz]u[mr])\s+(?:\p{Ll}+\s+){0,2}(?<grade>${GERMAN})(?:\s+${WEIGHED})?$`,
    'u',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:un|de|con|al?)\s+(?:\p{L}+\s+)?(?<grade>sobresaliente|notable|aprobado|suspenso|insuficiente|matr[ií]cula(?:\s+de\s+honor)?)(?:\s+${WEIGHED})?$`,
    'iu',
  ),
  new RegExp(
    String.raw`^un\s+(?<grade>bien)(?:\s+(?:alto|bajo|justo|holgado|raspado|pelado|largo|claro|merecido))?$`,
    'iu',
  ),
  // "Worth a solid B", "that is an A minus", "I would say C plus", "B+"
  new RegExp(
    String.raw`(?:^An?|(?<!\p{L})(?:an?|[Ee]ine?[mr]?|[Uu]na?|[Yy]our|[Gg]rades?|[Mm]ark|[Nn]ot[ae]|[Aa]s|[Aa]t|[Aa]ls|[Mm]it))\s+(?:\p{Ll}+\s+){0,2}(?<grade>[A-F](?:[\s-](?:plus|minus|star)|\s?[+−–*-])?)(?:\s+(?:for|here|overall|from|grade|work|material|territory|standard|range|für|hier|por|aquí|in)(?!\p{L}).*)?$`,
    'u',
  ),
  // "This is solid B work"
  /(?<!\p{L})(?:solid|strong|clear|good|weak|low|high|borderline|comfortable|clean)\s+(?<grade>[A-F][+−–-]?)\s+(?:work|grade|material|territory|standard|range)(?!\p{L})/u,
  new RegExp(
    String.raw`^(?<grade>[A-F](?:[\s-](?:plus|minus|star)|\s?[+−–*-])?)(?:\s+(?:grade|work|material|territory|standard|range))?$`,
    'u',
  ),
];
