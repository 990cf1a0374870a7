import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { childEnvironment } from '../../server/config.ts';
import { untilReady } from './until-ready.ts';

/** Web and worker processes as an operator starts them, with a database and nothing else in common. */
export type ToolProcesses = {
  admin: (command: string) => Promise<string>;
  /** `port` of a web process: kills it on the spot. */
  kill: (port: number) => Promise<void>;
  startWeb: (port: number) => Promise<void>;
  startWorker: () => void;
  stop: () => Promise<void>;
};

export type ToolSettings = { mongodbUri: string; publicUrl: string; more: Record<string, string> };

export function toolProcesses({ mongodbUri, publicUrl, more }: ToolSettings): ToolProcesses {
  const children = new Map<number | ChildProcess, ChildProcess>();
  const env = (changes: Record<string, string>) =>
    childEnvironment({
      ...{ MONGODB_URI: mongodbUri, PUBLIC_URL: publicUrl, APP_SECRET: 'a secret for tests only, 32 characters' },
      ...{ LOG_LEVEL: 'warn', ALLOW_PRIVATE_ADDRESSES: 'true', NODE_ENV: null, NODE_OPTIONS: null },
      ...more,
      ...changes,
    });
  const start = (program: string, changes: Record<string, string>) =>
    spawn(process.execPath, [resolve(program)], { env: env(changes), stdio: ['ignore', 'ignore', 'inherit'] });
  return {
    startWeb: async (port) => {
      children.set(port, start('server/main.ts', { PORT: String(port), WORKER: 'false' }));
      await untilReady(port);
    },
    startWorker: () => {
      const child = start('server/worker.ts', {});
      children.set(child, child);
    },
    kill: async (port) => {
      const child = children.get(port);
      if (child) await end(child, 'SIGKILL');
    },
    admin: (command) => runAdmin(command, env({})),
    stop: async () => {
      await Promise.all([...children.values()].map((child) => end(child, 'SIGTERM')));
    },
  };
}

async function runAdmin(command: string, env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, [resolve('server/admin/cli.ts'), command], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const out = await child.stdout.toArray();
  return Buffer.concat(out as Buffer[]).toString();
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
