import type { Draft } from '../assessment.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { draftTexts, placeOf } from './draft-texts.ts';

/**
 * Markup that could run, load or lead somewhere if a page, a mail or an LMS ever showed it unescaped, and characters
 * that hide or turn round what follows. Blocking: an honest comment has no need of it, and model output is hostile
 * until shown otherwise (promise 3 of the design). Code that is merely named, `<div>` between backticks say, passes;
 * anything that can act does not, even there. So do `x < y and y > z` and `List<String>`, which are no elements, and
 * an address that the task or the work gives itself.
 * Source: OWASP Cross Site Scripting Prevention Cheat Sheet (active elements, event handlers, script URLs); HTML,
 * index of elements; Unicode Technical Report 36, "Unicode Security Considerations" (bidirectional text).
 */
export const unsafeMarkup: Check = { id: 'unsafe-markup', severity: 'blocking', find: findMarkup };

function findMarkup(draft: Draft, work: Work): Hit[] {
  return draftTexts(draft).flatMap((text) => {
    if (!isUnsafe(text.text, work)) return [];
    const subject = text.point ? 'This point' : 'The summary';
    return [{ ...placeOf(text), message: `${subject} contains markup or a link that could act when shown.` }];
  });
}

function isUnsafe(text: string, work: Work): boolean {
  const decoded = decodedSigns(withoutNamed(text, work));
  const outsideCode = decoded.replace(/`[^`]*`/g, ' ');
  return ACTIVE.some((pattern) => pattern.test(decoded)) || ELEMENT.test(outsideCode) || leadsAway(text, work);
}

const ACTIVE = [
  /<\s*(?:\/\s*)?(?:script|iframe|object|embed|svg|math|img|video|audio|source|style|link|meta|base|form|input|button|template|frame|frameset|applet|noscript|textarea|select|marquee|portal|track|picture|canvas|param|slot|bgsound|xmp|plaintext|isindex|keygen|image|foreignobject|animate|set|use|fencedframe)(?=[\s/>"'=]|$)/i,
  /<[a-z](?:[^<>]|<(?![a-z]))*[\s/"']on[a-z]{3,}\s*=/i,
  /\b(?:javascript|vbscript|livescript)\s*:\s*[a-z_$][\w$.]*\s*[(=`[]/i,
  /(?:href|src|action|\]\()\s*=?\s*["']?\s*(?:javascript|vbscript|data)\s*:/i,
  /\b(?:javascript|vbscript):\S/i,
  // A style, a frame's own document or a template expression can load or run as well.
  /<[a-z](?:[^<>]|<(?![a-z]))*[\s/"'](?:style|srcdoc|formaction|xlink:href|background|poster)\s*=/i,
  /\b(?:expression|url)\s*\(\s*(?:["']\s*)?(?:javascript|data|https?|\/\/)/i,
  /@import\s+(?:url|["'])/i,
  /\\(?:href|url|input|include|write18|openin|immediate|includegraphics|cssId|class|style|require|def|catcode)\s*[{0-9\\]/,
  /^[^\S\r\n\u2028\u2029]*[=@]\s*(?:HYPERLINK|WEBSERVICE|IMPORT\w+|cmd\||DDE)\b/im,
  /\bdata\s*:\s*(?:text\/html|image\/svg|application\/)/i,
  /!\[(?:[^\]!]|!(?!\[))*\]\s?[([]/,
  /\]\(\s*<?(?:[a-z][a-z0-9+.-]*:|\/\/|www\.)/i,
  /^[^\S\r\n\u2028\u2029]*\[[^\]]{1,999}\]:\s*\S/m,
  /<!--|<!\[CDATA\[|<!doctype|<\?(?:php|xml)/i,
  // Tag characters, bidirectional overrides and embeddings: invisible, and never needed in a comment.
  /[\u{e0000}-\u{e007f}\u202a\u202b\u202d\u202e]/u,
];
const ELEMENT =
  /<\/?(?:a|abbr|address|article|aside|b|bdi|bdo|big|blockquote|body|br|center|code|dd|del|details|dialog|div|dl|dt|em|font|footer|h[1-6]|head|header|hr|html|i|ins|kbd|label|li|main|map|mark|menu|nav|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var)(?:\s(?=[^<>=]*=)[^<>]*|\s*\/?)>/i;

/** An element that task or work have themselves, named between backticks without any attribute: "give the `<img>` …". */
function withoutNamed(text: string, { task, text: ofWork, notes }: Work): string {
  return text.replace(/`<\/?([a-z][a-z0-9]*)\s*\/?>`/gi, (whole, name: string) =>
    [task, ofWork, notes].some((one) => new RegExp(String.raw`<\/?${name}\b`, 'iu').test(one)) ? ' ' : whole,
  );
}

/** As a page, a mail or a script would read it: entities, escapes, full-width signs and what is hidden in between. */
function decodedSigns(text: string): string {
  return text
    .replace(/[\0\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/[\uff01-\uff5e]/gu, (sign) => sign.normalize('NFKC'))
    .replace(/(?:\\u00|\\x|%)(3c|3e|22|27|3a)/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (_, hex: string | undefined, decimal: string | undefined) =>
      signOf(hex === undefined ? Number(decimal) : parseInt(hex, 16)),
    )
    .replace(
      /&(lt|gt|colon|tab|newline|sol|lpar|quot|apos);?/gi,
      (_, name: string) => ENTITIES[name.toLowerCase()] ?? '',
    )
    .replace(/(?<=\b[a-z]+)[\t\n\r]+(?=[a-z]*\s*:)/gi, '');
}

function signOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  colon: ':',
  tab: '',
  newline: '',
  sol: '/',
  lpar: '(',
  quot: '"',
  apos: "'",
};

/** A bare address: many places that show text turn it into a link. */
function leadsAway(text: string, work: Work): boolean {
  const addresses = text.match(/(?:\b(?:https?|ftp|file):\/\/|\bwww\.)[^\s)\]>"'`]+/gi) ?? [];
  const given = `${work.text}\n${work.task}\n${work.notes}`;
  return addresses.some((address) => !given.includes(address.replace(/(?<![.,;:!?])[.,;:!?]+$/, '')));
}
