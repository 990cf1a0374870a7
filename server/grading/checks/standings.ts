/**
 * Sources of patterns for results that are said by comparing: a place among others, a grade more or less than before or
 * than the next, what examiners would do, a scale of their own. They are built from closed classes (ordinals and
 * superlatives, words for a class, for a grade, for an examiner); what stands between does not matter.
 * English, German and Spanish.
 */
const CLASS_EN = String.raw`(?:class|year(?:\s+group)?|cohort|course|school|form|seminar|group)(?!\p{L})`;
const CLASS_DE = String.raw`(?:klasse|kurs(?:es)?|jahrgangs?|gruppe|schule|stufe|seminars?)(?!\p{L})`;
const CLASS_ES = String.raw`(?:clase|curso|grupo|promoción|aula|salón|colegio)(?!\p{L})`;

const RANKS = [
  String.raw`(?:top|bottom|best|worst|strongest|weakest|finest|poorest|highest|lowest)(?:\s+\p{L}+){0,2}?\s+(?:of|in)\s+(?:the|your|this|my|our)\s+(?:\p{L}+\s+)?${CLASS_EN}`,
  String.raw`you(?:[’']re|\s+(?:are|come|came|finish(?:ed)?|rank(?:ed)?))\s+(?:\p{L}+\s+)?(?:top|bottom|first|second|third|last)\s+(?:of|in)\s+(?:the|your|this|my|our)\s+\p{L}+`,
  String.raw`(?:klassen|kurs|jahrgangs|stufen)(?:beste|schlechteste|letzte|erste|zweite|dritte|primus)\p{L}*`,
  String.raw`(?:(?:zweit|dritt|viert|fünft)?(?:best|schlechtest|schwächst|stärkst)|letzt)\p{L}{1,2}(?:\s+\p{L}+){0,2}?\s+(?:der|des|im|in\s+der|in\s+deiner|in\s+ihrer|unserer)\s+(?:\p{Ll}+\s+)?${CLASS_DE}`,
  String.raw`(?:mejor(?:es)?|peor(?:es)?|últim[oa]s?|más\s+(?:floj|débil|fuert|baj|alt)\p{L}+)(?:\s+\p{L}+){0,2}?\s+(?:de|del|en)\s+(?:la\s+|el\s+|tu\s+|tod[oa]\s+(?:el|la)\s+)?${CLASS_ES}`,
];

const GRADE_MOVES = [
  String.raw`(?:next|previous|whole|full|half\s+a|one|two|three)\s+grades?(?=\s*(?:[.,;:!]|$)|\s+(?:up|down|below|above|better|worse|higher|lower|since|than|by|for|off|away)(?!\p{L}))`,
  String.raw`(?:eine?r?|zwei|drei|halbe|ganze|nächst\p{L}+|besser\p{L}+|schlechter\p{L}+)\s+noten?(?:stufen?)?(?=\s*(?:[.,;:!]|$)|\s+(?:besser|schlechter|rauf|runter|vorbei|verbessert|verschlechtert|gesunken|gestiegen|als|nach|über|unter|mehr|weniger)(?!\p{L}))`,
  String.raw`(?:sub|baj|mejor|empeor)\p{L}+\s+(?:de|la|tu)\s+nota(?!\p{L})`,
  String.raw`(?:another|one\s+more|every)\s+(?:mark|point)\s+(?:lost|gone|gained|dropped|off|down)(?!\p{L})`,
  String.raw`(?:ein(?:en)?|mancher)\s+punkt\s+(?:futsch|weg|verloren|verschenkt|eingebüßt)(?!\p{L})`,
  String.raw`(?:otro|un)\s+punto\s+(?:que\s+(?:vuela|pierdes|ganas|se\s+va)|perdido|de\s+(?:más|menos)|por\s+(?:debajo|encima)\s+de)(?!\p{L})`,
  String.raw`bonus\s+(?:marks?|points?)|(?:zusatz|bonus|extra|sonder)punkte?(?!\p{L})`,
];

const EXAMS = [
  String.raw`(?:examiners?|exam\s+board|markers?)\s+(?:would|will|might|may)\s+(?:\p{L}+\s+)?(?:put|place|rate|give|award|call|fail|pass)(?!\p{L})`,
  String.raw`(?:prüfer\p{L}*|prüfungsausschuss|kommission)\s+(?:würde|gäbe|ließe|wird)\p{L}*`,
  String.raw`(?:jurado|tribunal|corrector(?:es)?|examinador\p{L}*)\s+(?:no\s+)?(?:lo\s+|la\s+|te\s+)?(?:dar|situar|pondr|aprobar|suspender|calificar|colocar)ía\p{L}*`,
  String.raw`(?:por|como)\s+(?:no\s+)?apt[oa](?=\s*(?:[.,;!]|$))`,
  String.raw`progresa\s+adecuadamente|necesita\s+mejorar(?=\s*(?:[.,;!]|$))`,
  String.raw`(?:voll|halb|teilweise)\s+bepunktet|nul\s+points|ECTS(?:-punkte)?(?!\p{L})|IB\s+money`,
  String.raw`(?:consider|call|count)\s+(?:this|it)(?:\s+one)?\s+(?:as\s+)?(?:an?\s+)?(?:failed|passed|pass|fail)(?!\p{L})`,
  String.raw`(?:zählt|gilt|werte\p{L}*|rechne\p{L}*)\s+(?:\p{L}+\s+)?als\s+(?:nicht\s+)?bestanden`,
  String.raw`cuenta\s+como\s+(?:no\s+)?(?:superad|aprobad|suspens)[oa]`,
  String.raw`(?:on\s+a\s+scale\s+(?:of|from)|auf\s+einer\s+skala\s+von|en\s+una\s+escala\s+de|del\s+1\s+al\s+\d|von\s+1\s+bis\s+10|from\s+1\s+to\s+10)(?!\p{L})[^.!?]*?(?<!\p{L})(?:an?|eine[rnm]?|una?)\s+(?:\d|six|seven|eight|nine|sechs|sieben|acht|neun|seis|siete|ocho|nueve)`,
  String.raw`(?:tu|su)\s+(?:media|promedio)\s+(?:queda|es|está|baja|sube)(?!\p{L})|(?:deine?|ihre?)\s+(?:noten)?schnitt\s+(?:\p{L}+\s+)?(?:bei|ist)(?!\p{L})|your\s+(?:grade\s+)?average\s+(?:is|stands|goes|drops|rises)(?!\p{L})`,
];

export const comparedResults: readonly string[] = [...RANKS, ...GRADE_MOVES, ...EXAMS];
