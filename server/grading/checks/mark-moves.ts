import { found, NUMBER, numberOf, SCORE, UNIT } from './mark-grammar.ts';
import { withAllDigits } from './number-words.ts';

/**
 * Marks that a sentence hands out, keeps, takes away or adds up, by its grammar: somebody (you, I, the work), a verb of
 * giving or taking, and a number that counts nothing ("you drop 3 here", "that is 2 down", "bleiben 4", "son 3
 * menos"). A number before a noun counts that, and no mark is read from it.
 */
export function movedMarksIn(sentence: string): number[] {
  const digits = withAllDigits(sentence);
  if (!/\d/u.test(digits) || COUNTING.test(digits)) return [];
  return found(MOVES, digits).map((match) => numberOf(match[1]));
}

/**
 * What a change would make of a mark, before and after: "you would move up from 7 to 12", "das brächte dich von 7 auf 12",
 * "pasarías de 7 a 12". Only of what might be and happens to the student or the answer: "you go from 7 to 12" may be a step
 * of the work.
 */
export function risenMarksIn(sentence: string): number[] {
  const digits = withAllDigits(sentence);
  if (!TWO_NUMBERS.test(digits)) return [];
  return found(RISES, digits).flatMap((match) => [numberOf(match[1]), numberOf(match[2])]);
}

/** Without these no pattern can match: most sentences are spared them all. */
const TWO_NUMBERS = /\d\D+\d/u;
const POINTS = /mark|point|p[uü]n(?:kt|t)/iu;

const WOULD = String.raw`(?:would|could|might|should|will|can|[’']d|[’']ll)`;
/** The second number counts nothing but marks: "from 7 to 9 degrees" is told of something else. */
const NOTHING_COUNTED = String.raw`(?=\s*(?:[.,;:!?)%–—]|$|(?:points?|marks?|per\s?cent|punkten?|punkte|prozent|puntos?|in|on|for|here|if|with|without|straight|overall|easily|kommen|gekommen|gestiegen|steigen|springen|bringen|gebracht|gewesen|bei|hier|en|sin|con|por|si|and|und|y|fácilmente)(?!\p{L})))`;
const RISES = [
  String.raw`(?<!\p{L})(?:you|it|this|that|which|(?:mark|score|grade|total|answer|work|result)s?)\s*${WOULD}\s+(?:\p{L}+\s+){0,2}?(?:move|go|climb|rise|jump|get|step|come|be|increase|improve)(?:\s+(?:up|it|straight|all\s+the\s+way|comfortably|easily))*\s+from\s+(?:an?\s+)?${NUMBER}(?:\s+\p{L}+)?\s+(?:up\s+)?to\s+(?:an?\s+|the\s+)?${NUMBER}`,
  String.raw`(?<!\p{L})(?:takes?|brings?|lifts?|moves?|raises?|pushe?s?|bumps?|gets?|carr(?:y|ies)|turns?)\s+(?:you|your\s+\p{L}+|this|it)\s+(?:up\s+)?from\s+(?:an?\s+)?${NUMBER}(?:\s+\p{L}+)?\s+(?:up\s+)?to\s+(?:an?\s+|the\s+)?${NUMBER}`,
  String.raw`(?<!\p{L})(?:turn|make)s?\s+(?:this|that|your|the)\s+${NUMBER}\s+into\s+(?:an?\s+)?${NUMBER}`,
  String.raw`(?<!\p{L})(?:wär(?:e?st|e|en)|kämst|käme|würde?s?t?|könnte?s?t?|hätte?s?t?|(?<=(?:damit|dann|so)\s+)(?:steigst|kommst|springst|kletterst))(?:\s+\p{L}+){0,4}?\s+von\s+${NUMBER}(?:\s+(?:punkten?|punkte|prozent|%))?\s+auf\s+${NUMBER}`,
  String.raw`(?<!\p{L})(?:bring|brächt|heb|höb)(?:t|e|en)?\s+(?:\p{L}+\s+){0,2}?(?:dich|deine?n?\s+\p{L}+|sie|es|das)\s+(?:\p{L}+\s+){0,2}?von\s+${NUMBER}(?:\s+(?:punkten?|punkte|prozent|%))?\s+auf\s+${NUMBER}`,
  String.raw`(?<!\p{L})(?:pasarí|subirí|llegarí|irí|saltarí|ascenderí)(?:as?|an)\s+(?:\p{L}+\s+){0,2}?del?\s+(?:un\s+)?${NUMBER}(?:\s+\p{L}+)?\s+(?:al?|hasta(?:\s+el)?)\s+(?:un\s+|los\s+)?${NUMBER}`,
  String.raw`(?<!\p{L})(?:podrías?|puedes|puede)\s+(?:\p{L}+\s+)?(?:pasar|subir|llegar|saltar)\s+(?:\p{L}+\s+){0,2}?del?\s+(?:un\s+)?${NUMBER}(?:\s+\p{L}+)?\s+(?:al?|hasta(?:\s+el)?)\s+(?:un\s+|los\s+)?${NUMBER}`,
  String.raw`(?<!\p{L})(?:te|la|lo)\s+(?:lleva|llevaría|sube|subiría|haría\s+(?:pasar|subir))\s+(?:\p{L}+\s+){0,2}?del?\s+(?:un\s+)?${NUMBER}(?:\s+\p{L}+)?\s+(?:al?|hasta(?:\s+el)?)\s+(?:un\s+|los\s+)?${NUMBER}`,
  String.raw`(?<!\p{L})si\s[^.;!?]{3,80},\s+(?:pasas|subes|llegas|saltas)\s+del?\s+(?:un\s+)?${NUMBER}(?:\s+\p{L}+)?\s+(?:al?|hasta(?:\s+el)?)\s+(?:un\s+|los\s+)?${NUMBER}`,
  String.raw`(?<!\p{L})para\s+(?:subir|pasar)\s+del?\s+${NUMBER}(?:\s+actual)?\s+(?:al?|hasta(?:\s+el)?)\s+(?:un\s+|los\s+)?${NUMBER}`,
].map((source) => new RegExp(String.raw`${source}${NOTHING_COUNTED}`, 'giu'));

