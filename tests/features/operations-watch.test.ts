import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { watchSite } from '../../server/admin/watch-site.ts';
import { readConfig } from '../../server/config.ts';
import { serveMetrics } from '../../server/telemetry/serve-metrics.ts';
import { createLogger } from '../../server/logger.ts';
import { createWebClient } from '../../server/demo/web-client.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { freePort } from '../support/free-port.ts';
import { openSite, type Site } from '../support/open-site.ts';
import { walkWholePath } from '../support/walk-whole-path.ts';

const PLANTED = 'Quetzalcoatlus';
const ESSAY =
  `Short breaks help people to concentrate, says ${PLANTED}. In my view every office should allow them, because ` +
  'attention fades after forty minutes. For example, a study at our library found that readers who paused made fewer ' +
  'mistakes. Some say that breaks cost time. However, the time comes back, since tired people repeat their work. ' +
  'Therefore a pause is not a luxury but a part of the work.';

type Line = Record<string, unknown> & { msg: string };

let site: Site;
let lines: Line[];
let written = '';
beforeAll(async () => {
  const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => done(void (written += chunk.toString())) });
  site = await openSite({ READER: 'offline', UNDO_SECONDS: '0' }, { logger: createLogger('trace', sink) });
  const file = join(await mkdtemp(join(tmpdir(), 'named-')), `${PLANTED} homework.txt`);
  await writeFile(file, ESSAY);
  const [sam] = await walkWholePath(site, { sam: { kind: 'text', text: ESSAY }, zoe: { kind: 'file', path: file } });
  expect(sam?.page.html).toContain('Essay 1');
  await refusals();
  lines = written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
});
afterAll(() => site.close());

/** What goes wrong is logged too, and may not say more than what goes well. */
async function refusals(): Promise<void> {
  const client = createWebClient();
  await client.get(`${site.toolUrl}/l/${PLANTED}@mail.example/queue?name=${PLANTED}`);
  const form = new URLSearchParams({ id_token: PLANTED, state: PLANTED, name: PLANTED });
  await client.post(`${site.toolUrl}/lti/launch`, form, site.toolUrl);
}

test('no name, address, file name, word of a work or id of the LMS stands in any log line', async () => {
  const people = await site.services.db.collection('people').find().toArray();
  const personal = people.flatMap(({ sub, name, email, familyName }) => [sub, name, email, familyName] as unknown[]);
  const known = personal.filter((value): value is string => typeof value === 'string' && value.length > 3);
  expect(known.length).toBeGreaterThan(8);
  for (const words of [PLANTED, 'concentrate', 'homework', ...known]) expect(written).not.toContain(words);
});

test('one submission is followed by its id from the hand-in through the readers to the LMS', async () => {
  const [work] = await submissionModel(site.services.db).find().lean();
  const ours = lines.filter((line) => line['submission'] === work?._id);
  expect(ours.map((line) => line['kind'] ?? line['service'] ?? line.msg)).toEqual(
    expect.arrayContaining(['request completed', 'draft', 'score', 'deliver-score']),
  );
});

test('the request that handed work in gives its id to the job that reads it', () => {
  const handIns = lines.filter((line) => JSON.stringify(line['req'] ?? '').includes('/work/submit'));
  const drafts = lines.filter((line) => line.msg === 'job ended' && line['kind'] === 'draft');
  expect(handIns.map((line) => line['request']).sort()).toEqual(drafts.map((line) => line['request']).sort());
  expect(new Set(handIns.map((line) => line['request'])).size).toBe(2);
});

test('a proxy’s request id is kept where it is one, and goes back in the answer', async () => {
  const ask = (id: string) => fetch(`${site.toolUrl}/`, { headers: { 'x-request-id': id } });
  expect((await ask('0af7651916cd43dd8448eb211c80319c')).headers.get('x-request-id')).toBe(
    '0af7651916cd43dd8448eb211c80319c',
  );
  const made = (await ask('Dear Sir or Madam')).headers.get('x-request-id');
  expect(made).toMatch(/^[\da-f-]{36}$/);
});

test('what was done is counted by route, kind, service and state, with no id of a person, work or visit in a label', async () => {
  watchSite(site.services);
  const figures = await site.services.telemetry.text();
  const count = (series: string) => Number(new RegExp(`^${series} (\\S+)$`, 'm').exec(figures)?.[1] ?? 'NaN');
  expect(count('reader_request_seconds_count{route="/l/:launchId/work/submit",method="POST",status="303"}')).toBe(2);
  expect(count('reader_job_seconds_count{kind="draft",outcome="done"}')).toBe(2);
  expect(figures).toMatch(/^reader_lms_call_seconds_count\{platform="[\w-]+",service="score",outcome="2xx"\} 2$/m);
  expect(count('reader_jobs{kind="draft",state="waiting"}')).toBe(0);
  expect(count('reader_job_oldest_waiting_seconds{kind="deliver-score"}')).toBe(0);
  expect(count('reader_sessions')).toBeGreaterThan(4);
  expect(count('reader_extraction_files{state="running"}')).toBe(0);
  for (const own of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'])
    expect(count(own)).toBeGreaterThan(0);
  const [work] = await submissionModel(site.services.db).find().lean();
  for (const named of [PLANTED, work?._id ?? '', work?.personId ?? '']) expect(figures).not.toContain(named);
});

test('hostile addresses and methods make no series of their own', async () => {
  const series = async () => (await site.services.telemetry.text()).match(/^reader_request_seconds_count/gm)?.length;
  const visit = async (name: string) => {
    for (const path of [`/${name}`, `/l/${name}/queue`, `/l/${name}/${name}`, `/admin/platforms/${name}`])
      for (const method of ['GET', 'PROPFIND']) await fetch(`${site.toolUrl}${path}`, { method, redirect: 'manual' });
  };
  await visit('first');
  const before = await series();
  for (let n = 0; n < 40; n++) await visit(`other-${n}`);
  expect(await series()).toBe(before);
});

test('figures are served on a port of their own, on this machine alone or to whoever has the token', async () => {
  const port = await freePort();
  const token = 'a token for tests only';
  const server = await serveMetrics(site.services.telemetry, { port, address: '127.0.0.1', token });
  const ask = (path: string, authorization = '') =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization } });
  expect((await ask('/metrics')).status).toBe(401);
  expect((await ask('/metrics', 'Bearer a token for tests onl')).status).toBe(401);
  expect((await ask('/', `Bearer ${token}`)).status).toBe(404);
  const told = await ask('/metrics', `Bearer ${token}`);
  expect([told.status, await told.text()]).toEqual([200, expect.stringContaining('reader_request_seconds_bucket')]);
  expect((await fetch(`${site.toolUrl}/metrics`)).status).toBe(404);
  server?.close();
  server?.closeAllConnections();
  const bare = { METRICS_PORT: String(port) };
  expect(readConfig(bare).metrics).toEqual({ port, address: '127.0.0.1', token: null });
  expect(() => readConfig({ ...bare, METRICS_ADDRESS: '0.0.0.0' })).toThrow('METRICS_TOKEN is missing');
  expect(await serveMetrics(site.services.telemetry, readConfig({}).metrics)).toBeNull();
});
