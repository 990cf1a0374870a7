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
 * index of elements; Unicode Technical Report 36, §2.4 (bidirectional controls).
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
  const decoded = decodedBrackets(text);
  const outsideCode = decoded.replace(/`[^`]*`/g, ' ');
  return ACTIVE.some((pattern) => pattern.test(decoded)) || ELEMENT.test(outsideCode) || leadsAway(text, work);
}

const ACTIVE = [
  /<\s*\/?\s*(?:script|iframe|object|embed|svg|math|img|video|audio|source|style|link|meta|base|form|input|button|template|frame|frameset|applet|noscript|textarea|select|marquee)\b/i,
  /<[a-z][^>]*[\s/"']on[a-z]{3,}\s*=/i,
  /\b(?:javascript|vbscript|livescript)\s*:\s*[a-z_$][\w$.]*\s*[(=`[]/i,
  /(?:href|src|action|\]\()\s*=?\s*["']?\s*(?:javascript|vbscript|data)\s*:/i,
  /\b(?:javascript|vbscript):\S/i,
  /\bdata\s*:\s*(?:text\/html|image\/svg|application\/)/i,
  /!\[[^\]]*\]\s?[([]/,
  /\]\(\s*<?(?:[a-z][a-z0-9+.-]*:|\/\/|www\.)/i,
  /^\s*\[[^\]]+\]:\s*\S+/m,
  /<!--|<!\[CDATA\[|<!doctype|<\?(?:php|xml)/i,
  // Tag characters, bidirectional overrides and embeddings: invisible, and never needed in a comment.
  /[\u{e0000}-\u{e007f}\u202a\u202b\u202d\u202e]/u,
];
const ELEMENT =
  /<\/?(?:a|abbr|address|article|aside|b|bdi|bdo|big|blockquote|body|br|center|code|dd|del|details|dialog|div|dl|dt|em|font|footer|h[1-6]|head|header|hr|html|i|ins|kbd|label|li|main|map|mark|menu|nav|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var)(?:\s+[^<>]*=[^<>]*|\s*\/?)>/i;

function decodedBrackets(text: string): string {
  return text.replace(/&(?:lt|#0*60|#x0*3c);?/gi, '<').replace(/&(?:gt|#0*62|#x0*3e);?/gi, '>');
}

/** A bare address: many places that show text turn it into a link. */
function leadsAway(text: string, work: Work): boolean {
  const addresses = text.match(/(?:\b(?:https?|ftp|file):\/\/|\bwww\.)[^\s)\]>"'`]+/gi) ?? [];
  const given = `${work.text}\n${work.task}\n${work.notes}`;
  return addresses.some((address) => !given.includes(address.replace(/[.,;:!?]+$/, '')));
}
