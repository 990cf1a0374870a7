/**
 * What a token endpoint wants as the `aud` of our assertion, from the `authorization_server` of an LMS's configuration;
 * null: its own address, as the specification says where an LMS says nothing (LTI Security §4.1.1).
 */
export function tokenAudience(tokenEndpoint: string, authorizationServer: string | undefined): string | null {
  // Brightspace has one token service for all schools, with an audience that is not its address (D2L, KB 23662).
  if (new URL(tokenEndpoint).host === 'auth.brightspace.com')
    return authorizationServer ?? 'https://api.brightspace.com/auth/token';
  // Canvas writes a bare host there, and refuses it as an audience: it wants its token address.
  return authorizationServer === undefined || BARE_HOST.test(authorizationServer) ? null : authorizationServer;
}

const BARE_HOST = /^[\w.-]+(:\d{1,5})?$/;
