import { Command } from 'commander';
import { runFaultRound } from './fault-round.ts';

// `npm run test:faults -- --runs 50`: the same rounds as in `make test`, as many as you like.
const command = new Command('npm run test:faults --')
  .description('Run the demo again and again while its tool or database engine is killed at random; exits 1 on a loss.')
  .option('--runs <n>', 'how many rounds', '10')
  .option('--seed <n>', 'seed of the first round; the next ones count up', '1')
  .option('--answers <n>', 'answers to hand in per round', '8')
  .parse();
const options = command.opts<{ runs: string; seed: string; answers: string }>();

let failed = 0;
for (let run = 0; run < Number(options.runs); run++) {
  const round = await runFaultRound(Number(options.seed) + run, Number(options.answers));
  const verdict =
    round.losses.length === 0
      ? `nothing lost${round.restarted ? ', after a restart' : ''}`
      : `LOST: ${round.losses.join('; ')}`;
  process.stdout.write(`seed ${round.seed}: killed ${round.kills.join(', ')} (${round.seconds} s): ${verdict}\n`);
  if (round.losses.length > 0) failed += 1;
}
process.stdout.write(`${Number(options.runs) - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
