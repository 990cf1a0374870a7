import { plainDigits } from './plain-digits.ts';

/** Words that hand marks out, in three languages: a source of a regular expression. */
export const GIVES = String.raw`(?:you\s+(?:get|got|earn|earned|receive|received|score|scored)|(?:earns?|scores?|gets|receives?|deserves?|merits?|worth|awarded|gives)(?:\s+(?:you|it|this))?|(?:i|we)\s+(?:give|award)(?:\s+(?:you|it|this))?|(?:bekommst|erhältst|bekommt|erhält|gibt|gebe|macht|vergebe|verdient|verdienst)(?:\s+(?:du|es|das|dir|ich|dafür))*|(?:te\s+|le\s+)?(?:doy|pongo|corresponden?|otorgo)|obtienes|tienes|sacas|sacarías|tendrías|obtendrías|mereces?|vale|recibes)`;

/** Every number word of a sentence as digits, but for "one", which is mostly an article; `mark` is set behind each. */
export function withAllDigits(text: string, mark = ''): string {
  return text.replace(LONE_WORD, (word) => (ARTICLE.test(word) ? word : `${WORDS[word.toLowerCase()] ?? word}${mark}`));
}

/** Number words become digits where they count marks: "two marks", "zwei von zehn", "diez sobre diez". */
export function withDigits(text: string): string {
  const digits = digitsOf;
  return withHalves(plainDigits(text))
    .replace(HUNDRED, '100')
    .replace(HALF_A, '0.5 ')
    .replace(PAIR_OF_MARKS, (_, a: string, of: string, b: string) => `${digits(a)}${of}${digits(b)}`)
    .replace(WORD_PAIR, (_, a: string, of: string, b: string) => `${digits(a)} ${of} ${digits(b)}`)
    .replace(DIGIT_PAIR, (_, before: string, word: string) => `${before}${digits(word)}`)
    .replace(WORD_BEFORE_UNIT, (word) => digits(word))
    .replace(WORD_BEFORE_POINTS, (word) => digits(word))
    .replace(FIRST, (word) => digits(word))
    .replace(IN_ALL, (word) => digits(word))
    .replace(LONE, (_, article: string, word: string) => `${article}${digits(word)}`)
    .replace(WORD_AFTER_GIVING, (_, article: string | undefined, word: string) => `${article ?? ''}${digits(word)}`);
}

function digitsOf(word: string): string {
  return String(WORDS[word.toLowerCase()] ?? MORE_WORDS[word.toLowerCase()] ?? word);
}

/** "Seven and a half", "siete y medio", "sieben Komma fünf", "seven point five". */
export function withHalves(text: string): string {
  return text
    .replace(AND_A_HALF, (_, whole: string) => `${digitsOf(whole)}.5`)
    .replace(POINT, (_, whole: string, part: string) => `${digitsOf(whole)}.${digitsOf(part)}`);
}

