import type { ErrorRequestHandler, Request } from 'express';
import { AppError } from '../errors.ts';
import { visitOf } from '../http/session.ts';

/** Turns that error into its page. Whatever was typed stands on it: nothing was saved, and nothing is lost. */
export function notOpenPage(): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (!(error instanceof AppError) || error.code !== 'not-open-yet') {
      next(error);
      return;
    }
    // Whoever only looks is told so as calmly as any other page tells something.
    res.status(req.method === 'GET' ? 200 : error.status);
    if (req.accepts(['html', 'json']) === 'json') res.json({ kind: 'not-open' });
    else {
      const view = { titleKey: 'common:notOpenYet.title', base: visitOf(res).base, at: error.details['at'] ?? null };
      res.render('submissions/not-open-yet', { ...view, refused: req.method !== 'GET', typed: typedIn(req) });
    }
  };
}

function typedIn(req: Request): string | null {
  const { text } = (req.body ?? {}) as Record<string, unknown>;
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}
