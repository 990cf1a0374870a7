import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditServices } from '../../../server/audit/append-acts.ts';
import { connectDatabase, type Database } from '../../../server/database/connect-database.ts';
import { stopEngine } from '../../../server/database/embedded/stop-engine.ts';
import type { CoursePlan } from '../../../server/demo/course-plan.ts';
import { createDemoLms, type DemoLms } from '../../../server/demo/lms/create-demo-lms.ts';
import type { Demo } from '../../../server/demo/start-demo.ts';
import { createLogger } from '../../../server/logger.ts';
import { createSealer } from '../../../server/secrets/sealer.ts';
import { WORK } from '../../support/desk-sample.ts';
import { startFaultyProxy, type FaultyProxy } from '../../support/faulty-proxy.ts';
import { freePort } from '../../support/free-port.ts';
import { hostOf } from '../../support/host-of.ts';
import { moveClock } from '../../support/move-clock.ts';
import { goodAnswer } from '../../support/misbehaviours.ts';
import { startModelServer, type ModelServer } from '../../support/model-server.ts';
import { startRandomRouter } from '../../support/random-router.ts';
import { refuseWrites } from '../../support/refuse-writes.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { smallClass } from '../../support/small-class.ts';
import { toolProcesses, type Special, type ToolProcesses } from '../../support/tool-processes.ts';

/**
 * An installation whose every line to the outside goes through a proxy that can be told to misbehave: a web and a worker
 * process of the tool, a database engine, an LMS and a model server; and a class with a teacher. People are the only
 * ones who reach the tool directly. All of it listens on 127.0.0.1, and all chance comes from the seed.
 */
export type Rig = {
  random: () => number;
  /** Straight to the engine, past the proxy. */
  direct: Database;
  database: DatabaseLine;
  lmsLine: FaultyProxy;
  modelLine: FaultyProxy;
  model: ModelServer;
  tool: ToolProcesses;
  webs: number[];
  demo: Demo;
  plan: CoursePlan;
  dataDir: string;
  folder: string;
  /** What a process of the tool connects with, to another database of the engine. */
  uriOf: (name: string) => string;
  log: string;
  /** Kills the worker at this moment, and starts another. */
  replaceWorker: () => Promise<void>;
  /** Kills it, and starts none. */
  retireWorker: () => Promise<void>;
  stop: () => Promise<void>;
};

/** `setAhead`: seconds by which the database's clock is ahead, as everybody is told who asks it. */
export type DatabaseLine = FaultyProxy & { refuseWrites: (on: boolean) => void; setAhead: (seconds: number) => void };

export type RigOptions = {
  answers?: number;
  /** What is special about the one web or worker process. */
  web?: Special;
  worker?: Special;
  /** A database that is there and up to date; default: one of its own, on an engine of its own. The LMS's goes at the end. */
  direct?: Database;
  /** Where the data of that engine lie; default: a temporary folder. */
  dataDir?: string;
  /** The LMS's time. */
  now?: () => Date;
};

const RIG_SECRET = 'a secret for tests only, 32 characters';

export async function openRig(seed: number, options: RigOptions = {}): Promise<Rig> {
  const random = seededRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), 'sr-matrix-'));
  const dataDir = options.dataDir ?? join(folder, 'data');
  const direct = options.direct ?? (await connectDatabase({ mongodbUri: null, dataDir }, createLogger('silent')));
  const database = await databaseLine(direct, random);
  const reader = await startReader(random);
  const site = await startTool({ folder, random, database, reader, name: direct.connection.name }, options);
  const lms = await startLms(direct, { toolUrl: site.url, random, now: options.now });
  const essay = join(folder, 'essay.txt');
  await writeFile(essay, WORK);
  const { url, tool, ...more } = site;
  const running = { url, admin: tool.admin, failed: new Promise<never>(() => undefined), stop: tool.stop };
  const stop = async (): Promise<void> => {
    await tool.stop();
    for (const one of [lms, reader, more.router]) one.stop();
    database.stop();
    await lms.lms.drop();
    if (!options.direct) await direct.close().then(() => stopEngine(dataDir));
    await rm(folder, { recursive: true, force: true, maxRetries: 20 });
  };
  return {
    ...{ random, direct, database, tool, dataDir, folder, stop, ...more },
    ...{ model: reader.model, modelLine: reader.line, lmsLine: lms.line },
    demo: { lms: lms.lms, lmsUrl: lms.lms.publicUrl, tool: running, stop: tool.stop },
    plan: smallClass(options.answers ?? 6, essay),
  };
}

