import { AppError } from '../errors.ts';
import type { AccessTokens, TokenResult } from './access-tokens.ts';
import type { PlatformCheck } from './check-platform.ts';
import type { Platform } from './platform.ts';
import { SCOPE } from './scopes.ts';

type Service = keyof typeof SCOPE;
type Asked = TokenResult | { kind: 'away'; code: string };

/** Asks for a fresh token for each service, one after the other; stops where the LMS does not deal with us at all. */
export async function checkServices(tokens: AccessTokens, platform: Platform): Promise<PlatformCheck[]> {
  const granted: Service[] = [];
  const problems: PlatformCheck[] = [];
  for (const service of Object.keys(SCOPE) as Service[]) {
    const asked = await ask(tokens, platform, service);
    if (asked.kind === 'token') granted.push(service);
    else problems.push(problemOf(asked, platform, service));
    if (isFinal(asked)) break;
  }
  return granted.length === 0 ? problems : [grantedCheck(platform, granted), ...problems];
}

async function ask(tokens: AccessTokens, platform: Platform, service: Service): Promise<Asked> {
  try {
    return await tokens.ask(platform, SCOPE[service]);
  } catch (error) {
    return { kind: 'away', code: error instanceof AppError ? error.code : '' };
  }
}

/** Everything but a scope that is left out would be the same for the next scope. */
function isFinal(asked: Asked): boolean {
  return asked.kind === 'away' || asked.kind === 'busy' || (asked.kind === 'refused' && !isScopeError(asked));
}

function isScopeError({ error }: { error: string | null }): boolean {
  return error === 'invalid_scope'; // RFC 6749 §5.2
}

function grantedCheck({ issuer }: Platform, granted: readonly Service[]): PlatformCheck {
  return { verdict: 'ok', code: 'services', blanks: { issuer, services: granted.join(' ') } };
}

function problemOf(asked: Exclude<Asked, { kind: 'token' }>, { issuer, tokenEndpoint }: Platform, service: Service) {
  const blanks = { issuer, service, url: tokenEndpoint };
  const problem = (code: string, more = {}): PlatformCheck => ({
    verdict: 'problem',
    code,
    blanks: { ...blanks, ...more },
  });
  if (asked.kind === 'busy') return { verdict: 'attention', code: 'tokenBusy', blanks } as const;
  if (asked.kind === 'away') return problem(asked.code === 'platform-unknown' ? 'ourKeyMissing' : 'tokenAway');
  if (asked.kind === 'scope-missing' || isScopeError(asked)) return problem('serviceMissing');
  return problem('tokenRefused', { error: asked.error ?? '-' });
}
