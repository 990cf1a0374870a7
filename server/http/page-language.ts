import type { Request, RequestHandler, Response } from 'express';
import { usableLocale } from './usable-locale.ts';

/**
 * Pages before and outside a launch (sign-in, registration, errors, admin) speak the browser's language; inside a
 * visit the launch's language takes over. Both stand in `res.locals.locale`, which views, layout and errors read.
 */
export function pageLanguage(): RequestHandler {
  return (req, res, next) => {
    res.locals['locale'] = usableLocale(...languagesOf(req));
    res.vary('Accept-Language');
    next();
  };
}

/** The language of what is being answered; English where nobody chose one. */
export function localeOf(res: Response): string {
  const locale: unknown = res.locals['locale'];
  return typeof locale === 'string' ? locale : 'en';
}

/** What the browser prefers, best first. RFC 9110 §12.5.4 */
function languagesOf(req: Request): string[] {
  return req.acceptsLanguages().slice(0, MOST_LANGUAGES);
}

const MOST_LANGUAGES = 20; // no browser sends more; a hostile header is not worth the time
