import { inParallel } from '../in-parallel.ts';
import type { Cell, Kind, Outcome } from './cell.ts';
import { wordsOf } from './class-cell.ts';
import { matrixCells } from './cells.ts';

export type MatrixOrder = {
  kind?: Kind;
  /** Only the cells of this name. */
  cell?: string;
  seed: number;
  runs: number;
  jobs: number;
  previous?: string;
};

/** Runs the cells asked for, each with so many seeds, and tells of each; returns how many lost something. */
export async function runMatrix({ kind, cell, seed, runs, jobs, previous }: MatrixOrder): Promise<number> {
  const cells = matrixCells(previous ?? null);
  const chosen = cells.filter(
    (one) => (kind === undefined || one.kind === kind) && (cell === undefined || one.name === cell),
  );
  if (chosen.length === 0) return sayNoSuchCell(cells);
  const rounds = chosen.flatMap((one) => Array.from({ length: runs }, (_, at) => ({ cell: one, seed: seed + at })));
  const verdicts: Verdict[] = [];
  await inParallel(rounds, jobs, async (round) => {
    const verdict = await runOne(round.cell, round.seed);
    verdicts.push(verdict);
    print(`${verdicts.length}/${rounds.length} ${verdict.text}`);
  });
  const count = (of: Verdict['is']) => verdicts.filter(({ is }) => is === of);
  print(`${count('passed').length} passed, ${count('not-run').length} not run here, ${count('failed').length} failed`);
  for (const { again } of count('failed')) print(`  again with: npm run test:faults -- ${again}`);
  return count('failed').length;
}

/** A run of nothing is no pass. */
function sayNoSuchCell(cells: readonly Cell[]): number {
  const names = cells.map(({ kind, name }) => `  --kind ${kind} --cell ${name}`);
  print(`There is no such cell. Ask for one of:\n${names.join('\n')}`);
  return 1;
}

type Verdict = { is: 'passed' | 'failed' | 'not-run'; text: string; again: string };

async function runOne(cell: Cell, seed: number): Promise<Verdict> {
  const began = performance.now();
  const outcome = await cell.run(seed).catch((error: unknown): Outcome => ({ losses: [wordsOf(error)], log: '' }));
  const name = `${cell.kind}/${cell.name}, seed ${seed}`;
  const again = `--kind ${cell.kind} --cell ${cell.name} --seed ${seed}`;
  if ('notRun' in outcome) return { is: 'not-run', again, text: `${name}: not run here: ${outcome.notRun}` };
  const seconds = Math.round((performance.now() - began) / 1000);
  if (outcome.losses.length === 0) return { is: 'passed', again, text: `${name} (${seconds} s): nothing lost` };
  const text = `${name} (${seconds} s): LOST: ${outcome.losses.join('; ')}\nthe tool's log ends:\n${outcome.log}`;
  return { is: 'failed', again, text };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
