import { AppError } from '../errors.ts';
import type { AccessTokens, TokenResult } from './access-tokens.ts';
import type { Answer, FetchOptions, GuardedFetch } from './guarded-fetch.ts';
import type { Platform } from './platform.ts';
import type { Scope } from './scopes.ts';

/**
 * An LMS service call's outcome before anyone reads the answer's meaning. `afterMs`: the LMS asked us to wait; `sent`:
 * the request may have been worked on, although no answer came.
 */
export type ServiceAnswer =
  | { kind: 'answered'; answer: Answer }
  | { kind: 'no-token'; reason: 'scope-missing' | 'token-refused' }
  | { kind: 'unavailable'; reason: string; afterMs: number | null; sent: boolean };

export type ServiceCall = { platform: Platform; scope: Scope; url: string } & FetchOptions;
export type CallService = (call: ServiceCall) => Promise<ServiceAnswer>;

/** Calls a service with an access token; a 401 drops the token and tries once more with a new one. */
export function createCallService(fetchGuarded: GuardedFetch, tokens: AccessTokens): CallService {
  const attempt = async (call: ServiceCall): Promise<ServiceAnswer> => {
    const { platform, scope, url, headers, ...options } = call;
    const access = await tokens.get(platform, scope).catch((error: unknown) => unavailable(error, false));
    if (access.kind === 'unavailable') return access;
    if (access.kind !== 'token') return withoutToken(access);
    const authorization = `Bearer ${access.token}`;
    return fetchGuarded(url, { ...options, headers: { ...headers, authorization } }).then(
      (answer) => ({ kind: 'answered', answer }),
      (error: unknown) => unavailable(error, true),
    );
  };
  return async (call) => {
    const first = await attempt(call);
    if (first.kind !== 'answered' || first.answer.status !== 401) return first;
    await tokens.drop(call.platform, call.scope);
    return attempt(call);
  };
}

type Unavailable = Extract<ServiceAnswer, { kind: 'unavailable' }>;

/** `calling`: it was the call itself that failed, not the token before it. */
function unavailable(error: unknown, calling: boolean): Unavailable {
  if (!(error instanceof AppError)) throw error;
  const refused = error.code === 'lti-address-refused' || error.details['sent'] === 'no';
  return { kind: 'unavailable', reason: error.code, afterMs: null, sent: calling && !refused };
}

function withoutToken(result: Exclude<TokenResult, { kind: 'token' }>): ServiceAnswer {
  if (result.kind === 'busy')
    return { kind: 'unavailable', reason: 'platform-busy', afterMs: result.afterMs, sent: false };
  return { kind: 'no-token', reason: result.kind === 'refused' ? 'token-refused' : 'scope-missing' };
}
