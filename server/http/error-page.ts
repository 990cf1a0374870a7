import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { AppError } from '../errors.ts';
import { describeFault } from './describe-fault.ts';
import { explainError, type ExplainedError } from './explain-error.ts';
import { localeOf } from './page-language.ts';
import type { Words } from './words.ts';

/**
 * The last handler: turns whatever was thrown into a page (or JSON, for a client that asks for it) that says what
 * happened and what to do. What nobody foresaw is logged under an id that the page shows; a stack never leaves.
 */
export function errorPage(services: { logger: Logger }, words: Words): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const explained = explainError(error);
    const reference = noteError(services.logger, error, explained);
    if (res.headersSent) {
      next(error);
      return;
    }
    const view = errorView(words, localeOf(res), explained, reference);
    res.status(explained.status).set('Cache-Control', 'no-store');
    if (req.accepts(['html', 'json']) === 'json') res.json({ error: view });
    else sendPage(res, view);
  };
}

/** For addresses that lead nowhere. */
export function notFound(): RequestHandler {
  return () => {
    throw new AppError('not-found', { status: 404 });
  };
}

export type ErrorView = { code: string; what: string; do: string; reference: string | null };

/** Words for a failure; a code without words of its own is told as the unexpected one, never left blank. */
export function errorView(
  words: Words,
  locale: string,
  error: Pick<ExplainedError, 'code' | 'details'>,
  reference: string | null,
): ErrorView {
  const code = words.knows(`errors:${error.code}.what`) ? error.code : 'unexpected';
  const say = (part: 'what' | 'do') => words.say(locale, `errors:${code}.${part}`, error.details);
  return { code: error.code, what: say('what'), do: say('do'), reference };
}

function noteError(logger: Logger, error: unknown, explained: ExplainedError): string | null {
  if (!explained.unforeseen && explained.status < 500) return null;
  const reference = randomBytes(4).toString('hex');
  logger.error({ fault: describeFault(error), reference, code: explained.code }, 'a request failed');
  return reference;
}

/** Falls back to bare text when the page itself cannot be made: an error must never end in silence. */
function sendPage(res: Response, view: ErrorView): void {
  res.render('errors/error', { ...view, title: view.what }, (fault: Error | null, html?: string) => {
    if (fault || html === undefined) res.type('text').send(`${view.what}\n${view.do}\n`);
    else res.send(html);
  });
}
