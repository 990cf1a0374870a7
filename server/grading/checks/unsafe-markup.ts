import type { Draft } from '../assessment.ts';
import type { Check, Hit } from './check.ts';

/**
 * Markup that could run, load or lead somewhere if a page, a mail or an LMS ever showed it unescaped. Blocking: an
 * honest comment has no need of it, and model output is hostile until shown otherwise (promise 3 of the design).
 * Code that is merely named, `<div>` between backticks say, passes; anything that can act does not, even there.
 * Source: OWASP Cross Site Scripting Prevention Cheat Sheet (active elements, event handlers, script URLs).
 */
export const unsafeMarkup: Check = { id: 'unsafe-markup', severity: 'blocking', find: findMarkup };

const ACTIVE = [
  /<\s*\/?\s*(?:script|iframe|object|embed|svg|math|img|video|audio|style|link|meta|base|form|input|button|template)\b/i,
  /<[a-z][^>]*\son[a-z]+\s*=/i,
  /\b(?:javascript|vbscript)\s*:/i,
  /\bdata\s*:\s*text\/html/i,
  /!\[[^\]]*\]\([^)]*\)/,
  /\]\(\s*https?:/i,
];
const ANY_TAG = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?>/i;

function findMarkup(draft: Draft): Hit[] {
  const points = draft.points.filter((point) => isUnsafe(point.text));
  const hits: Hit[] = points.map((point) => ({
    criterionId: point.criterionId,
    pointId: point.id,
    message: 'This point contains markup or a link that could act when shown.',
  }));
  if (!isUnsafe(draft.summary)) return hits;
  return [
    ...hits,
    { criterionId: null, pointId: null, message: 'The summary contains markup or a link that could act when shown.' },
  ];
}

function isUnsafe(text: string): boolean {
  return ACTIVE.some((pattern) => pattern.test(text)) || ANY_TAG.test(text.replace(/`[^`]*`/g, ' '));
}