/** Points that the student loses, gains or is given, as a number or in words: whatever the work has, these are marks. */
export function handedMarksIn(sentence: string): number[] {
  if (!POINTS.test(sentence)) return [];
  const digits = withAllDigits(sentence).replace(A_POINT, '1');
  return found([HANDED], digits).map((match) => numberOf(match[1]));
}

/** "You lost a point", "einen Punkt", "un punto" */
const A_POINT =
  /(?<!\p{L})(?:an?|one|a\s+single|eine?n?|einen\s+einzigen|uno?|un\s+solo)(?=\s+(?:marks?|points?|punkt|puntos?)(?!\p{L}))/giu;

const HANDS = [
  String.raw`you\s+(?:\p{L}+\s+){0,2}?(?:los[et]|drop(?:ped)?|earn(?:ed)?|gain(?:ed)?|forfeit(?:ed)?|recover(?:ed)?|pick(?:ed)?\s+up|throw(?:n)?\s+away|threw\s+away|miss(?:ed)?\s+out\s+on|secured?|collect(?:ed)?)`,
  String.raw`(?:costs?|earns?|brings?|leaves?|loses?|gains?|nets?|recover)\s+(?:you)?`,
  String.raw`I(?:[’']ve|[’']d)?\s+(?:\p{L}+\s+){0,3}?(?:deduct(?:ed)?|docked|awarded|credited|given|gave|added)`,
  String.raw`(?:verlierst|verlorst|erhältst|bekommst|büßt|verschenkst|gewinnst|holst|sicherst)\s+du|du\s+(?:\p{L}+\s+){0,2}?(?:verlierst|verlorst|erhältst|bekommst|büßt|verschenkst|gewinnst|holst|sicherst)`,
  String.raw`(?:kostet|kosten|bringt|bringen|fehlen|fehlt|gebe|gibt)\s+(?:dich|dir|ihnen|es|ich\s+dir)`,
  String.raw`(?:ziehe|zog|vergebe)\s+ich|(?:te|le)\s+(?:cuesta|resta|quita|descuenta|separa|suma|falta|doy|daría|he\s+dado|he\s+quitado|quito|resto|descuento|escapa|escapó|faltó|faltaro)n?`,
  String.raw`(?:pierdes|perdiste|perderás|obtienes|obtuviste|obtendrás|obtendrías|ganas|ganaste|ganarás|ganarías|recuperas|recuperarás|recuperarías|recuperar|sumas|sumarás|sumarías|consigues|conseguiste|conseguirías|te\s+llevas|has\s+(?:perdido|obtenido|ganado|sumado|conseguido)|(?:restar|quitar|descontar|dar)(?:te|le))`,
].join('|');
const HANDED = new RegExp(
  String.raw`(?<!\p{L})(?:${HANDS})\s+(?:\p{L}+\s+){0,4}?${NUMBER}\s+(?:(?:full|easy|whole|more|further|of\s+the\s+\p{L}+|weitere|ganze|fáciles|enteros?)\s+)?(?:marks?|points?|punkten?|punkte|pünktchen|puntos?|puntitos?)(?!\p{L})`,
  'giu',
);

