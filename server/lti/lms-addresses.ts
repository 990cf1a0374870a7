import type { PlatformFamily } from './platform-family.ts';

/** The LMSs whose addresses follow from their issuer, and `other`. */
export type LmsKind = Exclude<PlatformFamily, 'sakai'>;

export type LmsAddresses = { authEndpoint: string; tokenEndpoint: string; jwksUrl: string };

/**
 * Where an LMS logs people in, gives tokens and keeps its keys, so that nobody has to copy three addresses by hand; null
 * for an LMS that has no rule. `issuer` is without a trailing slash, as the LMS writes it.
 */
export function lmsAddresses(kind: LmsKind, issuer: string, clientId: string): LmsAddresses | null {
  if (!URL.canParse(issuer)) return null;
  return RULES[kind]({ issuer, clientId });
}

type Rule = (lms: { issuer: string; clientId: string }) => LmsAddresses | null;

const RULES: Record<LmsKind, Rule> = {
  // mod/lti/openid-configuration.php of Moodle 4.5
  moodle: ({ issuer }) => addresses(`${issuer}/mod/lti`, ['/auth.php', '/token.php', '/certs.php']),
  canvas: ({ issuer }) =>
    addresses(canvasHost(issuer), ['/api/lti/authorize_redirect', '/login/oauth2/token', '/api/lti/security/jwks']),
  // D2L, "Tool registration, deployment and links": one token service for all schools
  brightspace: ({ issuer }) => ({
    ...addresses(issuer, ['/d2l/lti/authenticate', '', '/d2l/.well-known/jwks']),
    tokenEndpoint: 'https://auth.brightspace.com/core/connect/token',
  }),
  // Anthology's developer portal speaks for every Blackboard Learn
  blackboard: ({ clientId }) =>
    addresses('https://developer.blackboard.com/api/v1', [
      '/gateway/oidcauth',
      '/gateway/oauth2/jwttoken',
      `/management/applications/${encodeURIComponent(clientId)}/jwks.json`,
    ]),
  other: () => null,
};

function addresses(base: string, [auth, token, keys]: readonly [string, string, string]): LmsAddresses {
  return { authEndpoint: base + auth, tokenEndpoint: base + token, jwksUrl: base + keys };
}

/** Canvas's cloud has its issuer at one host and everything else at another. Canvas, "Launch Overview" */
function canvasHost(issuer: string): string {
  return issuer.replace(/^https:\/\/canvas\.((?:beta\.|test\.)?)instructure\.com$/, 'https://sso.$1canvaslms.com');
}
