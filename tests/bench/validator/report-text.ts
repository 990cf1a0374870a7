import type { Interval } from './clustered-interval.ts';
import { faultKinds } from './fault-kinds.ts';
import type { LabelledSet } from './human/judge-labelled-set.ts';
import type { AlarmFigures, Measured } from './measure.ts';
import type { ProcessorTime } from './processor-time.ts';
import type { BenchReport } from './run-bench.ts';

/** The report as lines of plain text, at most 120 columns wide. */
export function reportText(report: BenchReport): string {
  const { code, naive, model, human, cases, seed, set } = report;
  const head = `${cases} sound drafts of the ${SETS[set]}, seed ${seed}. Intervals: 95 %, clustered by draft.`;
  return [
    [head, ...table('Code alone', code, naive)],
    processorLines(report.processor),
    model ? table(`Code and the validator model (${model.name}), on a sample`, model.measured, null) : [],
    ...human.map(humanLines),
    report.verbose ? ['Not caught (code alone):', ...code.misses, '', 'False alarms:', ...code.alarms] : [],
  ]
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n');
}

const SETS = {
  held: 'half set aside',
  dev: 'open half: no figures to publish',
  dev2: 'second open voice: no figures to publish',
  dev4: 'fourth open voice: no figures to publish',
  dev5: 'fifth open voice: no figures to publish',
  dev6: 'sixth open voice: no figures to publish',
  dev7: 'seventh open voice: no figures to publish',
  dev8: 'eighth open voice: no figures to publish',
  dev9: 'ninth open voice: no figures to publish',
  dev10: 'tenth open voices: no figures to publish',
  dev11: 'eleventh open voices: no figures to publish',
  dev12: 'twelfth open voices: no figures to publish',
  dev13: 'thirteenth open voices: no figures to publish',
  dev14: 'fourteenth open voices: no figures to publish',
  dev3: 'third open voice: no figures to publish',
} as const;

function processorLines({ n, words, medianMs, baselineMs }: ProcessorTime): string[] {
  return [
    'Processor time of grading/assess without the model',
    `  ${medianMs.toFixed(1)} ms, median of ${n} works of about ${words} words; SHA-256 over 4 MB here: ${baselineMs.toFixed(1)} ms`,
  ];
}

function table(title: string, measured: Measured, naive: Measured | null): string[] {
  const head = ['fault', 'n', 'caught', 'missed', 'share', '95 %', 'as a note', 'any finding', naive ? 'naive' : ''];
  const rows = faultKinds.map((kind) => {
    const { n, caught, noted, elsewhere, share, interval } = measured.kinds[kind];
    const any = caught + noted + elsewhere;
    const base = naive ? percent(naive.kinds[kind].share) : '';
    return [kind, n, caught, n - caught, percent(share), between(interval), noted, any, base].map(String);
  });
  const alarms = Object.entries(measured.untouchedBy).map(([language, figures]) => alarmLine(language, figures));
  return [
    `${title}: ${measured.mutated} faulty variants`,
    ...columns([head, ...rows]),
    `False alarms on untouched drafts (warning or blocking)`,
    ...[alarmLine('all', measured.untouched), ...alarms, ...(naive ? [alarmLine('naive', naive.untouched)] : [])],
  ];
}

function alarmLine(name: string, { n, alarms, share, interval }: AlarmFigures): string {
  return `  ${name.padEnd(6)} ${alarms} of ${n}: ${percent(share)} ${between(interval)}`;
}

function humanLines(set: LabelledSet): string[] {
  if (set.kind === 'skipped') return [`Labelled by people, skipped: ${set.reason}`];
  const head = ['question', 'n', 'marked', 'found', 'both', 'recall', 'precision'];
  const rows = set.recalls.map(({ question, n, marked, found, both, recall, precision }) =>
    [question, n, marked, found, both, percent(recall), percent(precision)].map(String),
  );
  return [`Labelled by people: ${set.name}, ${set.n} items`, ...columns([head, ...rows])];
}

/** The first column to the left, the others to the right, each as wide as its widest cell. */
function columns(rows: readonly string[][]): string[] {
  const widths = rows[0]?.map((_cell, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0))) ?? [];
  return rows.map((row) => {
    const cells = row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)));
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)} %`;
}

function between(interval: Interval | null): string {
  return interval ? `[${(interval.low * 100).toFixed(1)}, ${(interval.high * 100).toFixed(1)}]` : '';
}