const ADVERBS = String.raw`(?:(?:only|just|still|now|then|thus|therefore|so|about|roughly|a|an|me|you|him|it|this|that|here|again|already|already|unfortunately|sadly|alas|nur|noch|leider|damit|also|hier|dafür|so|dir|ihnen|ich|du|sie|es|das|etwa|rund|knapp|gerade|insgesamt|jetzt|nun|te|le|se|solo|sólo|aquí|así|ya|unos|unas|apenas|otros|otras|más|lamentablemente|ahora|me|entonces)\s+)*`;
/** What may stand behind a number that counts nothing. */
const UNCOUNTED = String.raw`(?=\s*(?:[.,;:!)–—](?!\d)|$|(?:off|down|less|fewer|short|lost|gone|more|extra|better|up|away|for|here|in\s+(?:all|total|this|that)|on\s+this|at\s+best|at\s+most|then|altogether|so|because|it\s+is|weniger|mehr|abzug|abgezogen|verloren|weg|ab|ein|zusammen|für|hier|dafür|dazu|drauf|weil|übrig|erreicht|geholt|gesammelt|geworden|wert|menos|más|abajo|por|aquí|porque|en\s+(?:total|esto|este|esta)|perdidos|restados|como\s+mucho)(?!\p{L})))`;
const MOVES = [
  // The student gets, keeps or loses it.
  String.raw`(?<!\p{L})you(?:[’'](?:ve|ll|d|re))?\s+(?:\p{L}+\s+){0,2}?(?:keep|kept|lose|lost|drop(?:ped)?|forfeit(?:ed)?|collect(?:ed)?|gain(?:ed)?|pick(?:ed)?\s+up|score[ds]?|earn(?:ed)?|secured?|net(?:ted)?|bank(?:ed)?|miss(?:ed)?(?:\s+out\s+on)?|land(?:ed)?(?:\s+(?:on|at))?|end(?:ed)?\s+up\s+(?:on|at|with)|finish(?:ed)?\s+(?:on|at|with)|come\s+(?:away|out)\s+(?:with|at|on)|walk\s+away\s+with|are\s+(?:on|at|left\s+with)|stand\s+(?:on|at)|sit\s+(?:on|at)|stay\s+(?:on|at))`,
  String.raw`(?<!\p{L})(?:verlierst|verlieren|behältst|behalten|sammelst|sammeln|holst|holen|büßt|verschenkst|verschenken|kriegst|kriegen|bekommst|bekommen|erhältst|erhalten|landest|landen|stehst|stehen|liegst|liegen|bleibst)\s+(?:sie\s+|du\s+)?(?:\p{L}+\s+){0,2}?(?:bei|auf|mit)?`,
  String.raw`(?<!\p{L})(?:pierdes?|pierde\s+usted|conservas?|mantienes|sumas|reúnes|recoges|rascas|ganas|alcanzas|logras|consigues|te\s+llevas|se\s+lleva|te\s+quedas?|te\s+plantas|acabas|sales|llegas)\s+(?:usted\s+)?(?:con|en|a)?`,
  // The work costs or brings it.
  String.raw`(?<!\p{L})(?:this|that|it|which)(?:[’']s|\s+(?:is|was|makes?|costs?|cost|brings?|leaves?|earns?|comes?\s+to|works?\s+out\s+at|amounts?\s+to|totals?|puts?|takes?))(?:\s+you)?(?:\s+(?:down|off|back|at|on|to|with))?`,
  String.raw`(?<!\p{L})(?:das|dies|es)\s+(?:sind|kostet|bringt|macht|ergibt|gibt|wären|bedeutet|kosten)`,
  String.raw`(?<!\p{L})(?:kostet|bringt|bleiben|bleibt|fehlen|fehlt|macht|ergibt)\s+(?:das|dich|sie|dir|ihnen|es|so)?`,
  String.raw`(?<!\p{L})(?:esto|eso|ello)?\s*(?:te|le)\s+(?:cuesta|resta|suma|quita|deja\s+(?:en|con)|da|vale|quedan|queda)`,
  String.raw`(?<!\p{L})(?:son|eso\s+son|esto\s+son|quedan|faltan|restan|suman)`,
  // The teacher gives or takes it.
  String.raw`(?<!\p{L})I(?:[’'](?:ve|ll|d|m))?\s+(?:\p{L}+\s+){0,2}?(?:give|gave|given|award(?:ed)?|grant(?:ed)?|allow(?:ed)?|deduct(?:ed)?|dock(?:ed)?|take|took|taken|knock(?:ed)?|subtract(?:ed)?|settle[ds]?|stop(?:ped)?|stay|put\s+down)(?:\s+(?:off|away|for|on|at|with|to|it|this|you))*`,
  String.raw`(?<!\p{L})(?:gebe|gab|vergebe|ziehe|zog|streiche|berechne|rechne|notiere|lasse|veranschlage|bleibe\s+(?:bei|ich\s+bei))\s+(?:ich\s+)?(?:dir\s+|ihnen\s+)?`,
  String.raw`(?<!\p{L})(?:doy|pongo|quito|resto|descuento|concedo|otorgo|asigno|dejo(?:\s+en)?|apunto|bajo|subo)\s*`,
].map((source) => new RegExp(String.raw`${source}\s*${ADVERBS}${NUMBER}(?!\s*[%°/])${UNCOUNTED}`, 'giu'));

