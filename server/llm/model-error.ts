import OpenAI from 'openai';
import { AppError } from '../errors.ts';

/**
 * The AppError for what went wrong between us and a model's server. `model-rejected`: our key, address, model name or
 * request is wrong, so that a retry is useless until someone changes a setting. `model-unavailable`: anything else,
 * with `details.afterMs` when the server said how long to wait, and `details.limited` when it said that we ask too
 * much. A call that we aborted ourselves throws the signal's reason.
 */
export function modelError(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof AppError) return error;
  const status = error instanceof OpenAI.APIError ? (error.status as number | undefined) : undefined;
  if (status !== undefined && SETTINGS_AT_FAULT.includes(status))
    return new AppError('model-rejected', { status: 502, details: { status }, cause: error });
  return new AppError('model-unavailable', { status: 503, details: waitDetails(error, status), cause: error });
}

/** Moved elsewhere; bad request, wrong key, no permission, no such model, unprocessable. RFC 9110 §15.4, §15.5. */
const SETTINGS_AT_FAULT = [301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 422];

/** RFC 6585 §4. */
const TOO_MANY_REQUESTS = 429;

function waitDetails(error: unknown, status: number | undefined): { afterMs?: number; limited?: number } {
  const limited = status === TOO_MANY_REQUESTS ? { limited: 1 } : {};
  const header = error instanceof OpenAI.APIError ? (error.headers as Headers | undefined)?.get('retry-after') : null;
  const afterMs = header ? retryAfterMs(header) : null;
  return afterMs === null ? limited : { ...limited, afterMs };
}

/** Seconds, or a date. RFC 9110 §10.2.3. */
function retryAfterMs(header: string): number | null {
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds * 1000));
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}
