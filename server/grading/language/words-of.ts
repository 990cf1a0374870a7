/**
 * The words of a text in reading order, lower-cased and in NFC; a number with its decimals is one word. Scripts that
 * put no space between words (Chinese, Japanese, Thai …) give pairs of neighbouring characters, which serve the same
 * purpose when two texts are compared.
 */
export function wordsOf(text: string): string[] {
  const pieces = text.normalize('NFC').toLowerCase().match(WORD) ?? [];
  return pieces.flatMap((piece) => (UNSPACED.test(piece) ? pairsOf(piece) : [piece]));
}

/**
 * A rough stem, so that forms of one word meet: a plural or case ending off, then the first six letters. Crude on
 * purpose: it is the same for every language, and can be worked out in one's head. Numbers stay whole.
 */
export function stemOf(word: string): string {
  if (/^\p{N}/u.test(word)) return word.replace(',', '.');
  const bare = word.length > 4 ? word.replace(/(?:es|en|er|s|e|n)$/u, '') : word;
  return bare.slice(0, 6);
}

const WORD = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

function pairsOf(piece: string): string[] {
  const signs = Array.from(piece);
  return signs.length < 2 ? signs : signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`);
}
