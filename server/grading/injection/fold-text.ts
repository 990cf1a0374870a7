import { isMixed } from './homoglyph-words.ts';
import { cyrillicOf, latinOf } from './look-alikes.ts';

/**
 * A text as a model would understand it, for looking for instructions in it, with the way back: characters without
 * ink are gone, compatibility forms (full-width, mathematical, ligatures) are plain letters, accents are off, letters
 * are lower case, quotes and dashes straight, and a word of mixed scripts is spelt in the one it pretends to be.
 * `starts[i]` and `ends[i]` are the UTF-16 offsets in the original of the piece that unit `i` came from.
 */
export function foldText(original: string): FoldedText {
  if (ASCII.test(original)) return foldedAscii(original);
  const result: FoldedText = { text: '', starts: [], ends: [] };
  for (const { 0: word, index } of original.matchAll(WORDS)) {
    const script = isMixed(word) ? latinOf : isCyrillicWithLatin(word) ? cyrillicOf : null;
    let at = index;
    for (const character of word) {
      append(result, foldCharacter(script ? script(character) : character), at, at + character.length);
      at += character.length;
    }
  }
  return result;
}

export type FoldedText = { text: string; starts: number[]; ends: number[] };

/** The same folding for the words of a pattern (lower-case escapes only). */
export function foldWords(words: string): string {
  return Array.from(words, foldCharacter).join('');
}

const ASCII = /^[\t\n\r -~]*$/;
const WORDS = /[\p{L}\p{M}\p{Cf}]+|[^\p{L}\p{M}\p{Cf}]+/gu;

function foldedAscii(original: string): FoldedText {
  const starts = Array.from({ length: original.length }, (_, at) => at);
  return { text: original.toLowerCase(), starts, ends: starts.map((at) => at + 1) };
}

/** A Cyrillic word with Latin letters that look Cyrillic: a slip of the keyboard, or a way past a filter. */
function isCyrillicWithLatin(word: string): boolean {
  const latin = word.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin > 0 && (word.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) > latin;
}

/** Tag characters become the ASCII they shadow: that is how a model that reads them would read them. */
function foldCharacter(character: string): string {
  if (character >= '\u{e0020}' && character <= '\u{e007e}')
    return String.fromCharCode((character.codePointAt(0) ?? 0) - 0xe0000).toLowerCase();
  if (/^[!-~\s]$/.test(character)) return character.toLowerCase();
  const plain = character.normalize('NFKD').toLowerCase().normalize('NFKD');
  const bare = plain.replace(INKLESS, '').replace(QUOTES, "'").replace(DASHES, '-');
  return ASCII.test(bare) ? bare : bare.replace(MARKS, ANY_MARK).replace(SYMBOLS, ANY_SYMBOL);
}

/**
 * Every punctuation mark and every symbol of a folded text, for use in a class of a pattern. All others beyond ASCII are
 * folded to one of each kind: the classes of Unicode, a thousand times in the cues, took a second to compile.
 */
export const foldedMarks = String.raw`!-#%-*,-\/:;?@\[-\]_\{\}§»。؟।`;
export const foldedSymbols = String.raw`+<=>\^\x60\|\x7e$¦`;
const ANY_MARK = '§';
const ANY_SYMBOL = '¦';
/** Those that end a sentence, or may follow its end, stay what they are. */
const MARKS = /(?![!-~»。؟।])\p{P}/gu;
const SYMBOLS = /(?![!-~])\p{S}/gu;

/** Latin accents, Hebrew points, Arabic vowel signs, and everything that is only a format or control character. */
const INKLESS =
  /[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670\u0640\p{Cf}\p{Variation_Selector}\u3164\uffa0\u115f\u1160]/gu;
const QUOTES = /[\u2018-\u201f\u2032\u2033]/gu;
const DASHES = /[\u2010-\u2015\u2212]/gu;

function append(result: FoldedText, piece: string, start: number, end: number): void {
  result.text += piece;
  for (let unit = 0; unit < piece.length; unit++) {
    result.starts.push(start);
    result.ends.push(end);
  }
}
