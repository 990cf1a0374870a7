import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { childEnvironment, readConfig } from '../../../server/config.ts';
import { connectDatabase, type Database } from '../../../server/database/connect-database.ts';
import { startEngine } from '../../../server/database/embedded/start-engine.ts';
import { stopEngine } from '../../../server/database/embedded/stop-engine.ts';
import { runMigrations } from '../../../server/database/run-migrations.ts';
import { createLogger } from '../../../server/logger.ts';
import { createServices, type Services } from '../../../server/services.ts';
import { loadRubricLibrary } from '../../../server/rubrics/load-rubric-library.ts';
import { freePort } from '../../support/free-port.ts';
import { untilReady } from '../../support/until-ready.ts';

/**
 * An installation as it runs: an engine, and the tool's web and worker processes, each a process of its own. The bench
 * itself is one more client of the database (`services`), for seeding and for looking.
 */
export type BenchSite = {
  origin: string;
  services: Services;
  /** For another client of the same database. */
  uri: string;
  dataDir: string;
  /** Settings added to those all processes share. Resolves when the web process serves. */
  startWeb: (settings?: Settings) => Promise<BenchProcess>;
  /** Resolves when it has said that it is ready. */
  startWorker: (settings?: Settings) => Promise<BenchProcess>;
  stop: () => Promise<void>;
};

export type BenchProcess = {
  pid: () => number;
  /** The most memory it held at any time, in MB (`VmHWM`, Linux). */
  peakMb: () => Promise<number>;
  stop: () => Promise<void>;
};

type Settings = Record<string, string>;

export const BENCH_SECRET = 'a secret for tests only, 32 characters';

/** `settings` are for every process of the site. */
export async function startBenchSite(settings: Settings = {}): Promise<BenchSite> {
  const dataDir = await mkdtemp(join(tmpdir(), 'second-reader-bench-'));
  await startEngine(dataDir);
  const database = await connectDatabase({ mongodbUri: null, dataDir }, createLogger('silent'));
  await runMigrations(database.connection, createLogger('silent'));
  const port = await freePort();
  const env = environment(dataDir, port, settings);
  const services = await ownServices(env, database);
  const children: BenchProcess[] = [];
  const started = (child: ChildProcess): BenchProcess => {
    const process = processOf(child);
    children.push(process);
    return process;
  };
  const { uri } = database;
  return {
    ...{ origin: `http://localhost:${port}`, services, uri, dataDir },
    startWeb: async (more = {}) => {
      const web = started(launch('main.ts', { ...env, WORKER: 'false', ...more }));
      await untilReady(port);
      return web;
    },
    startWorker: async (more = {}) => {
      const child = launch('worker.ts', { ...env, ...more, LOG_LEVEL: 'info' });
      const worker = started(child);
      await saidReady(child);
      return worker;
    },
    stop: async () => {
      for (const child of children) await child.stop();
      await services.extraction.close();
      await database.close();
      await stopEngine(dataDir);
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

function environment(dataDir: string, port: number, settings: Settings): NodeJS.ProcessEnv {
  return childEnvironment({
    ...{ PORT: String(port), PUBLIC_URL: `http://localhost:${port}`, DATA_DIR: dataDir, MONGODB_URI: null },
    ...{ APP_SECRET: BENCH_SECRET, LOG_LEVEL: 'error', ALLOW_PRIVATE_ADDRESSES: 'true', READER: null },
    ...{ OPENAI_API_KEY: null, NODE_ENV: null, NODE_OPTIONS: null },
    ...{ NODE_COMPILE_CACHE: join(tmpdir(), 'second-reader-compiled'), ...settings },
  });
}

async function ownServices(env: NodeJS.ProcessEnv, { connection: db }: Database): Promise<Services> {
  const given = { config: readConfig(env), secret: BENCH_SECRET, db, logger: createLogger('silent') };
  return createServices({ ...given, rubrics: await loadRubricLibrary(resolve('rubrics')) }).services;
}

/** As `npm start` and `npm run worker` have them. */
const AS_STARTED = {
  'main.ts': ['--max-semi-space-size=8', '--initial-old-space-size=96', '--heap-growing-percent=20'],
  'worker.ts': ['--max-semi-space-size=8', '--heap-growing-percent=30'],
};

function launch(program: keyof typeof AS_STARTED, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [...AS_STARTED[program], resolve('server', program)], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** A worker serves nothing that could be asked; it says so in its log. Later lines are read, so that it never waits. */
async function saidReady(child: ChildProcess): Promise<void> {
  const { promise, resolve: ready, reject } = Promise.withResolvers<undefined>();
  let said = '';
  child.stderr?.on('data', (part: Buffer) => {
    said = (said + part.toString()).slice(-4_000);
    if (said.includes('worker is ready')) ready(undefined);
  });
  child.once('exit', () => reject(new Error(`the worker ended: ${said}`)));
  await promise;
}

function processOf(child: ChildProcess): BenchProcess {
  const pid = () => child.pid ?? 0;
  child.stderr?.resume();
  return {
    pid,
    peakMb: async () => {
      const status = await readFile(`/proc/${pid()}/status`, 'utf8');
      return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024);
    },
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
}
