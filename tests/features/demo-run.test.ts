import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopEngine } from '../../server/database/embedded/stop-engine.ts';
import { freePort } from '../support/free-port.ts';

/** The demo as a newcomer starts it: its own processes, ports and data. */
const MAIN = join(import.meta.dirname, '../../server/demo/main.ts');
let dataDir: string;

beforeAll(async () => (dataDir = await mkdtemp(join(tmpdir(), 'sr-demo-'))));
afterAll(async () => {
  for (const site of ['tool', 'lms']) await stopEngine(join(dataDir, 'data', site));
  await rm(dataDir, { recursive: true, force: true });
});

test('goes from nothing to marks in the gradebook, and a second run finds everything done', async () => {
  const ports = ['--port', String(await freePort()), '--lms-port', String(await freePort())];
  const common = [...ports, '--data', join(dataDir, 'data'), '--exit'];
  const first = await runDemo([...common, '--limit', '6']);
  expect(first).toMatchObject({ code: 0 });
  const summary = summaryOf(first.out);
  expect(summary).toMatchObject({ submissions: 6 });
  expect((summary.drafted ?? 0) + (summary.needsPerson ?? 0)).toBe(6);
  expect(summary.approved).toBeGreaterThan(0);
  expect(summary.scoresInGradebook).toBe(summary.approved);
  expect(first.out).toMatch(/Amara Okafor +The cold bench/);

  const second = await runDemo([...common, '--limit', '6']);
  expect(second).toMatchObject({ code: 0 });
  expect({ ...summaryOf(second.out), seconds: 0 }).toEqual({ ...summary, seconds: 0 });
}, 240_000);

test('a busy port is named, with the option that helps', async () => {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const busy = String((server.address() as AddressInfo).port);
  const run = await runDemo([
    '--port',
    busy,
    '--lms-port',
    String(await freePort()),
    '--data',
    join(dataDir, 'unused'),
  ]);
  server.close();
  expect(run.code).toBe(1);
  expect(run.problem).toMatch(new RegExp(`Port ${busy} is in use.*--port`, 's'));
  expect(run.problem).not.toMatch(/^ +at /m);
});

type Run = { code: number | null; out: string; problem: string };

function runDemo(args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], (_error, out, problem) =>
      resolve({ code: child.exitCode, out, problem }),
    );
  });
}

function summaryOf(out: string): Record<string, number> {
  return JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Record<string, number>;
}
