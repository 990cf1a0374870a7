/**
 * Whether words in quotation marks name a grade and nothing else: “befriedigend”, “Merit”, "notable alto", “B+”. Quotation
 * marks around one set it off as a grade; no reader takes them for a passage of the work.
 * The names are those of English, German and Spanish schools: a house list.
 */
export function isGradeName(quoted: string): boolean {
  return NAME.test(quoted.trim());
}

const WEIGHED = String.raw`(?:plus|minus|alto|bajo|justo|raspado|\+|-|−|–)`;
const NAMES = [
  String.raw`(?:high|low|clear|bare|strong)?\s*(?:distinction|merit|pass|fail|credit|outstanding|satisfactory|unsatisfactory|first|upper\s+second|lower\s+second|third|honou?rs)`,
  String.raw`(?:sehr\s+gut|gut|vollbefriedigend|voll\s+befriedigend|befriedigend|ausreichend|mangelhaft|ungenügend|(?:nicht\s+)?genügend|bestanden|nicht\s+bestanden|mit\s+(?:gutem\s+)?erfolg(?:\s+bestanden)?|mit\s+auszeichnung|unzureichend)`,
  String.raw`(?:sobresaliente|notable|bien|muy\s+bien|excelente|suficiente|insuficiente|aprobad[oa]|suspens[oa]|reprobad[oa]|(?:no\s+)?apt[oa]|deficiente|regular|bueno|muy\s+bueno|matrícula(?:\s+de\s+honor)?)`,
  String.raw`[A-F](?:\s*(?:star|\*))?`,
];
const NAME = new RegExp(String.raw`^(?:${NAMES.join('|')})\s*${WEIGHED}?$`, 'iu');

/** Words that only grading has, or hardly anything else: even where a work has one too, beside a mark it is about the mark. */
export function isGradeTalk(word: string): boolean {
  return TALK.test(word);
}

const TALK =
  /^(?:graded|grading|deduct\p{L}*|docked|distinction|merit|pass(?:es|ed|ing)?|fail(?:s|ed|ing)?|award(?:s|ed)?|withheld|forfeit\p{L}*|penali[sz]\p{L}*|penalty|borderline|bestanden|durch(?:ge)?fall\p{L}*|benot\p{L}*|\p{L}*abz[uü]ge?s?n?|abgezogen|abziehen|mangelhaft|ungenügend|befriedigend|ausreichend|gutgeschrieben|\p{L}*punktzahl|(?:höchst|schul|gesamt|best|end)note|aprob\p{L}*|suspen[ds]\p{L}*|reprob\p{L}*|apt[oa]|calific\p{L}*|descont\p{L}*|descuent\p{L}*|penaliz\p{L}*|puntuad[oa]|puntúa\p{L}*|puntaje|sobresaliente|notable)$/iu;
