/**
 * The part of a feedback text that is its writer's own: without code, formulas and words in quotation marks, each
 * replaced by `…` so that what stood around it stays apart. `isForeign` may keep some quotations in (a wording that
 * is only proposed, say); by default every quotation goes.
 */
export function ownProse(text: string, isForeign: (quoted: string) => boolean = () => true): string {
  const bare = [...CODE, ...FORMULAS].reduce((rest, pattern) => rest.replace(pattern, ' … '), text.normalize('NFC'));
  return QUOTATIONS.reduce(
    (rest, pattern) => rest.replace(pattern, (whole: string, quoted: string) => (isForeign(quoted) ? ' … ' : whole)),
    bare,
  );
}

/** The passages in quotation marks, without the marks. */
export function quotedIn(text: string): string[] {
  return QUOTATIONS.flatMap((pattern) => [...text.normalize('NFC').matchAll(pattern)].map((match) => match[1] ?? ''));
}

/**
 * The sentences of a text, roughly: enough to tell which words belong together. What is longer than any sentence is cut, so
 * that a text without a full stop costs the patterns of the checks no more than one with them.
 */
export function sentencesIn(text: string): string[] {
  const sentences = text.split(BORDER).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  return sentences.flatMap((sentence) => (sentence.length <= LONGEST ? [sentence] : (sentence.match(PIECES) ?? [])));
}

const LONGEST = 600;
const PIECES = new RegExp(String.raw`[^]{1,${LONGEST}}(?:\s|$)|[^]{1,${LONGEST}}`, 'gu');

/** Not behind "p.", "S.", "max." and the like before a number or name, nor in "am 10. Tag", nor where a small letter or a month goes on. */
const BORDER =
  /(?<=[!?。！？؟])\s+|(?<=\.)(?<!(?<!\p{L})(?:[Pp]p?|S|T|Z|[Vv]v?|[Nn]r|[Aa]bb|Abs|Ziff|Bd|[Vv]gl|ca|[Mm]ax|[Mm]in|[Mm]áx|[Mm]ín|vol|cf|[Ff]ig|[Ee]q|[Pp]ágs?|[Nn]úm|art|[Cc]ap|vs|Dr|Mrs?|Prof|Sra?|Dra)\.|(?<!\p{L})(?:[Aa]m|[Ii]m|[Vv]om|[Bb]eim|[Zz]um|[Jj]ede[mnrs]?)\s\d{1,3}\.)\s+(?!\p{Ll}|(?<=\d\.\s+)(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?!\p{L}))|\n+|(?<=[;；])\s/u;

const CODE = [/```[\s\S]*?```/gu, /`[^`\n]*`/gu];
const FORMULAS = [
  /\$\$[\s\S]*?\$\$/gu,
  // As Pandoc reads it: "from $1.50 to $4.50" is money.
  /\$(?!\s)[^$\n]+(?<!\s)\$(?!\d)/gu,
  /\\\([^\\]*(?:\\(?![()])[^\\]*)*\\\)/gu,
  /\\\[[^\\]*(?:\\(?![[\]])[^\\]*)*\\\]/gu,
];

/** Pairs of quotation marks of many languages; a single straight quote is nearly always an apostrophe. */
const QUOTATIONS = [
  /[“„«»‟]([^“”„«»"]{1,600})[”“»«"]/gu,
  /"([^"\n]{1,600})"/gu,
  /(?<=^|[\s(])[‘‚‹]([^‘‚\n]{1,300}?)[’‘›](?=[\s.,;:!?)]|$)/gu,
  /[「『《]([^」』》]{1,300})[」』》]/gu,
];
