import { AppError } from '../errors.ts';
import type { AccessTokens, TokenResult } from './access-tokens.ts';
import type { Answer, FetchOptions, GuardedFetch } from './guarded-fetch.ts';
import type { Platform } from './platform.ts';
import type { Scope } from './scopes.ts';

/** An LMS service call's outcome before anyone reads the answer's meaning. `afterMs`: the LMS asked us to wait. */
export type ServiceAnswer =
  | { kind: 'answered'; answer: Answer }
  | { kind: 'no-token'; reason: 'scope-missing' | 'token-refused' }
  | { kind: 'unavailable'; reason: string; afterMs: number | null };

export type ServiceCall = { platform: Platform; scope: Scope; url: string } & FetchOptions;
export type CallService = (call: ServiceCall) => Promise<ServiceAnswer>;

/** Calls a service with an access token; a 401 drops the token and tries once more with a new one. */
export function createCallService(fetchGuarded: GuardedFetch, tokens: AccessTokens): CallService {
  const attempt = async (call: ServiceCall): Promise<ServiceAnswer> => {
    const { platform, scope, url, headers, ...options } = call;
    const access = await tokens.get(platform, scope);
    if (access.kind !== 'token') return withoutToken(access);
    const authorization = `Bearer ${access.token}`;
    return {
      kind: 'answered',
      answer: await fetchGuarded(url, { ...options, headers: { ...headers, authorization } }),
    };
  };
  return async (call) => {
    try {
      const first = await attempt(call);
      if (first.kind !== 'answered' || first.answer.status !== 401) return first;
      await tokens.drop(call.platform, call.scope);
      return await attempt(call);
    } catch (error) {
      if (error instanceof AppError) return { kind: 'unavailable', reason: error.code, afterMs: null };
      throw error;
    }
  };
}

function withoutToken(result: Exclude<TokenResult, { kind: 'token' }>): ServiceAnswer {
  if (result.kind === 'busy') return { kind: 'unavailable', reason: 'platform-busy', afterMs: result.afterMs };
  return { kind: 'no-token', reason: result.kind === 'refused' ? 'token-refused' : 'scope-missing' };
}
