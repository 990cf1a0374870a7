/**
 * An upper estimate of a text's tokens: one for every two bytes of UTF-8. Byte-pair vocabularies take about four bytes
 * of English, two to three of Cyrillic, Arabic or Chinese for one token; code and formulas come nearest to two.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 2);
}
