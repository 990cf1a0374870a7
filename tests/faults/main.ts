import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { runFaultRound, type Round } from './fault-round.ts';
import { KINDS, type Kind } from './matrix/cell.ts';
import { runMatrix } from './matrix/run-matrix.ts';
import { inParallel } from './in-parallel.ts';

// `npm run test:faults -- --runs 50`: the same rounds as in `make test`, as many as you like. `--matrix`: one fault each.
const command = new Command('npm run test:faults --')
  .description('Break the running product and look what was lost; exits 1 on a loss. Everything replays by its seed.')
  .option('--runs <n>', 'rounds of the demo with tool and engine killed; of the matrix, how often each cell', whole)
  .option('--seed <n>', 'seed of the first round; the next ones count up', whole, 1)
  .option('--jobs <n>', 'how many at once', whole, 1)
  .option('--answers <n>', 'answers to hand in per round', whole, 8)
  .option('--matrix', 'every fault of the matrix in a run of its own, instead of rounds of kills')
  .addOption(new Option('--kind <kind>', 'only this part of the matrix').choices(KINDS))
  .option('--cell <name>', 'only cells of this name')
  .option('--previous <ref>', 'kind versions: the version before, a git revision (default: before the last migration)')
  .addHelpText('after', '\nA failure prints its seed and cell: give both back to see it again.')
  .parse();
// Compiled code is kept between starts: what is killed writes none, so that each round would begin anew.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'second-reader-compiled');

type Given = { runs?: number; seed: number; jobs: number; answers: number };
type Matrix = { matrix?: boolean; kind?: Kind; cell?: string; previous?: string };
const options = command.opts<Given & Matrix>();
const inMatrix = options.matrix ?? (options.kind !== undefined || options.cell !== undefined);

const failed = inMatrix ? await runMatrix({ ...options, runs: options.runs ?? 1 }) : await runRounds(options);
process.exitCode = failed === 0 ? 0 : 1;
process.exit();

async function runRounds({ runs = 10, seed, jobs, answers }: Given): Promise<number> {
  const seeds = Array.from({ length: runs }, (_, at) => seed + at);
  const failures: number[] = [];
  let done = 0;
  await inParallel(seeds, jobs, async (one) => {
    const round = await runFaultRound(one, answers);
    if (round.losses.length > 0) failures.push(one);
    done += 1;
    print(`${done}/${runs} ${sentence(round)}`);
  });
  const seedsFailed = failures.length === 0 ? '' : `: seeds ${failures.join(', ')}`;
  print(
    `${runs - failures.length} passed, ${failures.length} failed${seedsFailed} (seeds ${seed} to ${seed + runs - 1})`,
  );
  return failures.length;
}

function sentence({ seed, kills, seconds, restarted, losses }: Round): string {
  const verdict =
    losses.length === 0 ? `nothing lost${restarted ? ', after a restart' : ''}` : `LOST: ${losses.join('; ')}`;
  return `seed ${seed}: killed ${kills.join(', ')} (${seconds} s): ${verdict}`;
}

function whole(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new InvalidArgumentError('It must be a whole number.');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
