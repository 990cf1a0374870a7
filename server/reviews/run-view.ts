import type { Visit } from '../http/visit.ts';
import { filterQuery } from './queue-filter.ts';
import type { RunPause } from './run-pause.ts';
import type { RunMoney, RunStatus } from './run-status.ts';

/**
 * Everything that `reviews/run` prints; null when there is nothing to say about a run. `renewed`: it takes the place of
 * itself on an open page, so a line that has nothing more to say keeps its place until the page is opened anew.
 */
export function runView(status: RunStatus, page: RunPage) {
  const { pause, pending, course } = status;
  if (!page.renewed && !isWorthSaying(status)) return null;
  return {
    course,
    over: pending === 0,
    canPause: pause === null && (pending > 0 || page.renewed),
    minutesLeft: status.minutesLeft,
    ...actions(status, page),
    ...pausesView(status, page),
    ...(pending > 0 ? waitsFor(status) : {}),
    money: moneyOf(status, page),
  };
}

function isWorthSaying({ pending, pause, coursePause, pausedAlone, money }: RunStatus): boolean {
  const paused = pause !== null || coursePause !== null || pausedAlone.length > 0;
  return pending > 0 || paused || (money !== null && money.cost > 0);
}

function actions({ cheapRun }: RunStatus, { visit: { base }, query }: RunPage) {
  return {
    pauseAction: `${base}/queue/pause${query}`,
    resumeAction: `${base}/queue/resume${query}`,
    cheapRun: cheapRun && { ...cheapRun, action: `${base}/queue/read-now${query}` },
  };
}

function pausesView({ pause, coursePause, pausedAlone, course }: RunStatus, { visit: { base } }: RunPage) {
  const action = `${base}/queue/resume${filterQuery({ scope: 'course' })}`;
  return {
    standing: pause || coursePause ? 'paused' : 'on',
    paused: pause && pausedView(pause, course),
    coursePaused: coursePause && { ...pausedView(coursePause, true), action },
    pausedAlone: pausedAlone.length > 0 ? { count: pausedAlone.length } : null,
  };
}

function moneyOf({ money, pending }: RunStatus, { visit, renewed }: RunPage) {
  return money && { ...moneyView(money, pending, visit.locale), over: pending === 0 && renewed };
}

type RunPage = { visit: Pick<Visit, 'base' | 'locale'>; query: string; renewed: boolean };

function pausedView({ byName, at }: RunPause, course: boolean) {
  const scope = course ? 'runs:coursePaused' : 'runs:paused';
  return { key: `${scope}.${byName === null ? 'unnamed' : 'named'}`, name: byName, at };
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
