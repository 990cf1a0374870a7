import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { childEnvironment, readConfig, type Config } from '../../server/config.ts';
import { freePort } from '../support/free-port.ts';
import { untilReady } from '../support/until-ready.ts';

/** The product as anyone starts it, in a process and a data folder of its own. */
export type ServedTool = {
  port: number;
  config: Config;
  /** What it said on its way out, once it has ended by itself; null while it lives. */
  died: () => string | null;
  stop: () => Promise<void>;
};

export async function serveTool(): Promise<ServedTool> {
  const [port, dataDir] = [await freePort(), await mkdtemp(join(tmpdir(), 'second-reader-fuzz-'))];
  const settings = {
    ...{ PORT: String(port), PUBLIC_URL: `http://localhost:${port}`, DATA_DIR: dataDir, MONGODB_URI: null },
    ...{ APP_SECRET: 'a secret for tests only, 32 characters', WORKER: 'false', LOG_LEVEL: 'silent' },
    ...{ ALLOW_PRIVATE_ADDRESSES: 'true', RATE_LIMITS: '0', NODE_ENV: null, NODE_OPTIONS: null },
  };
  const env = childEnvironment(settings);
  const child = spawn(process.execPath, [resolve('server/main.ts')], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const died = () => (child.exitCode === null && child.signalCode === null ? null : said || 'without a word');
  await untilReady(port, died);
  const stop = async () => {
    if (died() === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
  };
  return { port, config: readConfig(env), died, stop };
}
