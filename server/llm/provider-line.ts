import type { CacheWarmer } from './cache-warmer.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { ConcurrencyLimit } from './concurrency-limit.ts';
import type { EndedCall, PlannedCall } from './language-model.ts';
import type { TokenPace } from './token-pace.ts';

/**
 * What every request to one provider passes before it is sent: it waits while another one warms the cache for the same
 * shared part, takes a place and its tokens from this process' share, and is refused with `model-paused` while the
 * provider is paused. All models of a provider stand in one line.
 */
export function createProviderLine({ limit, pace, warmer, breaker }: LineParts): ProviderLine {
  const pass: ProviderLine['pass'] = (planned, send, signal) => {
    const tokens = planned.inputTokens + planned.outputTokens;
    const paced = async () => {
      await pace.take(tokens, signal);
      const sent = await send();
      pace.giveBack(tokens - sent.usage.inputTokens - sent.usage.outputTokens);
      return sent;
    };
    const placed = () => limit(() => breaker.guard(paced), signal);
    return warmer(`${planned.model} ${planned.promptHash}`, placed, signal);
  };
  return { look: breaker.look, pass };
}

/** A line without anybody in it, for a model that is used alone. */
export const openLine: ProviderLine = { look: () => Promise.resolve(), pass: (_planned, send) => send() };

export type ProviderLine = {
  /** Throws `model-paused` where `pass` would now: asked before a call is made ready. */
  look: () => Promise<void>;
  /** `send` is called when the call's turn has come; what it throws is thrown on. */
  pass: <T extends Pick<EndedCall, 'usage'>>(
    planned: PlannedCall,
    send: () => Promise<T>,
    signal: AbortSignal,
  ) => Promise<T>;
};

type LineParts = { limit: ConcurrencyLimit; pace: TokenPace; warmer: CacheWarmer; breaker: CircuitBreaker };
