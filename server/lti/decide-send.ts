import type { ServiceAnswer } from './call-service.ts';
import type { SendResult } from './lti-gateway.ts';
import type { PlatformPolicy } from './platform-policy.ts';

/** What an LMS's answer to a score means. Looks at nothing but status and headers: the rest is student data. */
export function decideSend(
  answered: ServiceAnswer,
  { answers }: Pick<PlatformPolicy, 'answers'>,
  now: Date,
): SendResult {
  if (answered.kind === 'no-token') return { kind: 'refused', reason: `score-${answered.reason}` };
  if (answered.kind === 'unavailable') {
    const { reason, afterMs, sent } = answered;
    return { kind: 'retry', reason, afterMs, mayHaveArrived: sent };
  }
  const { status, headers } = answered.answer;
  if (status >= 200 && status <= 299) return { kind: 'sent' };
  if (mayPass(status, headers)) {
    const afterMs = retryAfterMs(headers['retry-after'], now);
    return { kind: 'retry', reason: `platform-${status}`, afterMs, mayHaveArrived: !NOT_DONE.has(status) };
  }
  const meaning = answers[status] ?? 'score-rejected';
  return meaning === 'newer-score' ? { kind: 'later' } : { kind: 'refused', reason: meaning };
}

function mayPass(status: number, headers: Record<string, string>): boolean {
  return status === 408 || status === 429 || status >= 500 || isThrottled(status, headers);
}

/** Canvas throttles with 403, and tells it from a refusal only by what is left of our allowance. */
function isThrottled(status: number, headers: Record<string, string>): boolean {
  const left = headers['x-rate-limit-remaining'];
  return status === 403 && left !== undefined && Number(left) <= 0;
}

/** These say that the request was not worked on; after any other failure (502, 504, 500) nobody knows. */
const NOT_DONE: ReadonlySet<number> = new Set([403, 429, 503]);

/** Retry-After in milliseconds: seconds or a date. RFC 9110 §10.2.3 */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined || header.trim() === '') return null;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), MAX_WAIT_MS) : null;
}

const MAX_WAIT_MS = 24 * 3_600_000;
