import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { AppError } from '../errors.ts';

/** Shows why a launch or registration was refused, in words, and logs the code alone: details may be personal. */
export function explainRefusal(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (!(error instanceof AppError) || !OURS.test(error.code)) {
      next(error);
      return;
    }
    logger.warn({ code: error.code }, 'an LTI message was refused');
    res.status(error.status).render('lti/refused', refusedView(error));
  };
}

/** The page for a browser that keeps our cookie from us; its one button starts over in a window of its own. */
export function offerNewWindow(res: Response, state: string): void {
  res.status(200).render('lti/open-window', {
    title: 'lti:openWindow.title',
    again: `/lti/launch/again?state=${state}`,
  });
}

const OURS = /^(launch|registration|lti)-/;

function refusedView(error: AppError) {
  const words = `errors:${error.code}`;
  return { title: 'lti:refused.title', what: `${words}.what`, todo: `${words}.do`, code: error.code, ...error.details };
}
