import { recordSiteAct } from '../audit/record-act.ts';
import type { Request, RequestHandler, Response } from 'express';
import { AppError } from '../errors.ts';
import { readCookie } from '../http/read-cookie.ts';
import type { Services } from '../services.ts';
import { endSession, issueAccess, readSession, spendLink } from './admin-access-repository.ts';

const LINK_MS = 15 * 60_000;
const SESSION_MS = 8 * 3_600_000;
const COOKIE = '__Secure-sr_admin';

/** The URL of a one-time sign-in link, good for 15 minutes. Only the command line can ask for one: no LMS role can. */
export async function createSignInLink(services: Services, by: string): Promise<string> {
  const expiresAt = new Date(services.clock.now().getTime() + LINK_MS);
  await recordSiteAct(services, by, 'sign-in-link', {});
  const token = await issueAccess(services.db, { kind: 'link', by, expiresAt });
  return `${services.config.publicUrl}/admin/sign-in/${token}`;
}

/** Spends a sign-in link and starts a session of 8 hours; throws AppError `sign-in-link-spent`. */
export async function signIn(services: Services, token: string, res: Response): Promise<void> {
  const now = services.clock.now();
  const by = await spendLink(services.db, token, now);
  if (by === null) throw new AppError('sign-in-link-spent', { status: 401 });
  const expiresAt = new Date(now.getTime() + SESSION_MS);
  await recordSiteAct(services, by, 'admin-signed-in', {});
  const session = await issueAccess(services.db, { kind: 'session', by, expiresAt });
  res.cookie(COOKIE, session, cookieSettings);
}

/** Ends the session of this browser, on our side and on its own. */
export async function signOut(services: Services, req: Request, res: Response): Promise<void> {
  const token = readCookie(req, COOKIE);
  const by = token === null ? null : await readSession(services.db, token, services.clock.now());
  if (by !== null) await recordSiteAct(services, by, 'admin-signed-out', {});
  if (token !== null) await endSession(services.db, token);
  res.clearCookie(COOKIE, cookieSettings);
}

/** Lets signed-in admins through, with `res.locals.admin` set to who they are; others get `admin-only` (401). */
export function requireAdmin(services: Services): RequestHandler {
  return async (req, res, next) => {
    const token = readCookie(req, COOKIE);
    const by = token === null ? null : await readSession(services.db, token, services.clock.now());
    if (by === null) throw new AppError('admin-only', { status: 401 });
    res.locals['admin'] = by;
    next();
  };
}

// Never needed inside an LMS's frame, so it may be stricter than a visit's cookie.
const cookieSettings = { path: '/admin', httpOnly: true, secure: true, sameSite: 'strict' } as const;
