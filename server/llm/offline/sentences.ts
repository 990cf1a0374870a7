/** The sentences (or lines) of a text, verbatim, longest piece at most 240 characters so that it can be quoted. */
export function sentencesOf(text: string): string[] {
  const pieces = text.match(/[^.!?\n]+(?:(?:[.!?](?=[^\s.!?])|\.(?=[ \t]+\p{Ll}))[^.!?\n]*)*[.!?]*/gu) ?? [];
  return pieces.map((piece) => shortened(piece.trim())).filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

const LONGEST_QUOTE = 240;

/** Cut at the last space that fits, without adding dots: the result is still verbatim. */
function shortened(sentence: string): string {
  if (sentence.length <= LONGEST_QUOTE) return sentence;
  const cut = sentence.slice(0, LONGEST_QUOTE);
  const space = cut.lastIndexOf(' ');
  return cut
    .slice(0, space > 0 ? space : LONGEST_QUOTE)
    .toWellFormed()
    .replace('\ufffd', '')
    .trim();
}
