import { createHash, randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { AppError } from '../errors.ts';
import type { Role } from '../lti/launch-context.ts';
import type { Services } from '../services.ts';
import { noteTrace } from '../telemetry/trace.ts';
import { readCookie } from './read-cookie.ts';
import { allowFraming } from './security-headers.ts';
import { localeOf } from './page-language.ts';
import { usableLocale } from './usable-locale.ts';
import type { StoredVisit } from './visit-model.ts';
import { showSessionEnded } from './session-ended.ts';
import { findVisit, insertVisit, isTaken, prolongVisit } from './visit-repository.ts';
import type { Visit } from './visit.ts';

/** What a launch tells the session; ids are those of our own records. */
export type RecordedLaunch = Pick<
  StoredVisit,
  'platformId' | 'courseId' | 'personId' | 'personName' | 'role' | 'linkId' | 'picking'
> & { locale: string | null; returnUrl: string | null };

type SessionServices = Pick<Services, 'db' | 'sealer' | 'clock'>;

/**
 * Starts the session of one launch: sets its cookie on the response and returns the path that it opens,
 * `/l/<launchId>/`. The id in the path is no authority; the cookie, sent to that path only, is. The insert is also what
 * spends the launch: throws AppError `launch-replayed` (401) when its id is taken, however many come at once. A visit
 * stands for twelve hours at least, and a launch that could be sent again is refused after one (`launch-ticket.ts`).
 */
export async function startVisit(
  services: SessionServices,
  launchId: string,
  recorded: RecordedLaunch,
  res: Response,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const locale = usableLocale(recorded.locale, localeOf(res));
  const visit = storedVisit({ ...recorded, locale }, { launchId, secret, now: services.clock.now() });
  if (!(await insertVisit(services, visit))) throw replayed();
  const path = `/l/${launchId}`;
  // Partitioned: browsers that block third-party cookies still keep this one inside the LMS's iframe.
  res.cookie(cookieName(launchId), secret, { path, httpOnly: true, secure: true, sameSite: 'none', partitioned: true });
  return `${path}/`;
}

/** Spends a launch that opens nothing: its id is taken, and there is no secret to it. Throws like `startVisit`. */
export async function refuseVisit(services: SessionServices, launchId: string): Promise<void> {
  const now = services.clock.now();
  const closed = { _id: launchId, secretHash: '', createdAt: now, expiresAt: new Date(now.getTime() + LIFE_MS) };
  if (!(await insertVisit(services, closed))) throw replayed();
}

/** Throws AppError `launch-replayed` (401) if the launch has been spent by now: for what must not be done twice. */
export async function requireUnspent({ db }: Pick<SessionServices, 'db'>, launchId: string): Promise<void> {
  if (await isTaken(db, launchId)) throw replayed();
}

function replayed(): AppError {
  return new AppError('launch-replayed', { status: 401 });
}

/**
 * Guards everything under `/l/:launchId`: sets `res.locals.visit`, or refuses with `session-missing` (401). A visit
 * lasts twelve hours from its last page, at most a day.
 */
export function visitSession(services: SessionServices): RequestHandler<{ launchId: string }> {
  return async (req, res, next) => {
    const found = await openVisit(services, req);
    if (!found) {
      showSessionEnded(req, res);
      return;
    }
    await keepOpen(services, found);
    // Where the launch's own LMS shows us: hosted ones have more addresses than their registration names.
    allowFraming(res, [found.returnUrl, found.picking?.returnUrl ?? null]);
    res.locals['visit'] = visitFrom(found);
    noteTrace({ platform: found.platformId, course: found.courseId });
    res.locals['locale'] = found.locale;
    res.set('Cache-Control', 'no-store');
    next();
  };
}

/** The visit behind a request; only for routes behind `visitSession`. */
export function visitOf(res: Response): Visit {
  const visit = res.locals['visit'] as Visit | undefined;
  if (!visit) throw new AppError('session-missing', { status: 401 });
  return visit;
}

/** Lets only these roles pass; others get `not-your-role` (403). */
export function allow(...roles: Role[]): RequestHandler {
  return (_req, res, next) => {
    if (!roles.includes(visitOf(res).role)) throw new AppError('not-your-role', { status: 403 });
    next();
  };
}

const HOUR_MS = 3_600_000;
const LIFE_MS = 12 * HOUR_MS; // after the last page: over night, and no longer
const LONGEST_LIFE_MS = 24 * HOUR_MS; // after the launch, which is where the LMS said who this is

/** A visit in use does not end under a teacher's hands. Written once an hour at most; a page never fails over it. */
async function keepOpen({ db, clock }: SessionServices, { _id, createdAt, expiresAt }: StoredVisit): Promise<void> {
  const end = Math.min(clock.now().getTime() + LIFE_MS, createdAt.getTime() + LONGEST_LIFE_MS);
  if (end - expiresAt.getTime() < HOUR_MS) return;
  await prolongVisit(db, _id, new Date(end)).catch(() => undefined);
}

function storedVisit(
  recorded: RecordedLaunch & { locale: string },
  made: { launchId: string; secret: string; now: Date },
): StoredVisit {
  return {
    ...recorded,
    _id: made.launchId,
    secretHash: hashOf(made.secret),
    returnUrl: webUrl(recorded.returnUrl),
    createdAt: made.now,
    expiresAt: new Date(made.now.getTime() + LIFE_MS),
  };
}

async function openVisit(services: SessionServices, req: Request<{ launchId: string }>): Promise<StoredVisit | null> {
  const { launchId } = req.params;
  const secret = readCookie(req, cookieName(launchId));
  if (secret === null) return null;
  return findVisit(services, { launchId, secretHash: hashOf(secret), now: services.clock.now() });
}

function visitFrom(stored: StoredVisit): Visit {
  return {
    launchId: stored._id,
    tenancy: { platformId: stored.platformId, courseId: stored.courseId },
    person: { id: stored.personId, name: stored.personName },
    role: stored.role,
    linkId: stored.linkId,
    locale: stored.locale,
    returnUrl: stored.returnUrl,
    picking: stored.picking ?? null,
    base: `/l/${stored._id}`,
  };
}

function cookieName(launchId: string): string {
  return `__Secure-sr_${launchId}`;
}

// The secret is 256 random bits, so a plain hash is enough: there is nothing to guess.
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** The return link is printed as an href: only web addresses may become one. */
function webUrl(claimed: string | null): string | null {
  return claimed !== null && /^https?:\/\//i.test(claimed) && URL.canParse(claimed) ? claimed : null;
}
