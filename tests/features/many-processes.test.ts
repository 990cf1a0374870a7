import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from '../../server/logger.ts';
import { approveAll } from '../../server/demo/approve-all.ts';
import { serveDemoLms, type ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import { answerNames } from '../../server/demo/missing-answers.ts';
import { registerTool } from '../../server/demo/register-tool.ts';
import { handIn } from '../../server/demo/hand-in.ts';
import { setUpAssignments } from '../../server/demo/set-up-assignments.ts';
import { untilRead } from '../../server/demo/until-read.ts';
import { seedClass } from '../../server/demo/seed-class.ts';
import type { Demo } from '../../server/demo/start-demo.ts';
import { summarise } from '../../server/demo/summary.ts';
import { teacherDesk } from '../../server/demo/teacher-desk.ts';
import { untilScored } from '../../server/demo/until-scored.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { answerWhen } from '../support/answer-when.ts';
import { WORK } from '../support/desk-sample.ts';
import { freePort } from '../support/free-port.ts';
import { startModelServer, type ModelServer } from '../support/model-server.ts';
import { startRandomRouter, type RandomRouter } from '../support/random-router.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { smallClass } from '../support/small-class.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { toolProcesses, type ToolProcesses } from '../support/tool-processes.ts';

/** Two web and two worker processes that share a database and nothing else, behind a balancer that picks at random. */
const PLACES = 3;
let [database, lmsDatabase]: Database[] = [];
let folder: string;
let model: ModelServer;
let router: RandomRouter;
let tool: ToolProcesses;
let lms: ServedLms;
let ports: [number, number];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sr-many-'));
  database = await openTestDatabase();
  lmsDatabase = await openTestDatabase();
  model = await startModelServer();
  ports = [await freePort(), await freePort()];
  router = await startRandomRouter(ports, seededRandom(26));
  const reader = { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: model.url, GENERATOR_MODEL: 'one', VALIDATOR_MODEL: 'two' };
  const limits = { MODEL_CONCURRENCY: String(PLACES), DRAFT_CONCURRENCY: '4', UNDO_SECONDS: '1' };
  const more = { ...reader, ...limits, DATA_DIR: folder };
  tool = toolProcesses({ mongodbUri: uriOf(database), publicUrl: router.url, more });
  tool.startWorker();
  tool.startWorker();
  await Promise.all(ports.map((port) => tool.startWeb(port)));
  const { connection } = lmsDatabase;
  const logger = createLogger('silent');
  lms = await serveDemoLms({ connection, port: 0, toolUrl: router.url, production: false, logger });
}, 120_000);

afterAll(async () => {
  await tool.stop();
  await lms.close();
  await lms.lms.drop();
  router.stop();
  await model.stop();
  await lmsDatabase?.close();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The embedded engine's address names its database; a server's own address may not. */
function uriOf({ uri, connection }: Database): string {
  const [, server = '', options = ''] = /^([^/]+\/\/[^/?]+)[^?]*(.*)$/.exec(uri) ?? [];
  return `${server}/${connection.name}${options}`;
}

/** Calls that are with the model at this moment, and the most that ever were. */
function watchCalls() {
  const seen = { now: 0, most: 0 };
  model.answerWith(() => {
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    return answerWhen(sleep(60), () => (seen.now -= 1));
  });
  return seen;
}

test('a class goes from launch to gradebook through processes picked at random, one of them killed in an upload', async () => {
  const path = join(folder, 'answer.txt');
  await writeFile(path, `${WORK}\n${'More of it. '.repeat(8_000)}`);
  const plan = smallClass(8, path);
  const demo: Demo = {
    lms: lms.lms,
    lmsUrl: lms.url,
    tool: { url: router.url, admin: tool.admin, failed: new Promise<never>(() => undefined), stop: tool.stop },
    stop: tool.stop,
  };
  await registerTool(lms.lms, demo.tool);
  await seedClass(lms.lms, plan);
  const calls = watchCalls();
  const killed: number[] = [];
  router.onNextUpload(async (port) => {
    killed.push(port);
    await tool.kill(port);
    void tool.startWeb(port);
  });
  const desk = teacherDesk(demo, plan);
  await setUpAssignments(demo, plan);
  await Promise.all(plan.answers.map((answer) => handIn(demo, answer)));
  await untilRead(desk, SILENT, AbortSignal.abort());
  await approveAll(desk);
  const { rows, gradebook } = await untilScored(demo, plan, desk);
  const { summary, lost } = summarise(answerNames(plan), rows, gradebook, 0);
  expect(lost).toEqual([]);
  expect(summary).toMatchObject({ submissions: 8, drafted: 8, approved: 8, scoresInGradebook: 8 });
  expect(killed).toHaveLength(1);
  expect(calls.most).toBeLessThanOrEqual(PLACES);
}, 240_000);

const SILENT = { handedIn: () => undefined, read: () => undefined, stop: () => undefined };