const MORE_WORDS: Readonly<Record<string, number>> = { hundred: 100, hundert: 100, cien: 100, anderthalb: 1.5 };
// "Once" is a word of time in English, and so is eleven in Spanish.
const ARTICLE = /^(?:one|uno|eins|null|once)$/iu;
const ONES = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  de: 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve',
};
const TENS = {
  en: 'twenty thirty forty fifty sixty seventy eighty ninety',
  de: 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig',
  es: 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
};
const JOINED = {
  en: (one: string, ten: string) => [`${ten}-${one}`, `${ten} ${one}`],
  de: (one: string, ten: string) => [`${one === 'eins' ? 'ein' : one}und${ten}`],
  es: (one: string, ten: string) => [`${ten} y ${one}`, `veinti${one}`].slice(0, ten === 'veinte' ? 2 : 1),
};
/** 0 to 100, and 1½, 2½ … in German. */
const WORDS = Object.fromEntries<number>(
  (['en', 'de', 'es'] as const).flatMap((language): [string, number][] => {
    const [ones, tens] = [ONES[language].split(' '), TENS[language].split(' ')];
    const joined = tens.flatMap((ten, at) =>
      ones
        .slice(1, 10)
        .flatMap((one, n) => JOINED[language](one, ten).map((word): [string, number] => [word, (at + 2) * 10 + n + 1])),
    );
    const halves = ones.map((one, n): [string, number] => [`${one}einhalb`, n + 0.5]);
    return [
      ...ones.map((one, n): [string, number] => [one, n]),
      ...tens.map((ten, at): [string, number] => [ten, (at + 2) * 10]),
      ...joined,
      ...halves,
    ];
  }),
);
/** Any number in words: a source of a regular expression. */
export const ANY_NUMBER = [...Object.keys(WORDS), 'hundred', 'hundert', 'cien', 'anderthalb']
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const AND_A_HALF = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(\d+|${ANY_NUMBER})\s+(?:and\s+a\s+half|y\s+medi[oa]|und\s+eine?n?\s+halbe[nr]?)(?!\p{L})`,
  'giu',
);
const POINT = new RegExp(
  String.raw`(?<!\p{L})(${ANY_NUMBER})\s+(?:point|komma|coma|con)\s+(${ANY_NUMBER})(?!\p{L})`,
  'giu',
);
/** "Points" are often arguments: a number word counts only after a word that hands marks out. */
const WORD_BEFORE_UNIT = new RegExp(
  String.raw`(?<!\p{L})(${ANY_NUMBER})(?=(?:\s+(?:full|whole|possible|available))?\s+(?:marks?|credits?|notenpunkten?|notenpunkte|bewertungseinheiten|prozent|per\s?cent|percent|por\s+ciento)(?!\p{L}))|(?<=(?<!\p{L})${GIVES}\s+)(${ANY_NUMBER})(?=\s+(?:points?|punkte?|puntos?)(?!\p{L}))`,
  'giu',
);
const WORD_PAIR = new RegExp(
  String.raw`(?<!\p{L})(${ANY_NUMBER})\s+(out of|von|sobre|de|aus)\s+(${ANY_NUMBER})(?!\p{L})`,
  'giu',
);
/** "71 out of a hundred" */
const HUNDRED =
  /(?<=\d\s+(?:out\s+of|of|von|sobre|de)\s+)(?:an?\s+|one\s+)?(?:hundred|hundert|cien)(?![\p{L}\p{N}])/giu;
/** "Half a mark", "einen halben Punkt", "medio punto". */
const HALF_A =
  /(?<!\p{L})(?:half\s+an?|(?:ein(?:en)?\s+)?halbe[rn]?|medio)\s+(?=(?:marks?|points?|punkt|zähler|punto)(?!\p{L}))/giu;
/** "Five of the ten marks on offer", "zwei der acht möglichen Punkte": whatever stands between, it ends in marks. */
const PAIR_OF_MARKS = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(\d+|${ANY_NUMBER})(\s+(?:out\s+of|of|von|der|aus|de|sobre)\s+(?:the\s+|den\s+|los\s+|las\s+|insgesamt\s+|un\s+total\s+de\s+)?)(\d+|${ANY_NUMBER})(?=\s+(?:\p{L}+\s+){0,2}?(?:marks?|points?|credits?|punkten?|punkte|zählern?|puntos?)(?!\p{L}))`,
  'giu',
);
/** "Eight points." and "you lose two points for …", but not "your two points about", "two points against". */
const WORD_BEFORE_POINTS = new RegExp(
  String.raw`(?<=(?:^|[.!?:–—]\s*|(?<!\p{L})(?:lose|loses|lost|deduct|deducted|subtract|get|gets|only|have|minus|plus|of|ziehe|gebe|nur|abzug von|bei|quito|resto|descuento|sumas|solo|son|en|pierdes)\s+(?:ich\s+|dir\s+|you\s+|te\s+)*))(${ANY_NUMBER})(?=\s+(?:points?|punkten?|punkte?|puntos?)(?:\s*(?:[.,;:!)]|$)|\s+(?:for|here|off|in\s+all|ab|für|hier|abzug|por|aquí)(?!\p{L})))`,
  'giu',
);
const WORD_AFTER_GIVING = new RegExp(
  String.raw`(?<=(?<!\p{L})(?:${GIVES}|(?:make|call|rate|mark|grade)\s+(?:this|it|that))\s+)((?:an?|un|eine?n?)\s+)?(${ANY_NUMBER})(?!\p{L})`,
  'giu',
);
/** "Ten en cuenta" orders, and counts nothing. */
const ORDER = String.raw`ten\s+(?:a\s+(?:la|el|los|mano)|en|el|la|l[oa]s|tus?|siempre|presentes?|cuidado|claro|paciencia|preparad[oa]s?)(?!\p{L})`;
const LONE_WORD = new RegExp(String.raw`(?<![\p{L}\p{N}-])(?!${ORDER})(?:${ANY_NUMBER})(?![\p{L}\p{N}-])`, 'giu');
/** "A seven." and nothing else. */
const LONE = new RegExp(String.raw`((?:^|[.!?]\s+)(?:an?|une?|ein)\s+)(${ANY_NUMBER})(?=\s*(?:[.!]|$))`, 'giu');
/** "8 von neun". */
const DIGIT_PAIR = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(\d+\s+(?:out of|von|sobre|de)\s+)(${ANY_NUMBER})(?!\p{L})`,
  'giu',
);
/** "Acht Punkte sind das." */
const FIRST = new RegExp(
  String.raw`(?<=^\s*|[.!?]\s+)(?:${ANY_NUMBER})(?=\s+(?:punkte|points|puntos|zähler)\s+(?:sind|is|are|son|hast|have|tienes)(?!\p{L}))`,
  'giu',
);
/** "En total te cuento siete puntos." */
const IN_ALL = new RegExp(
  String.raw`(?<=(?<!\p{L})(?:in\s+(?:all|total)|altogether|overall|insgesamt|zusammen|en\s+total)(?!\p{L})[^.!?]{0,40}\s)(?:${ANY_NUMBER})(?=\s+(?:points|marks|punkte|puntos)\s*(?:[.!]|$))`,
  'giu',
);
