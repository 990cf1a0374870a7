import { Router, urlencoded, type Request, type Response } from 'express';
import { SignJWT } from 'jose';
import { z } from 'zod';
import type { LmsContext } from '../lms-context.ts';
import type { LaunchDocument, ToolDocument } from '../lms-documents.ts';
import { sessionOf } from '../pages/session.ts';
import { authorize, type AuthorizationDecision } from './authorize.ts';
import { messageClaims } from './message-claims.ts';

/** The OIDC authentication endpoint: answers with a form that posts the id_token, or an error, to the tool. */
export function authRoutes(lms: LmsContext): Router {
  const router = Router();
  const answer = (request: Request, response: Response) => answerAuthentication(lms, request, response);
  router.get(lms.profile.paths.authorization, lms.faults.gate('auth'), answer);
  router.post(lms.profile.paths.authorization, lms.faults.gate('auth'), urlencoded({ extended: false }), answer);
  return router;
}

async function answerAuthentication(lms: LmsContext, request: Request, response: Response): Promise<void> {
  const parsed = parameters.safeParse(request.method === 'POST' ? request.body : request.query);
  const asked = parsed.success ? parsed.data : {};
  const launch = await spendLaunch(lms, request, asked['lti_message_hint']);
  const tool = launch === null ? null : await lms.store.tools.findOne({ clientId: launch.clientId });
  const decision = authorize(asked, { launch, tool });
  const fields = await answerFields(lms, decision, { launch, tool });
  if (decision.kind === 'untrusted' || fields === null) {
    // Recorded: a redirect URI that is not registered, or a hint already used, meets this page with a 404.
    response.status(404).send(lms.views.render('problem', INVALID_REQUEST));
    return;
  }
  const state = asked['state'] === undefined ? {} : { state: asked['state'] };
  const form = { action: decision.redirectUri, fields: toFields({ ...fields, ...state }) };
  response.send(lms.views.render('post-form', { title: 'Opening the tool', ...form }));
}

const parameters = z.record(z.string(), z.string());

const INVALID_REQUEST = {
  title: 'Invalid request',
  text: 'The tool asked for a launch this site does not know of, or one that was used before. Open the activity again.',
};

/** The launch the hint names, if this browser's session opened it; it can be used once, like Moodle's. */
async function spendLaunch(
  lms: LmsContext,
  request: Request,
  hint: string | undefined,
): Promise<LaunchDocument | null> {
  const session = await sessionOf(lms, request);
  const launchId = lms.profile.hint.read(hint ?? '');
  if (session === null || launchId === null) return null;
  return lms.store.launches.findOneAndDelete({ _id: launchId, sessionId: session._id });
}

async function answerFields(
  lms: LmsContext,
  decision: AuthorizationDecision,
  { launch, tool }: { launch: LaunchDocument | null; tool: ToolDocument | null },
): Promise<Record<string, string> | null> {
  if (decision.kind === 'untrusted' || launch === null || tool === null) return null;
  if (decision.kind === 'refused') {
    const description = decision.description === null ? {} : { error_description: decision.description };
    return { error: decision.error, ...description };
  }
  const idToken = await signedLaunch(lms, launch, tool, decision.nonce);
  return idToken === null ? null : { id_token: idToken };
}

async function signedLaunch(
  lms: LmsContext,
  launch: LaunchDocument,
  tool: ToolDocument,
  nonce: string,
): Promise<string | null> {
  const claims = await messageClaims(lms, launch, tool, nonce);
  if (claims === null) return null;
  return new SignJWT(claims)
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: lms.signingKey.kid })
    .sign(lms.signingKey.privateKey);
}

/** Name and value pairs in the shape the form templates print. */
export function toFields(fields: Record<string, string>): { name: string; value: string }[] {
  return Object.entries(fields).map(([name, value]) => ({ name, value }));
}
