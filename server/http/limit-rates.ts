import type { Request, RequestHandler, Response } from 'express';
import { AppError } from '../errors.ts';
import type { RateLimits } from './rate-limits.ts';
import { LAUNCH_RULE, ruleOf, SIGN_IN_RULE } from './rate-rules.ts';
import { visitOf } from './session.ts';
import { pairsOf, typedWords } from './typed-words.ts';

/**
 * Bounds what one person does in a while, behind `visitSession`. Whoever is over it is told when to go on (429,
 * `Retry-After`); what came with the form stands on that page, to be sent again by its button.
 */
export function limitVisits(limits: RateLimits): RequestHandler {
  return async (req, res, next) => {
    const rule = ruleOf(req);
    const seconds = rule && (await limits.take(rule, visitOf(res).person.id));
    if (seconds === null) next();
    else showTooMany(req, res, seconds);
  };
}

/** Bounds sign-ins of admins from one network address. Throws AppError `too-many-requests` (429). */
export function limitSignIns(limits: RateLimits): RequestHandler {
  return async (req, res, next) => {
    const seconds = await limits.take(SIGN_IN_RULE, addressOf(req));
    if (seconds !== null) throw tooMany(res, seconds);
    next();
  };
}

/** Counts a verified launch of one LMS from one network address; throws AppError `launch-too-many` (429). */
export async function countLaunch(limits: RateLimits, platformId: string, res: Response): Promise<void> {
  const seconds = await limits.take(LAUNCH_RULE, `${platformId} ${addressOf(res.req)}`);
  if (seconds !== null) throw tooMany(res, seconds, 'launch-too-many');
}

function tooMany(res: Response, seconds: number, code = 'too-many-requests'): AppError {
  res.set('Retry-After', String(seconds));
  return new AppError(code, { status: 429, details: { seconds } });
}

function showTooMany(req: Request, res: Response, seconds: number): void {
  const error = tooMany(res, seconds);
  const typed = typedWords(req.body);
  const isForm = req.method === 'POST' && req.is('urlencoded') !== false;
  if (!isForm || req.accepts(['html', 'json']) !== 'html') throw error;
  const again = { action: req.originalUrl, fields: pairsOf(req.body) };
  const view = { titleKey: 'errors:too-many-requests.what', seconds, typed, again };
  res.status(429).render('errors/too-many', view);
}

/** Whole networks of IPv6 belong to one household: the first 64 bits say where somebody is. */
function addressOf({ ip = '' }: Request): string {
  return ip.includes(':') && !ip.startsWith('::ffff:') ? ip.split(':').slice(0, 4).join(':') : ip;
}
