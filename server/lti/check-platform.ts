import { createAccessTokens, type TokenResult } from './access-tokens.ts';
import { createGuardedFetch, type GuardedFetch } from './guarded-fetch.ts';
import type { LtiServices } from './lti-services.ts';
import type { Platform } from './platform.ts';
import { readJson } from './read-json.ts';
import { SCOPE } from './scopes.ts';
import { createToolKeys } from './tool-keys.ts';

/** `code` names the words, `blanks` fill them. */
export type PlatformCheck = {
  verdict: 'ok' | 'attention' | 'problem';
  code: string;
  blanks: { issuer: string };
};

/** Looks at what a launch and a score need of one LMS: its keys, its token endpoint, a known deployment. Never throws. */
export async function checkPlatform(services: LtiServices, platform: Platform): Promise<PlatformCheck[]> {
  const fetchGuarded = createGuardedFetch(services.config);
  const [keys, token] = await Promise.all([
    checkKeys(fetchGuarded, platform),
    checkToken(services, fetchGuarded, platform),
  ]);
  return [keys, token, ...checkDeployment(platform)];
}

async function checkKeys(fetchGuarded: GuardedFetch, { issuer, jwksUrl }: Platform): Promise<PlatformCheck> {
  const set = await fetchGuarded(jwksUrl).then(
    ({ status, text }) => (status === 200 ? (readJson(text) as { keys?: unknown } | null) : null),
    () => null,
  );
  const readable = Array.isArray(set?.keys) && set.keys.length > 0;
  return { verdict: readable ? 'ok' : 'problem', code: readable ? 'keys' : 'keysUnreadable', blanks: { issuer } };
}

async function checkToken(
  { db, secret, clock }: LtiServices,
  fetchGuarded: GuardedFetch,
  platform: Platform,
): Promise<PlatformCheck> {
  const tokens = createAccessTokens({ toolKeys: createToolKeys(db, secret), fetchGuarded, clock });
  const result = await tokens.ask(platform, SCOPE.score).catch((): TokenResult => ({ kind: 'refused' }));
  return { ...TOKEN_VERDICTS[result.kind], blanks: { issuer: platform.issuer } };
}

const TOKEN_VERDICTS = {
  token: { verdict: 'ok', code: 'token' },
  'scope-missing': { verdict: 'problem', code: 'scoreScopeMissing' },
  busy: { verdict: 'attention', code: 'tokenBusy' },
  refused: { verdict: 'problem', code: 'tokenRefused' },
} as const;

function checkDeployment({ issuer, deployments }: Platform): PlatformCheck[] {
  if (deployments.length > 0) return [];
  return [{ verdict: 'attention', code: 'noDeployment', blanks: { issuer } }];
}
