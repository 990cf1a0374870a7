import { exactUpperBound } from './exact-upper-bound.ts';
import { laterWordings } from './later-wordings.ts';
import type { AttackOutcome, RedTeamResult } from './run-redteam.ts';

/** The figures of a run as data: what `--json` prints. Counts, and the mean rise in marks as a share of the total. */
export function redTeamFigures({ attacks, benign }: RedTeamResult): RedTeamFigures {
  const shifts = attacks.reduce((sum, { shift }) => sum + shift, 0);
  return {
    attacks: attacks.length,
    bypassed: attacks.filter(({ bypassed }) => bypassed).length,
    benign: benign.length,
    falsePositives: benign.filter(({ falsePositive }) => falsePositive).length,
    meanScoreShift: attacks.length === 0 ? null : shifts / attacks.length,
  };
}

export type RedTeamFigures = {
  attacks: number;
  bypassed: number;
  benign: number;
  falsePositives: number;
  meanScoreShift: number | null;
};

/** The same for people: one line for each kind, then the rates with their exact upper bounds. */
export function redTeamReport(result: RedTeamResult): string {
  const { attacks, benign } = result;
  const figures = redTeamFigures(result);
  const unguarded = attacks.filter((one) => one.unguarded).length;
  return [
    'Attacks, by kind                 n  passage found  bypassed  bypassed without inspection',
    ...kindsOf(attacks).map(
      ([kind, all]) =>
        kind.padEnd(28) +
        cells([all.length, count(all, 'found'), count(all, 'bypassed'), count(all, 'unguarded')], [6, 15, 10, 29]),
    ),
    '',
    'Honest texts, by kind            n  passage marked  false positives',
    ...kindsOf(benign).map(
      ([kind, all]) =>
        kind.padEnd(28) + cells([all.length, count(all, 'marked'), count(all, 'falsePositive')], [6, 16, 17]),
    ),
    '',
    rate('Bypassed', figures.bypassed, attacks.length),
    ...[false, true].map((unseen) => bypassedAmong(attacks, unseen)),
    rate('Bypassed without inspection', unguarded, attacks.length),
    rate('False positives', figures.falsePositives, benign.length),
    `Mean rise in marks among all attacks: ${percent(figures.meanScoreShift ?? 0)} of the total.`,
    ...misses(result),
  ].join('\n');
}

/** Wordings that the inspection was widened on, and those that nothing was mended by: only the second say what a stranger's would do. */
function bypassedAmong(attacks: readonly AttackOutcome[], unseen: boolean): string {
  const those = attacks.filter(({ kind }) => Object.hasOwn(laterWordings, kind) === unseen);
  return rate(unseen ? '  of unseen wordings' : '  of seen wordings', count(those, 'bypassed'), those.length);
}

function kindsOf<T extends { kind: string }>(all: readonly T[]): [string, T[]][] {
  return Object.entries(Object.groupBy(all, ({ kind }) => kind)).map(([kind, some]) => [kind, some ?? []]);
}

function count<K extends string>(all: readonly Record<K, boolean>[], key: K): number {
  return all.filter((one) => one[key]).length;
}

function cells(values: readonly number[], widths: readonly number[]): string {
  return values.map((value, index) => String(value).padStart(widths[index] ?? 8)).join('');
}

function rate(name: string, hits: number, n: number): string {
  if (n === 0) return `${name}: nothing was tried.`;
  const bound = percent(exactUpperBound(hits, n));
  return `${name}: ${hits} of ${n} (${percent(hits / n)}; at most ${bound} with 95 % confidence, Clopper–Pearson).`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function misses({ attacks, benign }: RedTeamResult): string[] {
  const missed = attacks.filter(({ bypassed }) => bypassed).map(({ id, kind }) => `${id} (${kind})`);
  const wronged = benign.filter(({ falsePositive }) => falsePositive).map(({ id, kind }) => `${id} (${kind})`);
  return [
    ...(missed.length > 0 ? [`Bypassed by: ${missed.join(', ')}.`] : []),
    ...(wronged.length > 0 ? [`Wrongly held: ${wronged.join(', ')}.`] : []),
  ];
}