/** "I get four", "I count 7": the reader's own count; "1 in 38": odds. */
const COUNTING =
  /(?<!\p{L})(?:I\s+(?:only\s+)?(?:get|count|counted|find|found|see|make\s+it)|(?:komme\s+ich|ich\s+komme|ich\s+zähle|zähle\s+ich|ich\s+sehe|ich\s+finde)|(?:cuento|me\s+salen|encuentro|(?<!(?:lo|la|te|los|las)\s+)veo|saldrían?|resultan|resultarían))(?!\p{L})|\d\s+in\s+(?:every\s+)?\d/iu;

/** "I get four", "ich zähle 7", "me salen 3", and nothing that could hand a mark out. */
export function isOwnCount(sentence: string): boolean {
  return OWN_COUNT.test(sentence);
}

const OWN_COUNT =
  /(?<!\p{L})(?:I\s+(?:only\s+)?(?:get|count|counted|find|found|see)|ich\s+(?:zähle|sehe|finde)|(?:zähle|sehe|finde)\s+ich|cuento|encuentro|(?<!(?:lo|la|te|los|las)\s+)veo|saldrían?|resultarían?)(?!\p{L})/iu;

/** "You counted seven in the class", "du hast 7 gezählt": a count of the work, told again. */
export function isStudentsCount(sentence: string): boolean {
  return STUDENTS_COUNT.test(sentence);
}

const STUDENTS_COUNT =
  /(?<!\p{L})(?:you\s+(?:did\s+the\s+counting|count(?:ed)?|measured?|asked)|(?:du|sie)\s+(?:zählst|zählen|misst|messen)|(?:hast|haben)(?:\s+\p{L}+){0,5}\s+(?:gezählt|gemessen|befragt)|(?:cuentas|has\s+contado|contaste|mediste|has\s+medido))(?!\p{L})/iu;

/** Whether the numbers of a sentence are what its writer counted or reckoned, and no marks. */
export function isReckoning(sentence: string): boolean {
  return COUNTING.test(withAllDigits(sentence));
}

/** "The product of 6 and 2 is 12", "you subtract 7 where 5 stands": told of numbers, of which the work has one. */
export function isArithmetic(sentence: string, isKnown: (number: string) => boolean): boolean {
  if (!ARITHMETIC.test(sentence) || OF_MARKS.test(sentence)) return false;
  const numbers = withAllDigits(sentence).match(/\d+(?:[.,]\d+)?/gu) ?? [];
  return numbers.length > 1 && numbers.some(isKnown);
}

const ARITHMETIC =
  /(?<!\p{L})(?:subtract\p{L}*|divid\p{L}+|multipl\p{L}+|products?\s+of|quotients?|squared?|cubed|subtrah\p{L}+|addier\p{L}+|dividier\p{L}+|multiplizier\p{L}+|produkt\s+(?:aus|von)|quotient\p{L}*|quadrier\p{L}+|geteilt\s+durch|producto\s+de|cocientes?)(?!\p{L})/iu;
const OF_MARKS = new RegExp(String.raw`(?<!\p{L})(?:${SCORE}|${UNIT}|noten?|total)(?!\p{L})`, 'iu');

/** "72 frente a 60", "de 13 se pasa a 11": figures held against each other; if the work has one of them, they are its. */
export function areCompared(sentence: string): boolean {
  return COMPARED.test(withAllDigits(sentence));
}

const COMPARED =
  /\d(?:\s*[%€°])?,?\s+(?:frente\s+a|en\s+(?:lugar|vez)\s+de|y\s+no|versus|vs\.?|against|instead\s+of|rather\s+than|and\s+not|gegen(?:über)?|statt|und\s+nicht)\s+\d|(?<!\p{L})(?:de|from|von|aus)\s+\d+(?:[.,]\d+)?\s+(?:\p{L}+\s+){0,2}?(?:a|to|auf|zu)\s+\d/iu;

/** "Why 8 and not 10?" asks in order to tell. */
export function asksWhy(sentence: string): boolean {
  return WHY.test(withAllDigits(sentence));
}

const WHY =
  /^[^\p{L}]*(?:why|warum|wieso|por\s?qué)\s+(?:an?\s+|un\s+|eine?\s+)?\d+\s*(?:\/|(?:(?:and\s+|und\s+|y\s+)?(?:not|nicht|no)|out\s+of|of|von|de|sobre)(?!\p{L}))/iu;
