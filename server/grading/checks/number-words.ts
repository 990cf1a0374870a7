/** Words that hand marks out, in three languages: a source of a regular expression. */
export const GIVES = String.raw`(?:you\s+(?:get|got|earn|earned|receive|received|score|scored)|(?:earns?|scores?|gets|receives?|deserves?|merits?|worth|awarded|gives)(?:\s+(?:you|it|this))?|(?:i|we)\s+(?:give|award)(?:\s+(?:you|it|this))?|(?:bekommst|erhältst|bekommt|erhält|gibt|gebe|macht|vergebe|verdient|verdienst)(?:\s+(?:du|es|das|dir|ich|dafür))*|(?:te\s+|le\s+)?(?:doy|pongo|corresponden?|otorgo)|obtienes|tienes|sacas|sacarías|tendrías|obtendrías|mereces?|vale|recibes)`;

/** Number words become digits where they count marks: "two marks", "zwei von zehn", "diez sobre diez". */
export function withDigits(text: string): string {
  const digits = (word: string) => String(WORDS[word.toLowerCase()] ?? word);
  return text
    .replace(WORD_PAIR, (_, a: string, of: string, b: string) => `${digits(a)} ${of} ${digits(b)}`)
    .replace(WORD_BEFORE_UNIT, (word) => digits(word))
    .replace(WORD_BEFORE_POINTS, (word) => digits(word))
    .replace(WORD_AFTER_GIVING, (_, article: string | undefined, word: string) => `${article ?? ''}${digits(word)}`);
}

const WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
    'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
  ].flatMap((list) => list.split(' ').map((word, number) => [word, number])),
);
const ANY_WORD = Object.keys(WORDS).join('|');
/** "Points" are often arguments: a number word counts only after a word that hands marks out. */
const WORD_BEFORE_UNIT = new RegExp(
  String.raw`(?<!\p{L})(${ANY_WORD})(?=\s+marks?(?!\p{L}))|(?<=(?<!\p{L})${GIVES}\s+)(${ANY_WORD})(?=\s+(?:points?|punkte?|puntos?)(?!\p{L}))`,
  'giu',
);
const WORD_PAIR = new RegExp(
  String.raw`(?<!\p{L})(${ANY_WORD})\s+(out of|von|sobre|de)\s+(${ANY_WORD})(?!\p{L})`,
  'giu',
);
/** "Eight points." and "you lose two points for …", but not "your two points about", "two points against". */
const WORD_BEFORE_POINTS = new RegExp(
  String.raw`(?<=(?:^|[.!?:–—]\s*|(?<!\p{L})(?:lose|loses|lost|deduct|deducted|subtract|get|gets|only|have|minus|plus|of|ziehe|gebe|nur|abzug von|bei|quito|resto|descuento|sumas|solo|son|en|pierdes)\s+(?:ich\s+|dir\s+|you\s+|te\s+)*))(${ANY_WORD})(?=\s+(?:points?|punkten?|punkte?|puntos?)(?:\s*(?:[.,;:!)]|$)|\s+(?:for|here|off|in\s+all|ab|für|hier|abzug|por|aquí)(?!\p{L})))`,
  'giu',
);
const WORD_AFTER_GIVING = new RegExp(
  String.raw`(?<=(?<!\p{L})(?:${GIVES}|(?:make|call|rate|mark|grade)\s+(?:this|it|that))\s+)((?:an?|un|eine?n?)\s+)?(${ANY_WORD})(?!\p{L})`,
  'giu',
);
