import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { LmsContext } from '../lms-context.ts';
import type { PersonDocument, SessionDocument } from '../lms-documents.ts';
import { hashOf } from '../lti/token-routes.ts';

const COOKIE = 'demo_lms_session';

/** The session this browser's cookie names, or null. */
export async function sessionOf(lms: LmsContext, request: Request): Promise<SessionDocument | null> {
  const cookie = new RegExp(`(?:^|; )${COOKIE}=([0-9a-f]+)`).exec(request.get('cookie') ?? '')?.[1];
  return cookie === undefined ? null : lms.store.sessions.findOne({ _id: hashOf(cookie) });
}

/** Signs a person in. `SameSite=None`, because the tool's frame sends the browser back here in mid-launch. */
export async function startSession(lms: LmsContext, response: Response, person: PersonDocument): Promise<void> {
  const secret = randomBytes(32).toString('hex');
  await lms.store.sessions.insertOne({ _id: hashOf(secret), personId: person._id });
  response.cookie(COOKIE, secret, { httpOnly: true, secure: true, sameSite: 'none', path: '/' });
}

export async function endSession(lms: LmsContext, request: Request, response: Response): Promise<void> {
  const session = await sessionOf(lms, request);
  if (session !== null) await lms.store.sessions.deleteOne({ _id: session._id });
  response.clearCookie(COOKIE, { httpOnly: true, secure: true, sameSite: 'none', path: '/' });
}

export type Visitor = { session: SessionDocument; person: PersonDocument };

/** Who is signed in, or null. */
export async function visitorOf(lms: LmsContext, request: Request): Promise<Visitor | null> {
  const session = await sessionOf(lms, request);
  const person = session === null ? null : await lms.store.people.findOne({ _id: session.personId });
  return session === null || person === null ? null : { session, person };
}
