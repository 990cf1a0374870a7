import { faultKinds } from './fault-kinds.ts';
import type { AlarmFigures, KindFigures, Measured } from './measure.ts';
import type { BenchReport } from './run-bench.ts';

/**
 * The report as one plain object. `untouched`, `mutated` and `n` are counts; `falseAlarms`, `caught` and whatever else
 * is a rate are shares from 0 to 1, null where there is nothing to divide by. `low` and `high` bound a share at 95 %.
 */
export function reportJson(report: BenchReport): object {
  const { code, naive, model, human, processor } = report;
  return {
    ...figures(code),
    naive: figures(naive),
    cpuMsPerDraft: processor.medianMs,
    cpuMsBaseline: processor.baselineMs,
    model: model ? { name: model.name, ...figures(model.measured) } : null,
    human: Object.fromEntries(
      human.map((set) => [
        set.name,
        set.kind === 'judged' ? { n: set.n, recalls: set.recalls } : { n: 0, skipped: set.reason },
      ]),
    ),
  };
}

function figures(measured: Measured): object {
  return {
    untouched: measured.untouched.n,
    falseAlarms: measured.untouched.share,
    falseAlarmsLow: measured.untouched.interval?.low ?? null,
    falseAlarmsHigh: measured.untouched.interval?.high ?? null,
    falseAlarmsBy: Object.fromEntries(
      Object.entries(measured.untouchedBy).map(([language, { n, share }]: [string, AlarmFigures]) => [
        language,
        { n, share },
      ]),
    ),
    mutated: measured.mutated,
    kinds: Object.fromEntries(faultKinds.map((kind) => [kind, kindObject(measured.kinds[kind])])),
  };
}

function kindObject({ n, share, caught, noted, elsewhere, missed, interval }: KindFigures): object {
  const any = n === 0 ? null : (caught + noted + elsewhere) / n;
  const counts = { caught, noted, elsewhere, missed };
  return { n, caught: share, low: interval?.low ?? null, high: interval?.high ?? null, anyFinding: any, counts };
}
