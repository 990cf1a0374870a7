import { Command, InvalidArgumentError } from 'commander';
import { whole } from '../all/whole-number.ts';
import { runNight, type Night, type NightOrder } from './run-night.ts';

// `npm run bench:deadline`: a whole year's students in the last two minutes, and what dies on the way.
const command = new Command('npm run bench:deadline --')
  .description('Students launch and hand in at once while the worker and the engine are killed; exits 1 on a loss.')
  .option('--students <n>', 'how many', whole, 1_500)
  .option('--minutes <n>', 'over how long they come', positive, 2)
  .option('--seed <n>', 'chooses who comes when, and the kills', whole, 1)
  .option('--call-ms <n>', 'what one call to the scripted model takes', whole, 2_000)
  .option('--places <n>', 'calls at once', whole, 32)
  .option('--json', 'print one object as the last line')
  .parse();
const { json, ...order } = command.opts<NightOrder & { json?: boolean }>();

const night = await runNight(order);
for (const line of linesOf(night)) process.stdout.write(`${line}\n`);
if (json) process.stdout.write(`${JSON.stringify(night)}\n`);
process.exitCode = night.lost.length + night.unanswered === 0 && night.draftedSeconds !== null ? 0 : 1;

function linesOf(of: Night): string[] {
  const ms = (times: object) =>
    Object.entries(times).map(([name, value]) => `${name} ${(value as number).toFixed(0)} ms`);
  const drafted = of.draftedSeconds === null ? 'NOT ALL' : `all after ${of.draftedSeconds.toFixed(0)} s`;
  return [
    `seed ${order.seed}: ${order.students} students in ${order.minutes} minutes; killed: ${of.kills.join(', ')}`,
    `handing in: ${ms(of.submitMs).join(', ')} (p95 below 1000)`,
    `launches: ${of.launchesPerSecond.toFixed(1)} a second, ${ms(of.launchMs).join(', ')}`,
    `lost: ${of.lost.length} (0)${of.lost
      .slice(0, 5)
      .map((one) => `\n  ${one}`)
      .join('')}`,
    `unanswered: ${of.unanswered} (0); told to try again: ${of.turnedAway}`,
    `drafted: ${of.drafted}, ${drafted} (within 900)`,
    `most memory: web process ${of.rssMb.web} MB (below 300), worker ${of.rssMb.worker} MB`,
  ];
}

function positive(text: string): number {
  const value = Number(text);
  if (value > 0) return value;
  throw new InvalidArgumentError('It must be a number above 0.');
}
