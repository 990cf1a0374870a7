/**
 * The next page's address in a Link header, or null. Reads Moodle's malformed ones too: HTML-escaped ampersands, and
 * curly quotes as they arrive when a header's bytes are read as Latin-1. Only within the first page's own origin, or
 * the access token would travel with it.
 */
export function nextPage(link: string | undefined, from: string): string | null {
  for (const [, address = '', parameters = ''] of (link ?? '').matchAll(/<([^<>]*)>([^<]*)/g)) {
    const url = address.replaceAll('&amp;', '&');
    if (!isNext(parameters) || !URL.canParse(url, from)) continue;
    const next = new URL(url, from);
    if (next.origin === new URL(from).origin && next.href !== from) return next.href;
  }
  return null;
}

function isNext(parameters: string): boolean {
  return /\brel\s*=[^\w;]*next\b/i.test(parameters) || /\brel\s*=\s*(?:â\S{0,4}|\W)next/i.test(parameters);
}
