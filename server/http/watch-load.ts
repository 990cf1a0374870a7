import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/**
 * How busy this process is: the median time by which its event loop came late, over the last seconds, in milliseconds.
 * `isOverloaded` from a second on: by then every page takes seconds.
 */
export type Load = { delayMs: () => number; isOverloaded: () => boolean; stop: () => void };

/** Starts watching. The figures are those of the last whole window. */
export function watchLoad({ windowMs, overloadedMs } = { windowMs: WINDOW_MS, overloadedMs: OVERLOADED_MS }): Load {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  let delayMs = 0;
  const look = setInterval(() => {
    delayMs = Math.max(0, Math.round(delays.percentile(50) / 1e6) - RESOLUTION_MS);
    delays.reset();
  }, windowMs).unref();
  const stop = () => {
    clearInterval(look);
    delays.disable();
  };
  return { delayMs: () => delayMs, isOverloaded: () => delayMs >= overloadedMs, stop };
}

/** Where nobody watches: a test, a script. */
export const unwatchedLoad: Load = { delayMs: () => 0, isOverloaded: () => false, stop: () => undefined };

const RESOLUTION_MS = 20;
const WINDOW_MS = 2_000;
const OVERLOADED_MS = 1_000;

/**
 * While this process is overloaded, what would begin something new is asked to come back (503, `Retry-After`): logins,
 * searches, and looks that a page makes by itself. Whatever a person has begun goes on: a launch that the LMS has
 * answered, saving, handing in, approving, reading. Throws AppError `overloaded`.
 */
export function shedLoad(load: Load): RequestHandler {
  return (req, res, next) => {
    if (!load.isOverloaded() || !isNew(req.method, req.path, req.query, req.get('hx-request'))) {
      next();
      return;
    }
    res.set('Retry-After', RETRY_SECONDS);
    throw new AppError('overloaded', { status: 503 });
  };
}

const RETRY_SECONDS = '15';

function isNew(method: string, path: string, query: Record<string, unknown>, htmx: string | undefined): boolean {
  if (path === '/lti/login') return true;
  return method === 'GET' && (query['q'] !== undefined || htmx === 'true');
}
