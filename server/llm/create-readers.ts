import type { Clock } from '../clock.ts';
import type { ReaderConfig } from '../config.ts';
import type { CallerStore } from './caller-store.ts';
import { createCacheWarmer } from './cache-warmer.ts';
import { closedBreaker, createCircuitBreaker } from './circuit-breaker.ts';
import { createConcurrencyLimit } from './concurrency-limit.ts';
import type { LanguageModel } from './language-model.ts';
import { createOfflineReader } from './offline/offline-reader.ts';
import { createOpenAiModel } from './openai-model.ts';
import { createProviderLine } from './provider-line.ts';
import type { PauseStore } from './provider-pause.ts';
import { createSharedPlaces, type SharedPlaces } from './shared-places.ts';
import { createTokenPace } from './token-pace.ts';

/**
 * The two readers that the settings ask for, sharing one line to their provider: places, tokens per minute, a warm
 * cache, and with `site` its pauses and what its other processes hold. `null` without a model: work then goes to the
 * teacher without a draft. The offline reader is made only where it was asked for by name, so a lost key never turns
 * into keyword marks; it costs nothing and is never paused.
 */
export function createReaders(reader: ReaderConfig, callsAtOnce: number, site?: ReaderSite): Readers | null {
  if (reader.kind === 'none') return null;
  if (reader.kind === 'offline') {
    const limit = createConcurrencyLimit(callsAtOnce);
    const offline = createOfflineReader();
    const limited: LanguageModel = {
      ...offline,
      complete: (request) => limit(() => offline.complete(request), request.signal),
    };
    return { generator: limited, validator: limited };
  }
  const { generatorModel, validatorModel, tokensPerMinute, ...server } = reader;
  const host = new URL(reader.baseUrl).host;
  const breaker = site ? createCircuitBreaker(host, site.pauses, site.clock) : closedBreaker;
  const { limit, share } = placesOf({ host, tokensPerMinute, callsAtOnce }, site);
  const pace = createTokenPace(tokensPerMinute, share);
  const line = createProviderLine({ limit, pace, warmer: createCacheWarmer(), breaker });
  const modelOf = (model: string) => onlyMetered(createOpenAiModel({ ...server, model, line }), site);
  const generator = modelOf(generatorModel);
  // One model in both roles: what its server refuses is then found out once.
  if (validatorModel === generatorModel) return { generator, validator: generator };
  return { generator, validator: modelOf(validatorModel) };
}

/** On a site nothing is sent past the meter, which is where rules and students' choices are asked (`meterReaders`). */
function onlyMetered(model: LanguageModel, site: ReaderSite | undefined): LanguageModel {
  if (!site) return model;
  const complete: LanguageModel['complete'] = (request) => {
    if (!request.meter) throw new Error('A request to a model without a meter: use meterReaders().');
    return model.complete(request);
  };
  return { ...model, complete };
}

type Provider = { host: string; tokensPerMinute: number | null; callsAtOnce: number };

/** With a limit of the site's, its processes share it; each with a number of its own need not know of the others. */
function placesOf({ host, tokensPerMinute, callsAtOnce }: Provider, site?: ReaderSite): SharedPlaces {
  const most = site?.callsAtOnce ?? null;
  const alone = most === null && tokensPerMinute === null;
  if (!site || alone) return { limit: createConcurrencyLimit(callsAtOnce), share: () => 1 };
  return createSharedPlaces(site.callers, { endpoint: host, most, own: most ?? callsAtOnce });
}

type Readers = { generator: LanguageModel; validator: LanguageModel };

/** What a site knows beyond its settings; a script that reads alone has none. */
type ReaderSite = {
  pauses: PauseStore;
  clock: Clock;
  callers: CallerStore;
  /** Calls that all processes together make at once; null: as many as `callsAtOnce` in each. */
  callsAtOnce: number | null;
};
