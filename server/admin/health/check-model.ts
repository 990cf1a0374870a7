import type { HostCalls } from '../../llm/model-call-repository.ts';
import type { ModelCall } from '../../llm/model-call.ts';
import type { PriceTable } from '../../llm/price-table.ts';
import type { ProviderPause } from '../../llm/provider-pause.ts';
import type { Services } from '../../services.ts';
import { act, fine, look, type Check } from './check.ts';

type Failure = Pick<ModelCall, 'at' | 'host' | 'error'>;

/** How the model's server did in the last hour, and how its last failure read; `last` may be older. */
export function checkCalls(hosts: readonly HostCalls[], last: Failure | null): Check[] {
  const counted = hosts.map(checkHost);
  const failure = last
    ? [fine('callFailed', { host: last.host, at: last.at.toISOString(), error: last.error ?? '' })]
    : [];
  return [...(counted.length === 0 ? [fine('callsNone')] : counted), ...failure];
}

function checkHost({ host, calls, failed }: HostCalls): Check {
  const blanks = { host, calls, failed };
  const share = failed / calls;
  if (failed >= MANY && share >= MOST_SHARE) return act('callsFail', blanks);
  return failed >= SOME && share >= SOME_SHARE ? look('callsFail', blanks) : fine('calls', blanks);
}

/** Providers throttle: one in ten is a nuisance that repeats itself away, every second one is none. */
const SOME = 3;
const SOME_SHARE = 0.1;
const MANY = 5;
const MOST_SHARE = 0.5;

export function checkPauses(pauses: readonly ProviderPause[]): Check[] {
  return pauses.map(({ _id, until, reason }) => {
    const code = reason === 'limited' ? 'providerLimited' : 'providerFailing';
    return look(code, { host: _id, until: until.toISOString() });
  });
}

/** Only where somebody counts: a table without one of our models makes work with a budget wait. */
export function checkPrices({ readers, prices }: { readers: Services['readers']; prices: PriceTable | null }): Check[] {
  if (readers === null || prices === null || readers.generator.demonstration) return [];
  const models = new Set([readers.generator.name, readers.validator.name]);
  return [...models].filter((model) => !prices.models.has(model)).map((model) => act('priceUnknown', { model }));
}
