import { sayFailure } from '../http/say-failure.ts';
import { addresses } from './addresses.ts';
import { checkPorts } from './check-ports.ts';
import { choosePlan } from './choose-plan.ts';
import type { CoursePlan } from './course-plan.ts';
import { readDemoOptions } from './demo-options.ts';
import { diskFullError, LEAST_FREE_MB } from './disk-space.ts';
import { finishRun } from './finish-run.ts';
import { patiently } from './patiently.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import { rememberSetting } from './remember-setting.ts';
import { resultsTable } from './results-table.ts';
import { runClass } from './run-class.ts';
import { seedClass } from './seed-class.ts';
import { startDemo, type Demo } from './start-demo.ts';
import { teacherDesk } from './teacher-desk.ts';

const began = performance.now();
const options = readDemoOptions(process.argv.slice(2), process.cwd());
const interrupted = untilInterrupted();

// Start: what to run → ports and folder → LMS and tool → the class → the table → serve, or approve and end.
try {
  const plan = await choosePlan(options);
  await checkPorts(options);
  const folder = await prepareDataFolder(options);
  await rememberSetting(options);
  const demo = await startDemo(options, folder);
  const ended = Promise.race([interrupted, demo.tool.failed]);
  try {
    process.exitCode = await Promise.race([run(demo, plan), ended]);
  } finally {
    await demo.stop();
  }
} catch (error) {
  // Whatever failed on a full disk failed because of it.
  const cause = (await diskFullError(options.dataDir, LEAST_FREE_MB)) ?? error;
  process.stderr.write(`\n${sayFailure(cause)}\n`);
  process.exitCode = 1;
}
// Pages that were being fetched for the demo when it was stopped would keep it waiting.
process.exit();

async function run(demo: Demo, plan: CoursePlan): Promise<number> {
  await patiently(() => seedClass(demo.lms, plan));
  const desk = teacherDesk(demo, plan);
  if (!options.exit) print(addresses(demo, plan, await patiently(() => demo.tool.admin('sign-in-link'))));
  const rows = await runClass(demo, plan, desk);
  if (options.exit) return finishRun(demo, plan, desk, began);
  print(resultsTable(rows));
  print(`\nServing at ${demo.lmsUrl} and ${demo.tool.url} until Ctrl-C.`);
  return interrupted;
}

/** Resolves to the exit code for a person's Ctrl-C: a run that was to end by itself did not. */
function untilInterrupted(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(options.exit ? 130 : 0));
  });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
