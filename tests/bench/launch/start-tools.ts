import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { childEnvironment, readConfig } from '../../../server/config.ts';
import { connectDatabase } from '../../../server/database/connect-database.ts';
import { startEngine } from '../../../server/database/embedded/start-engine.ts';
import { stopEngine } from '../../../server/database/embedded/stop-engine.ts';
import { createLogger } from '../../../server/logger.ts';
import { createTelemetry } from '../../../server/telemetry/telemetry.ts';
import { createSealer } from '../../../server/secrets/sealer.ts';
import { addPlatform } from '../../../server/lti/add-platform.ts';
import { seedAssignment } from '../../support/desk.ts';
import { freePort } from '../../support/free-port.ts';
import { untilReady } from '../../support/until-ready.ts';
import type { BenchLms } from './bench-lms.ts';
import { runLaunches, type BenchTool } from './run-launches.ts';

export type BenchTools = { bare: BenchTool; ours: BenchTool; stop: () => Promise<void> };

const SECRET = 'a secret for tests only, 32 characters';

/** Both tools, each a process of its own, on one embedded engine; both wait for the journal at every write. */
export async function startTools(lms: BenchLms): Promise<BenchTools> {
  const dataDir = await mkdtemp(join(tmpdir(), 'second-reader-bench-'));
  const { socket } = await startEngine(dataDir);
  const children: ChildProcess[] = [];
  const stop = async () => {
    for (const child of children) await end(child);
    await stopEngine(dataDir);
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
  };
  try {
    const ours = await startOurs(dataDir, lms, children);
    const bare = await startBare(socket, lms, children);
    return { ours, bare, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startOurs(dataDir: string, lms: BenchLms, children: ChildProcess[]): Promise<BenchTool> {
  const port = await freePort();
  const env = childEnvironment({
    ...{ PORT: String(port), PUBLIC_URL: `http://localhost:${port}`, DATA_DIR: dataDir, MONGODB_URI: null },
    ...{ APP_SECRET: SECRET, WORKER: 'false', LOG_LEVEL: 'error', ALLOW_PRIVATE_ADDRESSES: 'true', RATE_LIMITS: '0' },
    ...{ NODE_ENV: null, NODE_OPTIONS: null },
  });
  children.push(spawn(process.execPath, [resolve('server/main.ts')], { env, stdio: ['ignore', 'ignore', 'inherit'] }));
  await untilReady(port);
  const tool: BenchTool = {
    name: 'ours',
    origin: `http://localhost:${port}`,
    login: '/lti/login',
    target: '/lti/launch',
  };
  await registerOurs(env, lms, tool);
  return tool;
}

/** Registers the LMS and gives its one link an assignment, so that the first page is a real one. */
async function registerOurs(env: NodeJS.ProcessEnv, lms: BenchLms, tool: BenchTool): Promise<void> {
  const config = readConfig(env);
  const logger = createLogger('silent');
  const { connection: db, close } = await connectDatabase(config, logger);
  const clock = { now: () => new Date() };
  const secrets = { secret: SECRET, olderSecrets: [], sealer: createSealer(SECRET) };
  const { _id: platformId } = await addPlatform(
    { config, ...secrets, db, logger, clock, telemetry: createTelemetry(logger) },
    oursPlatform(lms),
  );
  await runLaunches(tool, lms, 1);
  const link = await db.collection<{ _id: string; courseId: string }>('links').findOne({ platformId });
  await seedAssignment({ db }, { platformId, courseId: link?.courseId ?? '', linkId: link?._id ?? '' });
  await close();
}

function oursPlatform({ issuer, clientId, jwksUrl }: BenchLms) {
  return {
    ...{ issuer, clientId, jwksUrl, name: 'bench', family: 'other' as const, registeredBy: 'bench' },
    ...{ authEndpoint: `${issuer}/auth`, tokenEndpoint: `${issuer}/token`, deployments: ['1'], tokenAudience: null },
  };
}

async function startBare(socket: string, lms: BenchLms, children: ChildProcess[]): Promise<BenchTool> {
  const port = await freePort();
  const { issuer, clientId, jwksUrl } = lms;
  const platform = {
    ...{ url: issuer, clientId, name: 'bench', authConfig: { method: 'JWK_SET', key: jwksUrl } },
    ...{ authenticationEndpoint: `${issuer}/auth`, accesstokenEndpoint: `${issuer}/token` },
  };
  const mongodbUri = `mongodb://${encodeURIComponent(socket)}/bare?w=1&journal=true`;
  const settings = JSON.stringify({ port, mongodbUri, key: SECRET, platform });
  const program = join(import.meta.dirname, 'bare-ltijs.ts');
  const child = spawn(process.execPath, [program, settings], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  await once(child.stdout, 'data');
  return { name: 'bare', origin: `http://localhost:${port}`, login: '/login', target: '/' };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(late);
}
