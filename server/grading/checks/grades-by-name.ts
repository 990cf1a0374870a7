import { baseLanguage } from '../language/detect-language.ts';
import { isSpanishTo } from './mark-grammar.ts';

/**
 * Grades by letter or name that a sentence gives: "a B+", "grade: C", "a clear pass", "eine Zwei minus", "Note: gut", "un
 * notable bajo", stars. None of them is a mark of ours, unless a rubric calls its levels so.
 * The names are those of English, German and Spanish schools: a house list.
 */
export function gradesByName(sentence: string, language: string): string[] {
  const patterns = [...LETTERS, ...(BY_LANGUAGE[baseLanguage(language)] ?? [])];
  const matches = patterns.flatMap((pattern) => [...sentence.matchAll(pattern)]);
  return matches.filter((match) => !isSpanishTo(match[0], language)).map((match) => match[1] ?? match[0]);
}

const LETTERS = [
  new RegExp(
    String.raw`(?<!\p{L})(?:[Gg]rades?|[Mm]ark|[Nn]ota|[Cc]alificaci[oó]n|[Nn]ote)\s*(?:is|was|of|:|=|de|es|would\s+be)?\s*(?:an?\s+|un[ao]?\s+|eine?\s+)?["“]?([A-F](?:[+−-](?![\p{L}\p{N}]))?)(?![\p{L}\p{N}+'’-])(?!\s+(?:for\s+)?\p{Ll}+\s+(?:of|is))`,
    'gu',
  ),
  /(?<!\p{L})(?:get|earn|deserve|receive|award|give|worth|merit)s?\s+(?:you\s+|this\s+|it\s+)?an?\s+(?:\p{Ll}+\s+)?["“]?([A-F](?:[+−-])?)(?![\p{L}\p{N}+-])/giu,
  /(?<!\p{L})an?\s+(?:(?:solid|strong|clear|good|weak|high|low|clean)\s+)?([A-F][+−-])(?=\s*[.,;!?)]|\s+for|$)/gu,
  /(?<!\p{L})(?:[Ee]ine[rn]?|[Zz]ur|[Gg]latte|[Gg]ute|[Ss]chwache|[Kk]nappe|[Ss]olide)\s+(?:\p{Ll}+\s+){0,2}?(Eins|Zwei|Drei|Vier|Fünf|Sechs)(?!\p{L}|-|\s+(?:statt|(?:vor|hinter|nach)\s+dem|anstatt|im\s+(?:nenner|zähler|exponenten|ergebnis|Nenner|Zähler|Exponenten|Ergebnis)|ins|an\s+der|in\s+der\s+\p{Lu}|als\s+\p{Lu}))/gu,
  /(?<![\p{L}\p{N}+−-])([A-F][+−-])(?=[\s.,;:!?)]|$)/gu,
  /(?<!\p{L})(?:an?\s+(?:clear|solid|strong|narrow|bare|borderline)|(?:get|gets|earns?|deserves?|receives?|worth)\s+an?)\s+(pass|fail|distinction|merit)(?!\p{L})/giu,
  /(?<!\p{L})[Aa]n?\s+(?:solid|strong|clear|good|weak|high|low|clean|borderline)\s+([A-F])(?=\s*[.,;!?)]|\s+(?:for|here|overall)(?!\p{L})|$)/gu,
  /(?<!\p{L})un\s+(notable|aprobado|suspenso|sobresaliente)(?!\p{L})/giu,
  /(?<!\p{L})(?:be|is|was|say|call\s+(?:it|this)|as|at|with|to|for)\s+an?\s+["“]?([A-F][+−–-]?)["”]?(?=\s*[.,;!?)]|\s+(?:for|overall|here|grade|plus|minus|or)(?!\p{L})|$)/gu,
  /(?<!\p{L})([A-F](?:\s+(?:plus|minus)|[+−–-]?[\s-]grade|\*))(?!\p{L})/gu,
  // "Walked away with an A had you …", "wäre das ein B": behind an article, and before nothing that it could belong to
  /(?<!\p{L})(?:an?|[Ee]ine?[mnr]?|[Uu]na?)\s+([A-F])(?=\s*(?:[.,;!?)–—]|$)|\s+(?:had|have|if|you|in|on|at|from|with|would|and|or|but|today|here|overall|again|wäre|ist|hier|für|im|und|oder|aber|gewesen|en|por|aquí|si|y|o|pero)(?!\p{L}))/gu,
  /(?<!\p{L})(?:borderline\s+)([A-F]\/[A-F])(?!\p{L})/gu,
  /(?<!\p{L})((?:upper|lower)\s+second|(?:first|third)[- ]class\s+(?:mark|grade|honours|work)|2[:.][12]\s+(?:standard|level|class))(?!\p{L})/giu,
  // "So you pass."; not "the slots you pass"
  /(?<=(?:^|[.,;:!?–—])\s*|(?<!\p{L})(?:and|so|that|means?|then|thus|therefore|think|say|sure|glad)\s+)(?:you|this|it|your\s+\p{L}+)\s+(?:would\s+|just\s+|clearly\s+|narrowly\s+|have\s+|has\s+)*(pass(?:es|ed)?|failed|fails?)(?=\s*(?:[.;!)]|$|this\s+(?:task|assignment|test)|overall))/giu,
  // "Borderline pass.", "Gerade noch bestanden", "Aprobado por los pelos": a verdict and nothing else
  /^\s*(?:an?\s+|just\s+)*(?:borderline|narrow|bare|clear|scraped|comfortable|solid|low|high|marginal|good)\s+(pass|fail|distinction|merit)\s*[.!]*$/giu,
  /^\s*(?:\p{L}+\s+){0,3}?((?:bestanden|durchgefallen|aprobad[oa]|suspens[oa]|suspendid[oa]|notable|sobresaliente))(?:\s+(?:por|con|de|at|by|mit|raspad[oa]|just[oa]|pelad[oa]|the|los|la|\p{L}+)){0,4}\s*[.!]*$/giu,
  /([★⭐✪]{2,}[☆]*|[★⭐]☆+)/gu,
  /(?<!\p{L})(?:nota|calificaci[oó]n|puntuación)\s*(?:\p{L}+\s*)?(?::|=|es|sería|de)\s*(?:un[ao]?\s+|de\s+)?(sobresaliente|notable|bien|suficiente|aprobado|suspenso|insuficiente|matr[ií]cula)(?!\p{L})/giu,
  /(?<!\p{L})un\s+(?:\p{L}+\s+)?((?:notable|aprobado|suspenso|sobresaliente|insuficiente)(?:\s+(?:alto|bajo|justo|raspado))?)(?=\s*[.,;:!?)(]|\s+(?:en|por|para|aquí)(?!\p{L})|$)/giu,
  /(?<!\p{L})(?:has\s+|estás\s+|estarías\s+)(aprobado|suspendido|aprobada|suspendida|suspenso|suspensa)(?!\p{L})/giu,
  /(?<!\p{L})((?:schul|gesamt|end)?(?:note|zensur|prädikat)\s*(?:(?:ist|wäre|lautet|:|=|von)\s*)?(?:ein(?:e|em)?\s+)?["„“»]?(?:sehr\s+gut|gut|befriedigend|ausreichend|mangelhaft|ungenügend))(?!\p{L})/giu,
  /(?<!\p{L})[Ee]in(?:em)?\s+(?:(?:glatt|knapp|schwach|gut|klar|solid|noch)\p{L}*\s+)?["„“»]?(Sehr\s+[Gg]ut|Gut|Befriedigend|Ausreichend|Mangelhaft|Ungenügend)(?!\p{L})/gu,
  /(?<!\p{L})((?:Eins|Zwei|Drei|Vier|Fünf)\s+(?:plus|minus)|(?:Einser|Zweier|Dreier|Vierer|Fünfer|Sechser))(?!\p{L})/gu,
  /(?<!\p{L})(?:schul|gesamt|end)?(?:note|zensur)(?!\p{L})[^.\d\n]{0,20}([1-6]\s?[+−–-])(?![\p{L}\d])/giu,
  /(?<!\p{L})(?:schul|gesamt|end)?note\s+(eins|zwei|drei|vier|fünf|sechs)(?!\p{L})/giu,
  /(?<!\p{L})damit\s+(?:hast\s+du|ist\s+\p{L}+\s+\p{L}+)\s+((?:nicht\s+)?bestanden)(?!\p{L})/giu,
  /(?<!\p{L})mit\s+["„“»‚]?((?:sehr\s+)?gut|befriedigend|ausreichend|mangelhaft|ungenügend)["“”«‘]?\s+(?:bewert|benot)\p{L}+/giu,
  /(?<!\p{L})an?\s+(?:low|high|bare|good|comfortable)\s+(pass|fail|merit|distinction)(?!\p{L})/giu,
  /(?<!\p{L})(?:grade|mark|result|verdict)\s*:\s*(?:an?\s+)?(pass|merit|distinction|fail|credit)(?!\p{L})/giu,
  /(?<!\p{L})a\s+(2:[12])(?=\s*(?:[.,;!?)]|$))/giu,
  /(?<!\p{L})(band\s+[1-9])(?=\s*(?:[.;!)]|$))/giu,
  /(?<!\p{L})(?:aprueb|suspend|pas)(?:as|es|a|e)\s+con\s+(?:un\s+)?(\d+(?:[.,]\d+)?|cinco|seis|siete|ocho|nueve|diez|cuatro|tres|dos)(?!\p{L})/giu,
  /^[\s¡]*(sobresaliente|notable|aprobado|suspenso|insuficiente|suficiente|matrícula\s+de\s+honor)(?:\s+(?:alto|bajo|justo))?[\s.!]*$/giu,
];

