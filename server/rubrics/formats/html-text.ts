/** Whether a text holds tags or named characters, so that it must be read as HTML to be read right. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?[a-z][^<>]*>|&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/i.test(text);
}

/**
 * What an HTML fragment says: tags dropped, paragraphs and breaks as line breaks, list items with a dash, the commonest
 * named characters resolved. It is text from here on; nothing of it is ever printed as HTML.
 */
export function htmlToText(html: string): string {
  if (html.length > LONGEST) return html;
  const broken = html
    .replace(/<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/(?:(?<![ \t])[ \t]+)?\r?\n[ \t]*/g, ' ')
    .replace(/ ?<br\b[^<>]*> ?/gi, '\n')
    .replace(/(?:(?<!\s)\s+)?<li\b[^<>]*>\s*/gi, '\n- ')
    .replace(/(?:(?<!\s)\s+)?<\/?(p|div|ul|ol|h[1-6]|tr|table|blockquote|section)\b[^<>]*>\s*/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
  return namedCharacters(broken.replace(/\n{3,}/g, '\n\n').replace(/^\n+|\n+$/g, ''));
}

/** Far longer than any text of a rubric may be: it is refused for its length, so nobody waits for its tags. */
const LONGEST = 10_000;

/** A text as HTML that `htmlToText` reads back to it. */
export function textToHtml(text: string): string {
  const marked = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const kept = marked.replace(/\r|^\n+|\n+$|\n{3,}/g, (run) => run.replace(/[^]/g, numbered));
  // A space beside a break would be taken for the layout of the source.
  return kept.replace(/ (?=\n)|(?<=\n) /g, '&#32;').replaceAll('\n', '<br/>');
}

function numbered(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', auml: 'ä', ouml: 'ö', uuml: 'ü', szlig: 'ß' },
  ...{ Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', ntilde: 'ñ', aacute: 'á', eacute: 'é', iacute: 'í', oacute: 'ó', uacute: 'ú' },
};

function namedCharacters(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
