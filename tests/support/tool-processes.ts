import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import { childEnvironment } from '../../server/config.ts';
import { untilReady } from './until-ready.ts';

/** Web and worker processes as an operator starts them, with a database and nothing else in common. */
export type ToolProcesses = {
  admin: (command: string) => Promise<string>;
  /** One `npm run admin` command as a process of its own. */
  startAdmin: (args: readonly string[], special?: Special) => ChildProcess;
  /** `port` of a web process: kills it on the spot. */
  kill: (port: number) => Promise<void>;
  startWeb: (port: number, special?: Special) => Promise<void>;
  /** Returns what kills it on the spot. */
  startWorker: (special?: Special) => () => Promise<void>;
  stop: () => Promise<void>;
};

/** Settings of one process alone, and the folder of the version it is. */
export type Special = { env?: Record<string, string>; root?: string };

/** `log`: a file for what they log; default: the caller's own stderr. */
export type ToolSettings = { mongodbUri: string; publicUrl: string; more: Record<string, string>; log?: string };

export function toolProcesses({ mongodbUri, publicUrl, more, log }: ToolSettings): ToolProcesses {
  const children = new Map<number | ChildProcess, ChildProcess>();
  const env = (changes: Record<string, string>) =>
    childEnvironment({
      ...{ MONGODB_URI: mongodbUri, PUBLIC_URL: publicUrl, APP_SECRET: 'a secret for tests only, 32 characters' },
      ...{ LOG_LEVEL: 'warn', ALLOW_PRIVATE_ADDRESSES: 'true', NODE_ENV: null, NODE_OPTIONS: null },
      ...more,
      ...changes,
    });
  const said = log === undefined ? ('inherit' as const) : openSync(log, 'a', 0o600);
  const start = (program: string, changes: Record<string, string>, { env: own = {}, root = '.' }: Special) =>
    spawn(process.execPath, ['--import', resolve('server/demo/end-with-parent.ts'), resolve(root, program)], {
      env: env({ ...changes, ...own }),
      stdio: ['ignore', 'ignore', said, 'ipc'],
    });
  const startAdmin: ToolProcesses['startAdmin'] = (args, { env: own = {}, root = '.' } = {}) =>
    spawn(process.execPath, [resolve(root, 'server/admin/cli.ts'), ...args], {
      env: env(own),
      stdio: ['ignore', 'pipe', said],
    });
  return {
    startWeb: async (port, special = {}) => {
      const child = start('server/main.ts', { PORT: String(port), WORKER: 'false' }, special);
      children.set(port, child);
      await untilReady(port, () => (child.exitCode === null ? null : `it ended with ${child.exitCode}`));
    },
    startWorker: (special = {}) => {
      const child = start('server/worker.ts', {}, special);
      children.set(child, child);
      return () => end(child, 'SIGKILL');
    },
    kill: async (port) => {
      const child = children.get(port);
      if (child) await end(child, 'SIGKILL');
    },
    admin: (command) => runAdmin(startAdmin([command])),
    startAdmin,
    stop: async () => {
      await Promise.all([...children.values()].map((child) => end(child, 'SIGTERM')));
      if (typeof said === 'number') closeSync(said);
    },
  };
}

async function runAdmin(child: ChildProcess): Promise<string> {
  const out = await child.stdout?.toArray();
  return Buffer.concat((out ?? []) as Buffer[]).toString();
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
