import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';

/** The running tool, a process of its own; started again whenever it dies. */
export type Tool = {
  url: string;
  /** Runs one `npm run admin` command on the tool's data and gives back what it printed; throws an Error with what it said. */
  admin: (command: string) => Promise<string>;
  /** Rejects, as AppError `demo-tool-does-not-start`, when the tool cannot be kept running. */
  failed: Promise<never>;
  stop: () => Promise<void>;
};

export type ToolSettings = { url: string; env: NodeJS.ProcessEnv; log: string };

/**
 * Starts the tool as its own program, with nothing but settings and a log file in common with the demo, and resolves
 * when it is ready to serve. Throws AppError `demo-tool-does-not-start` with the last lines it logged.
 */
export async function spawnTool(settings: ToolSettings): Promise<Tool> {
  const keeper = keepRunning(settings);
  try {
    await Promise.race([untilReady(settings, keeper.lastStart), keeper.failed]);
  } catch (error) {
    await keeper.stop();
    throw error;
  }
  return { url: settings.url, admin: (command) => runAdmin(settings, command), ...keeper };
}

const SERVER = join(import.meta.dirname, '..');
const STOP_MS = 15_000;
const READY_MS = 60_000;
const READY_IN_ALL_MS = 5 * READY_MS;
const PAUSE_MS = 100;
/** A process that ends by itself sooner than this did not work at all; so many of those in a row, and it never will. */
const SHORT_LIFE_MS = 3_000;
const SHORT_LIVES = 3;

type Keeper = Pick<Tool, 'failed' | 'stop'> & { lastStart: () => number };

function keepRunning(settings: ToolSettings): Keeper {
  const stopping = new AbortController();
  let child = startTool(settings);
  let lastStart = Date.now();
  const keep = async (): Promise<never> => {
    for (let shortLives = 0; ;) {
      await ended(child);
      if (stopping.signal.aborted) return new Promise<never>(() => undefined);
      const gaveUp = child.exitCode !== null && Date.now() - lastStart < SHORT_LIFE_MS;
      shortLives = gaveUp ? shortLives + 1 : 0;
      if (shortLives >= SHORT_LIVES) throw await doesNotStart(settings);
      await sleep(PAUSE_MS);
      child = startTool(settings);
      lastStart = Date.now();
    }
  };
  const failed = keep();
  // Whoever waits for it hears of it; nobody may be waiting at that moment.
  failed.catch(() => undefined);
  return {
    failed,
    lastStart: () => lastStart,
    stop: async () => {
      stopping.abort();
      await end(child);
    },
  };
}

function startTool({ env, log }: ToolSettings): ChildProcess {
  const output = openSync(log, 'a', 0o600);
  try {
    const args = ['--import', join(import.meta.dirname, 'end-with-parent.ts'), join(SERVER, 'main.ts')];
    // A process group of its own: Ctrl-C is for the demo, which then stops the tool in order.
    return spawn(process.execPath, args, { env, detached: true, stdio: ['ignore', output, output, 'ipc'] });
  } finally {
    closeSync(output);
  }
}

/** The minute is that of the last start: one that was killed on the way takes nothing from the next. */
async function untilReady({ url, log }: ToolSettings, lastStart: () => number): Promise<void> {
  const giveUp = Date.now() + READY_IN_ALL_MS;
  while (!(await isReady(url))) {
    if (Date.now() > Math.min(giveUp, lastStart() + READY_MS))
      throw new AppError('demo-tool-away', { details: { url, log } });
    await sleep(PAUSE_MS);
  }
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
  await answer?.body?.cancel();
  return answer?.ok === true;
}

async function runAdmin({ env }: ToolSettings, command: string): Promise<string> {
  const child = spawn(process.execPath, [join(SERVER, 'admin', 'cli.ts'), command], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, problem] = await Promise.all([child.stdout.toArray(), child.stderr.toArray(), ended(child)]);
  if (child.exitCode === 0)
    return Buffer.concat(out as Buffer[])
      .toString()
      .trim();
  const reason = Buffer.concat(problem as Buffer[])
    .toString()
    .trim();
  throw new Error(`The command "npm run admin -- ${command}" failed: ${reason}`);
}

async function end(child: ChildProcess): Promise<void> {
  const over = ended(child);
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await over;
  clearTimeout(late);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function doesNotStart({ log }: ToolSettings): Promise<AppError> {
  const logged = (await readFile(log, 'utf8').catch(() => '')).trimEnd().split('\n');
  const lines = logged.filter((line) => !/^\s+at /.test(line));
  return new AppError('demo-tool-does-not-start', { details: { log, said: lines.slice(-8).join('\n') } });
}
