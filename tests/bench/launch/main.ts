import { Command, InvalidArgumentError } from 'commander';
import { startBenchLms } from './bench-lms.ts';
import { runLaunches, USERS, type RunFigures } from './run-launches.ts';
import { startTools } from './start-tools.ts';

// `npm run bench:launch`: whole launches (login, launch, first page) against a bare ltijs tool on the same engine.
const command = new Command('npm run bench:launch --')
  .description(
    `Whole launches a second (login, launch and first page) at ${USERS} users, beside a bare ltijs 5.9.9 tool with the \
same LMS, engine and write concern (w: 1, j: true). Runs alternate; the figures are medians over the runs.`,
  )
  .option('--launches <n>', 'launches in each run', whole, 600)
  .option('--runs <n>', 'runs of each tool', whole, 3)
  .option('--json', 'print one object as the last line')
  .parse();
const options = command.opts<{ launches: number; runs: number; json?: boolean }>();

const lms = await startBenchLms();
const tools = await startTools(lms);
try {
  const bare: RunFigures[] = [];
  const ours: RunFigures[] = [];
  for (const tool of [tools.bare, tools.ours]) await runLaunches(tool, lms, 200); // warm
  for (let run = 1; run <= options.runs; run += 1) {
    bare.push(await runLaunches(tools.bare, lms, options.launches));
    ours.push(await runLaunches(tools.ours, lms, options.launches));
    process.stdout.write(`run ${run}: bare ${said(bare.at(-1))}; ours ${said(ours.at(-1))}\n`);
  }
  report(middle(bare), middle(ours));
} finally {
  await tools.stop();
  lms.close();
}

function report(bare: RunFigures, ours: RunFigures): void {
  const ratio = round(ours.perSecond / bare.perSecond, 2);
  process.stdout.write(
    `bare ltijs 5.9.9 (baseline): ${said(bare)}\nours: ${said(ours)}\nratio: ${ratio} (at least 1.5)\n`,
  );
  if (options.json) process.stdout.write(`${JSON.stringify({ bare: rounded(bare), ours: rounded(ours), ratio })}\n`);
}

function middle(runs: RunFigures[]): RunFigures {
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return { perSecond: median(runs.map((run) => run.perSecond)), p95Ms: median(runs.map((run) => run.p95Ms)) };
}

function said(figures?: RunFigures): string {
  return figures === undefined ? '' : `${figures.perSecond.toFixed(1)} launches/s, p95 ${figures.p95Ms.toFixed(0)} ms`;
}

function rounded({ perSecond, p95Ms }: RunFigures): RunFigures {
  return { perSecond: round(perSecond, 1), p95Ms: round(p95Ms, 1) };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function whole(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}