/** In German a number after "Note" or "eine" is a school grade, whatever our points. */
const BY_LANGUAGE: Readonly<Record<string, readonly RegExp[]>> = {
  de: [
    /(?<![\p{L}\p{N}.,]|S\.\s)(\d+(?:[.,]5)?\s?P\.?)(?=\s|$|[,;!)])(?!\s*\p{Ll})/gu,
    /(?<!\p{L})zensur\s*(?::\s*)?(\d)/giu,
    /(?<!\p{L})(?:schulnote|gesamtnote|endnote|note)(?:\s+(?:ist|wäre|von|lautet)|:)?\s+(?:eine?\s+)?\(?(\d(?:[.,]\d)?)(?![\d.,]*\p{N})/giu,
    /(?<!\p{L})(?:bekommst|bekommt|erhältst|erhält|verdienst|verdient|gebe|gäbe|wäre)\s+(?:\p{L}+\s+){0,2}?eine\s+(?:\p{L}+\s+)?([1-6])(?=\s*[.,;!?)]|\s*$)/giu,
    /(?<!\p{L})eine[rnm]?\s+(?:\p{L}+\s+)?([1-6]\s?(?:[+−–-]|plus|minus))(?![\p{L}\p{N}]|\s*\p{N})/giu,
    /(?<!\p{L})(?:schul|gesamt|end)?(?:note|zensur)(?!\p{L})[^.!?\n]{0,30}?(?<!\p{L})eine[rm]?\s+([1-6])(?=\s*(?:[.,;!?)]|$))/giu,
    /(?<!\p{L})eine[rm]?\s+([1-6],\d)(?=\s*(?:[.,;!?)]|$|(?:ist|wäre|hier|für|angemessen|wert|verdient)(?!\p{L})))/giu,
    /(?<!\p{L})(?:ergibt|gibt|macht|wäre|ist|bedeutet|entspricht)\s+(?:\p{L}+\s+)?(?:eine?m?|der\s+note)\s+["„“»‚]((?:sehr\s+)?gut|befriedigend|ausreichend|mangelhaft|ungenügend)/giu,
    /(?<!\p{L})(?:sie\s+haben|du\s+hast|hast\s+du|haben\s+sie|somit|leider)\s+(?:\p{L}+\s+){0,2}?((?:nicht\s+)?bestanden|durchgefallen)(?=\s*(?:[.!;]|$))/giu,
    /(?<![\p{L}\p{N}])([1-6](?:\s?[+−–-]))(?=[.,;!?)]|\s*$|\s+(?:für|wert|verdient)(?!\p{L}))/gu,
  ],
};
