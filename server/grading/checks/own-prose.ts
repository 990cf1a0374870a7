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

/** The sentences of a text, roughly: enough to tell which words belong together. */
export function sentencesIn(text: string): string[] {
  return text.split(/(?<=[.!?。！？؟])\s+|\n+|(?<=[;；])\s/u).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

const CODE = [/```[\s\S]*?```/gu, /`[^`\n]*`/gu];
const FORMULAS = [/\$\$[\s\S]*?\$\$/gu, /\$[^$\n]+\$/gu, /\\\([\s\S]*?\\\)/gu, /\\\[[\s\S]*?\\\]/gu];

/** Pairs of quotation marks of many languages; a single straight quote is nearly always an apostrophe. */
const QUOTATIONS = [
  /[“„«»‟]([^“”„«»"]{1,600})[”“»«"]/gu,
  /"([^"\n]{1,600})"/gu,
  /(?<=^|[\s(])[‘‚‹]([^‘‚\n]{1,300}?)[’‘›](?=[\s.,;:!?)]|$)/gu,
  /[「『《]([^」』》]{1,300})[」』》]/gu,
];
