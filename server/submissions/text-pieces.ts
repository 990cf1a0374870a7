/** A part of a text that names are compared by. Pieces with equal keys are the same to a reader. */
export type Piece = { key: string; isWord: boolean; start: number; end: number };

/**
 * A text as whole words, runs of white space and single other characters, in UTF-16 units. The apostrophe that Unicode
 * calls a letter stands between words, as the others do.
 */
export function wordsOf(text: string): Piece[] {
  return piecesOf(text, /((?:(?!ʼ)[\p{L}\p{M}\p{N}])+)|\s+|[^\s]/gu);
}

/** A text as single characters and runs of white space: for scripts that have no spaces between words. */
export function charactersOf(text: string): Piece[] {
  return piecesOf(text, /\s+|[^\s]/gu);
}

function piecesOf(text: string, pattern: RegExp): Piece[] {
  return Array.from(text.matchAll(pattern), ({ 0: piece, 1: word, index: start }) => ({
    ...{ key: word ?? keyOf(piece), isWord: word !== undefined },
    ...{ start, end: start + piece.length },
  }));
}

/** White space, apostrophes and hyphens as people type them. */
function keyOf(piece: string): string {
  if (/^\s/u.test(piece)) return ' ';
  if (/['’ʼ‘]/u.test(piece)) return "'";
  return /[-‐‑–]/u.test(piece) ? '-' : piece;
}
