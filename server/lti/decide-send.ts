import type { ServiceAnswer } from './call-service.ts';
import type { SendResult } from './lti-gateway.ts';

/** What an LMS's answer to a score means. Looks at nothing but status and Retry-After: the rest is student data. */
export function decideSend(answered: ServiceAnswer, now: Date): SendResult {
  if (answered.kind === 'no-token') return { kind: 'refused', reason: `score-${answered.reason}` };
  if (answered.kind === 'unavailable') return { kind: 'retry', reason: answered.reason, afterMs: answered.afterMs };
  const { status, headers } = answered.answer;
  if (status >= 200 && status <= 299) return { kind: 'sent' };
  if (status === 409) return { kind: 'later' };
  if (status === 408 || status === 429 || status >= 500)
    return { kind: 'retry', reason: `platform-${status}`, afterMs: retryAfterMs(headers['retry-after'], now) };
  return { kind: 'refused', reason: REFUSALS[status] ?? 'score-rejected' };
}

/** Retry-After in milliseconds: seconds or a date. RFC 9110 §10.2.3 */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined || header.trim() === '') return null;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), MAX_WAIT_MS) : null;
}

const MAX_WAIT_MS = 24 * 3_600_000;

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'score-person-not-gradable', // Moodle: a teacher, or somebody who left the course
  401: 'score-not-authorised',
  403: 'score-not-authorised',
  404: 'score-line-item-gone',
  410: 'score-line-item-gone',
  422: 'score-person-not-gradable', // Canvas: no student of this course, or no attempts left
};
