import { checkRows, type Speech } from '../platform-view.ts';
import type { Check, HealthPart } from './check.ts';

/** What the health page prints. Parts of which there is nothing to tell are left out. */
export function healthView(parts: readonly HealthPart[], at: Date, speech: Speech): object {
  return {
    titleKey: 'admin:health',
    at,
    line: healthLine(parts, speech),
    parts: parts
      .filter(({ checks }) => checks.length > 0)
      .map(({ part, checks }) => ({
        ...{ id: part, titleKey: `admin:healthPage.part.${part}` },
        checks: checkRows(checks, speech),
      })),
  };
}

/** All of it in one line: whether something must be acted on, and the first thing that must. */
export function healthLine(parts: readonly HealthPart[], speech: Speech): object {
  const checks = parts.flatMap((part) => part.checks);
  const [acts, looks] = [only(checks, 'problem'), only(checks, 'attention')];
  const [worst] = checkRows([...acts, ...looks].slice(0, 1), speech);
  const say = (key: string, values = {}) => speech.words.say(speech.locale, `admin:healthPage.${key}`, values);
  if (acts.length > 0) return { tone: 'stop', summary: say('act', { count: acts.length, looks: looks.length }), worst };
  if (looks.length > 0) return { tone: 'warn', summary: say('look', { count: looks.length }), worst };
  return { tone: 'ok', summary: say('well') };
}

function only(checks: readonly Check[], verdict: Check['verdict']): Check[] {
  return checks.filter((check) => check.verdict === verdict);
}
