import type { Words } from '../http/words.ts';
import { LMS_KINDS } from '../lti/enter-platform.ts';
import type { Platform } from '../lti/platform.ts';
import type { Check } from './health/check.ts';
import { canvasJson, lmsFields } from './lms-fields.ts';
import { sayCheck } from './say-check.ts';

/** Words, and the language they are wanted in. */
export type Speech = { words: Words; locale: string };

const TONES = { ok: 'done', attention: 'look-here', problem: 'stop' } as const;

/** Checks as the pages print them; `about` is left out, where the page says it already. */
export function checkRows(checks: readonly Check[], { words, locale }: Speech, about = ''): object[] {
  return checks.map((check) => ({
    tone: TONES[check.verdict],
    label: `admin:verdict.${check.verdict}`,
    pieces: aroundMoments(sentence(sayCheck(words, check, locale), about)),
  }));
}

/** Moments in a sentence are printed as every other moment: in the reader's own zone. */
function aroundMoments(text: string): ({ moment: string } | { text: string })[] {
  return text
    .split(MOMENT)
    .filter((piece) => piece !== '')
    .map((piece) => (MOMENT.test(piece) ? { moment: piece } : { text: piece }));
}

/** As `Date.toISOString` writes it; in parentheses, so that a split keeps it. */
const MOMENT = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)/;

function sentence(text: string, about: string): string {
  if (about === '' || !text.startsWith(about)) return text;
  const told = text.slice(about.length);
  return told.charAt(0).toUpperCase() + told.slice(1);
}

/** One registered LMS: its details, the doctor's findings, and what can be done. */
export function platformView(platform: Platform, checks: readonly Check[], speech: Speech): object {
  return {
    title: platform.name,
    family: `admin:lms.${platform.family}`,
    platform: { ...platform, id: platform._id, deployments: platform.deployments.join(', ') },
    checks: checkRows(checks, speech, `${platform.issuer}: `),
  };
}

export type EnterForm = { typed: Record<string, string>; errors: Record<string, string> };

/** The page on which an LMS is entered by hand: what to enter there, then what to enter here. */
export function enterPlatformView(publicUrl: string, { typed, errors }: EnterForm): object {
  return {
    titleKey: 'admin:enter.title',
    fields: lmsFields(publicUrl),
    canvasUrl: `${publicUrl}/lti/canvas.json`,
    canvasJson: canvasJson(publicUrl),
    kinds: LMS_KINDS.map((kind) => ({ kind, chosen: kind === typed['lms'], label: `admin:lms.${kind}` })),
    form: typed,
    errors,
    faultCount: Object.keys(errors).length,
    showAddresses: ADDRESSES.some((name) => name in errors || (typed[name] ?? '') !== ''),
  };
}

const ADDRESSES = ['authEndpoint', 'tokenEndpoint', 'jwksUrl', 'tokenAudience'];
