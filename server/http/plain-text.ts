/**
 * What a person typed, as it is kept: one kind of line break, no control characters, and no marks that turn the
 * direction of the page's own words around (Unicode Standard Annex 9, explicit embeddings, overrides and isolates).
 */
export function plainText(text: string): string {
  const oneBreak = text.replace(/\r\n?/g, '\n');
  return oneBreak
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, keepBreak)
    .toWellFormed()
    .trim();
}

function keepBreak(character: string): string {
  return character === '\n' || character === '\t' ? character : '';
}
