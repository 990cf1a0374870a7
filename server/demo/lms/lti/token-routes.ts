import { createHash, randomBytes } from 'node:crypto';
import { Router, urlencoded, type Response } from 'express';
import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { LmsContext } from '../lms-context.ts';
import type { ToolDocument } from '../lms-documents.ts';
import { spendOnce } from './registration-token.ts';

/** Service tokens for a tool that proves itself with its private key. LTI Security §4.1.1 */
export function tokenRoutes(lms: LmsContext): Router {
  const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();
  const keysOf = (tool: ToolDocument) => {
    const known = keySets.get(tool.jwksUri) ?? createRemoteJWKSet(new URL(tool.jwksUri), KEY_SET_OPTIONS);
    keySets.set(tool.jwksUri, known);
    return known;
  };
  const router = Router();
  router.post(
    lms.profile.paths.token,
    lms.faults.gate('token'),
    urlencoded({ extended: false }),
    async (request, response) => {
      answer(response, await grant(lms, request.body, keysOf), lms.profile.tokenMediaType);
    },
  );
  return router;
}

// Moodle keeps a tool's keys and fetches them again at once when a signature does not fit.
const KEY_SET_OPTIONS = { cacheMaxAge: 600_000, cooldownDuration: 0, timeoutDuration: 5000 };

type Keys = ReturnType<typeof createRemoteJWKSet>;

type Grant =
  { kind: 'granted'; body: Record<string, unknown> } | { kind: 'refused'; error: string } | { kind: 'no-keys' };

const tokenRequest = z.object({
  grant_type: z.string().min(1),
  client_assertion_type: z.string().min(1),
  client_assertion: z.string().min(1),
  scope: z.string().min(1),
});

async function grant(lms: LmsContext, body: unknown, keysOf: (tool: ToolDocument) => Keys): Promise<Grant> {
  const parsed = tokenRequest.safeParse(body);
  if (!parsed.success) return { kind: 'refused', error: 'invalid_request' };
  const { grant_type, client_assertion_type, client_assertion, scope } = parsed.data;
  if (grant_type !== 'client_credentials' || client_assertion_type !== ASSERTION_TYPE) {
    return { kind: 'refused', error: 'unsupported_grant_type' };
  }
  const tool = await claimedTool(lms, client_assertion);
  if (tool === null) return { kind: 'refused', error: 'invalid_client' };
  const proof = await verifyAssertion(lms, client_assertion, tool, keysOf(tool));
  if (proof.kind !== 'proven') return proof;
  const scopes = tool.scopes.filter((candidate) => scope.split(' ').includes(candidate));
  if (scopes.length === 0) return { kind: 'refused', error: 'invalid_scope' };
  return { kind: 'granted', body: await issueToken(lms, tool, scopes) };
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

async function claimedTool(lms: LmsContext, assertion: string): Promise<ToolDocument | null> {
  try {
    const { sub } = decodeJwt(assertion);
    return sub === undefined ? null : await lms.store.tools.findOne({ clientId: sub });
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

type Proof = { kind: 'proven' } | { kind: 'refused'; error: string } | { kind: 'no-keys' };

// Moodle does not look at `aud`, Canvas does. No clock difference is allowed: iat and exp are measured by the LMS's own.
async function verifyAssertion(lms: LmsContext, assertion: string, tool: ToolDocument, keys: Keys): Promise<Proof> {
  const audience = lms.profile.checksAudience ? { audience: lms.urls.token } : {};
  const who = { issuer: tool.clientId, subject: tool.clientId, ...audience };
  const options = { algorithms: ['RS256'], ...who, currentDate: lms.now() };
  try {
    const { payload } = await jwtVerify(assertion, keys, { ...options, requiredClaims: ['iat', 'exp', 'jti'] });
    const issuedAt = payload.iat ?? 0;
    if (issuedAt > Math.floor(lms.now().getTime() / 1000)) {
      return { kind: 'refused', error: `Cannot handle token with iat prior to ${isoSecond(issuedAt)}` };
    }
    const fresh = await spendOnce(lms, `${tool.clientId} ${payload.jti ?? ''}`);
    return fresh ? { kind: 'proven' } : { kind: 'refused', error: 'The jti of this assertion was used before' };
  } catch (error) {
    return problemWith(error);
  }
}

function problemWith(error: unknown): Proof {
  if (error instanceof errors.JWTExpired) return { kind: 'refused', error: 'Expired token' };
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return { kind: 'refused', error: 'Signature verification failed' };
  }
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTInvalid) {
    return { kind: 'refused', error: error.message };
  }
  if (error instanceof errors.JWKSNoMatchingKey)
    return { kind: 'refused', error: '"kid" invalid, unable to lookup correct key' };
  if (error instanceof errors.JWSInvalid || error instanceof errors.JOSEAlgNotAllowed) {
    return { kind: 'refused', error: error.message };
  }
  return { kind: 'no-keys' };
}

const TOKEN_SECONDS = 3600;

async function issueToken(lms: LmsContext, tool: ToolDocument, scopes: string[]): Promise<Record<string, unknown>> {
  const token = randomBytes(16).toString('hex');
  const expiresAt = new Date(lms.now().getTime() + TOKEN_SECONDS * 1000);
  await lms.store.accessTokens.insertOne({ _id: hashOf(token), toolId: tool._id, scopes, expiresAt });
  return { access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS, scope: scopes.join(' ') };
}

/** Tokens and cookies are stored by their hash only. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

// Recorded: JSON under the media type of a web page, and an HTML page when the tool's keys cannot be fetched.
function answer(response: Response, outcome: Grant, mediaType: string): void {
  response.type(mediaType);
  if (outcome.kind === 'granted') response.send(JSON.stringify(outcome.body));
  if (outcome.kind === 'refused') response.status(400).send(JSON.stringify({ error: outcome.error }));
  if (outcome.kind === 'no-keys') response.status(404).send(NO_KEYS_PAGE);
}

const NO_KEYS_PAGE =
  '<!doctype html><title>Error</title><p>Exception - mod_lti\\local\\ltiopenid\\jwks_helper::fix_jwks_alg(): ' +
  'Argument #1 ($jwks) must be of type array, null given</p>';

function isoSecond(second: number): string {
  return new Date(second * 1000).toISOString().replace('.000Z', '+0000');
}
