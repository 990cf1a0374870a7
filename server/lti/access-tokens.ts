import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { GuardedFetch } from './guarded-fetch.ts';
import { readJson } from './read-json.ts';
import type { Scope } from './scopes.ts';
import type { Platform } from './platform.ts';
import type { ToolKeys, TokenAccess } from './tool-keys.ts';

/** Access tokens of the LMSs' services, one per platform and scope, kept by ltijs's storage until they end. */
export type AccessTokens = {
  get: (platform: Platform, scope: Scope) => Promise<TokenResult>;
  /** Asks the LMS, whatever is kept: whether it would give a token now. */
  ask: (platform: Platform, scope: Scope) => Promise<TokenResult>;
  /** After a 401: the LMS has forgotten the token, whatever its life was said to be. */
  drop: (platform: Platform, scope: Scope) => Promise<void>;
};

export type TokenResult =
  | { kind: 'token'; token: string }
  | { kind: 'scope-missing' }
  /** `error`: the OAuth code the LMS gave, fit to be shown, or null. RFC 6749 §5.2 */
  | { kind: 'refused'; error: string | null }
  | { kind: 'busy'; afterMs: number | null };

type Needs = { toolKeys: ToolKeys; fetchGuarded: GuardedFetch; clock: Clock };

export function createAccessTokens(needs: Needs): AccessTokens {
  const { toolKeys, clock } = needs;
  return {
    get: async (platform, scope) => {
      const kept = await toolKeys.keptToken(platform, scope);
      if (kept !== null && kept.expiresAt > clock.now().getTime() + EARLY_MS)
        return { kind: 'token', token: kept.token };
      return askForToken(needs, platform, scope);
    },
    ask: (platform, scope) => askForToken(needs, platform, scope),
    drop: (platform, scope) => toolKeys.dropToken(platform, scope),
  };
}

const EARLY_MS = 30_000; // so that a token does not end on its way
const ASSERTION_LIFE_S = 300; // LTI Security §4.1.1
const BACKDATED_S = 10; // Moodle knows no leeway: an `iat` ahead of its clock is a 400

const tokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(60),
  scope: z.string().optional(),
});

async function askForToken(needs: Needs, platform: Platform, scope: Scope): Promise<TokenResult> {
  const access = await needs.toolKeys.tokenAccess(platform.issuer, platform.clientId);
  const now = needs.clock.now().getTime();
  const form = await tokenRequest(platform, access, scope, now);
  // Moodle answers JSON as text/html, so the content type says nothing.
  const answer = await needs.fetchGuarded(access.endpoint, { ...form, maxBytes: 100_000 });
  if (answer.status === 429 || answer.status >= 500) return { kind: 'busy', afterMs: null };
  const parsed = tokenSchema.safeParse(readJson(answer.text));
  if (answer.status !== 200 || !parsed.success) return { kind: 'refused', error: errorOf(answer.text) };
  const { access_token: token, expires_in: life, scope: granted } = parsed.data;
  if (granted !== undefined && !granted.split(' ').includes(scope)) return { kind: 'scope-missing' };
  await needs.toolKeys.keepToken(platform, scope, { token, expiresAt: now + life * 1000 });
  return { kind: 'token', token };
}

const errorSchema = z.object({ error: z.string().regex(/^[\w .,:"'()+-]{1,120}$/) });

function errorOf(text: string): string | null {
  return errorSchema.safeParse(readJson(text)).data?.error ?? null;
}

/** The client credentials grant with a signed assertion instead of a password. LTI Security §4.1.1, Core §6.2 */
async function tokenRequest(platform: Platform, access: TokenAccess, scope: Scope, now: number) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await signAssertion(platform, access, Math.floor(now / 1000) - BACKDATED_S),
    scope,
  });
  const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST' as const, headers, body: body.toString() };
}

function signAssertion({ clientId, deployments }: Platform, access: TokenAccess, issuedAt: number): Promise<string> {
  const [deployment] = deployments;
  const claims =
    deployment === undefined ? {} : { 'https://purl.imsglobal.org/spec/lti/claim/deployment_id': deployment };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: access.kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(access.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ASSERTION_LIFE_S)
    .setJti(randomUUID())
    .sign(access.privateKey);
}