type Reader = Awaited<ReturnType<typeof startReader>>;

async function startReader(random: () => number) {
  const model = await startModelServer();
  model.answerWith(goodAnswer);
  const line = await startFaultyProxy({ port: Number(new URL(model.url).port), host: '127.0.0.1' }, { random });
  const stop = () => {
    line.stop();
    void model.stop();
  };
  return { model, line, stop };
}

type Around = { folder: string; random: () => number; database: FaultyProxy; reader: Reader; name: string };

async function startTool({ folder, random, database, reader, name }: Around, options: RigOptions) {
  const webs = [await freePort()];
  const router = await startRandomRouter(webs, random);
  const uriOf = (of: string) => `mongodb://127.0.0.1:${database.port}/${of}?directConnection=true&retryWrites=false`;
  const log = join(folder, 'tool.log');
  const more = settingsFor(reader.line, folder);
  const tool = toolProcesses({ mongodbUri: uriOf(name), publicUrl: router.url, more, log });
  const ready = tool.startWeb(webs[0] ?? 0, options.web);
  let killWorker = tool.startWorker(options.worker);
  await ready;
  const replaceWorker = async (): Promise<void> => {
    await killWorker();
    killWorker = tool.startWorker(options.worker);
  };
  return { url: router.url, tool, webs, router, uriOf, log, replaceWorker, retireWorker: () => killWorker() };
}

/** Short time-outs: what is tested is not patience, but what becomes of the work. */
function settingsFor(model: FaultyProxy, folder: string): Record<string, string> {
  return {
    ...{ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: `http://127.0.0.1:${model.port}/v1`, MODEL_TIMEOUT_SECONDS: '5' },
    ...{ GENERATOR_MODEL: 'reader-one', VALIDATOR_MODEL: 'reader-two', MODEL_CONCURRENCY: '4' },
    ...{ UNDO_SECONDS: '1', RATE_LIMITS: '0', DATA_DIR: folder, APP_SECRET: RIG_SECRET },
    NODE_COMPILE_CACHE: join(tmpdir(), 'second-reader-compiled'),
  };
}

/** For what looks at the tool's chains. */
export function rigServices({ direct }: Rig): AuditServices {
  const sealing = { secret: RIG_SECRET, olderSecrets: [], sealer: createSealer(RIG_SECRET, []) };
  return { db: direct.connection, clock: { now: () => new Date() }, ...sealing };
}

async function databaseLine({ uri }: Database, random: () => number): Promise<DatabaseLine> {
  const state = { refusing: false, ahead: 0 };
  const intercept = refuseWrites(() => state.refusing);
  const proxy = await startFaultyProxy(hostOf(uri), { random, intercept, answered: moveClock(() => state.ahead) });
  return {
    ...proxy,
    refuseWrites: (on) => void (state.refusing = on),
    setAhead: (seconds) => void (state.ahead = seconds),
  };
}

type LmsSettings = { toolUrl: string; random: () => number; now: (() => Date) | undefined };

/** It tells the world the address of the proxy before it. */
async function startLms({ connection }: Database, { toolUrl, random, now }: LmsSettings) {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const line = await startFaultyProxy({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }, { random });
  const lms: DemoLms = await createDemoLms({
    ...{ connection, toolUrl, production: false, logger: createLogger('silent') },
    ...{ publicUrl: `http://127.0.0.1:${line.port}`, ...(now && { now }) },
  });
  server.on('request', lms.app);
  const stop = () => {
    line.stop();
    server.closeAllConnections();
    server.close();
  };
  return { lms, line, stop };
}
