/**
 * The one normalisation under which a quote and a work are compared, with the way back to the original:
 *
 * 1. Unicode NFC, so that `é` typed as one or as two characters is the same;
 * 2. every run of white space (line breaks and no-break spaces too) becomes one space;
 * 3. tag characters, an invisible ASCII, are left out, as they are left out of what a model sees;
 * 4. curly and prime quotation marks become `'` and `"`, every dash, hyphen and minus becomes `-`.
 *
 * With `foldCase` letters are lower-cased as well, for searches. Nothing else changes: no word is dropped, no
 * spelling forgiven. `starts[i]` and `ends[i]` are the UTF-16 offsets in the original of the piece that unit `i` of
 * `text` came from (end exclusive).
 */
export function normaliseText(original: string, options: { foldCase?: boolean } = {}): NormalisedText {
  const result: NormalisedText = { text: '', starts: [], ends: [] };
  for (const match of original.matchAll(PIECES)) {
    const replacement = replace(match[0], options.foldCase ?? false);
    append(result, match[0], replacement, match.index);
  }
  return result;
}

/** Its `text` alone, a hundred times as fast: for texts in which nothing needs its place. */
export function normalisedOnly(original: string): string {
  const composed = original.normalize('NFC').replace(/\s+/gu, ' ').replace(TAGS, '');
  return SAME_SIGNS.reduce((text, [sign, same]) => text.replace(sign, same), composed);
}

export type NormalisedText = { text: string; starts: number[]; ends: number[] };

/**
 * A word of ASCII, which is quicker than sign by sign; white space; a Korean syllable, whole or in its letters; a
 * character with its combining marks; stray marks. NFC never composes across the borders of these pieces (Unicode
 * Standard Annex 15, §1.1 and §1.2).
 */
const PIECES =
  /[!-~]+(?!\p{M})|\s+|[\u{e0000}-\u{e007f}]+|[\u1100-\u115f][\u1160-\u11ff]*|[\uac00-\ud7a3][\u11a8-\u11ff]*|\P{M}\p{M}*|\p{M}+/gu;

const TAGS = /[\u{e0000}-\u{e007f}]+/gu;

const SAME_SIGNS: [RegExp, string][] = [
  [/[\u2018-\u201b\u2032]/gu, "'"],
  [/[\u201c-\u201f\u2033]/gu, '"'],
  [/[\u2010-\u2015\u2212]/gu, '-'],
];

function replace(piece: string, foldCase: boolean): string {
  if (/^\s/u.test(piece)) return ' ';
  if (/^[\u{e0000}-\u{e007f}]/u.test(piece)) return '';
  if (/^[!-~]+$/.test(piece)) return foldCase ? piece.toLowerCase() : piece;
  const plain = SAME_SIGNS.reduce((text, [sign, same]) => text.replace(sign, same), piece.normalize('NFC'));
  return foldCase ? plain.toLowerCase().normalize('NFC') : plain;
}

/** Units keep their own offsets when a piece kept its length; otherwise they all stand for the whole piece. */
function append(result: NormalisedText, piece: string, replacement: string, at: number): void {
  const aligned = piece.length === replacement.length;
  result.text += replacement;
  for (let unit = 0; unit < replacement.length; unit++) {
    result.starts.push(aligned ? at + unit : at);
    result.ends.push(aligned ? at + unit + 1 : at + piece.length);
  }
}
