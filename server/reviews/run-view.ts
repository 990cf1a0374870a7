import type { Visit } from '../http/visit.ts';
import type { RunPause } from './run-pause.ts';
import type { RunMoney, RunStatus } from './run-status.ts';

/** Everything that `reviews/run` prints; null when there is nothing to say about a run. */
export function runView(status: RunStatus, { base, locale }: Pick<Visit, 'base' | 'locale'>, query: string) {
  const { pause, pending, money, cheapRun } = status;
  const spent = money !== null && money.cost > 0;
  if (pending === 0 && pause === null && !spent) return null;
  return {
    pauseAction: `${base}/queue/pause${query}`,
    resumeAction: `${base}/queue/resume${query}`,
    cheapRun: cheapRun && { ...cheapRun, action: `${base}/queue/read-now${query}` },
    paused: pause && pausedView(pause),
    minutesLeft: status.minutesLeft,
    canPause: pause === null && pending > 0,
    ...(pending > 0 ? waitsFor(status) : {}),
    money: money && moneyView(money, pending, locale),
  };
}

function pausedView({ byName, at }: RunPause) {
  return { key: byName === null ? 'runs:paused.unnamed' : 'runs:paused.named', name: byName, at };
}

/** What keeps waiting work from being read; without any of it these are nobody's concern. */
function waitsFor({ provider, heldBy }: RunStatus) {
  return {
    provider: provider && { key: `runs:provider.${provider.reason}`, until: provider.until },
    heldBy: heldBy && `runs:held.${heldBy}`,
  };
}

function moneyView({ currency, cost, estimate, month }: RunMoney, pending: number, locale: string) {
  const say = (micros: number) => amountText(micros, currency, locale);
  return {
    cost: say(cost),
    estimate: pending > 0 && estimate ? { count: pending, low: say(estimate.low), high: say(estimate.high) } : null,
    noEstimate: pending > 0 && estimate === null,
    spent: say(month.spent),
    limit: month.limit === null ? null : say(month.limit),
  };
}

/** Cents for what costs as much, otherwise as many decimals as the first two figures need: a draft costs a fraction of a cent. */
export function amountText(micros: number, currency: string, locale = 'en'): string {
  const units = micros / 1_000_000;
  const decimals = units === 0 || units >= 0.1 ? 2 : Math.min(6, 1 - Math.floor(Math.log10(units)));
  const written = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return `${new Intl.NumberFormat(locale, written).format(units)} ${currency}`;
}
