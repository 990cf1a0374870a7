/**
 * Numbers in the digits 0 to 9, whatever the script: Arabic-Indic, Devanagari, full-width and all other decimal digits,
 * vulgar fractions as decimals ("7½" is 7.5), per-cent signs as `%` and LaTeX's decimal comma (`9{,}8`) as a comma.
 * Decimal digits (Unicode category Nd) stand in rows of ten; outside NFKC's reach a row starts at hex …0 or …6.
 */
export function plainDigits(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/gu, '')
    .replace(/(?<=\d)\{([,.])\}(?=\d)/gu, '$1')
    .replace(/[*_]{1,3}(\d[\d.,/ ]*)[*_]{1,3}/gu, '$1')
    .replace(/([★⭐✪]+)[☆✩]*/gu, (_, stars: string) => ` ${Array.from(stars).length} stars `)
    .replace(/[٪％﹪]/gu, '%')
    .replace(/[٫]/gu, ',')
    .replace(/[／⁄∕]/gu, '/')
    .replace(/(?<=\d)\s?([½¼¾⅓⅔])/gu, (_, sign: string) => (FRACTIONS[sign] ?? '').slice(1))
    .replace(/[½¼¾⅓⅔]/gu, (sign) => FRACTIONS[sign] ?? sign)
    .replace(/(?![0-9])\p{Nd}/gu, digitOf);
}

/** One of the signs that the steps below look for: most texts have none. */
const UNUSUAL = /[\u00ad{*_¼-¾\u0100-\u{10ffff}]/u;

const FRACTIONS: Readonly<Record<string, string>> = { '½': '0.5', '¼': '0.25', '¾': '0.75', '⅓': '0.33', '⅔': '0.67' };

function digitOf(sign: string): string {
  const wide = sign.normalize('NFKC');
  if (/^[0-9]$/u.test(wide)) return wide;
  const code = sign.codePointAt(0) ?? 0;
  const row = code - (code % 16);
  return String(/\p{Nd}/u.test(String.fromCodePoint(row)) ? code - row : code - row - 6);
}
