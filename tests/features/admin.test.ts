import { hostname, tmpdir } from 'node:os';
import type { Express } from 'express';
import request from 'supertest';
import { createApp } from '../../server/app.ts';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import { startHeartbeat } from '../../server/admin/processes/start-heartbeat.ts';
import { retryJob } from '../../server/admin/retry-job.ts';
import { auditHeadModel } from '../../server/audit/audit-models.ts';
import { readConfig } from '../../server/config.ts';
import { expectedIndexes } from '../../server/database/expected-indexes.ts';
import { waitingJob } from '../../server/jobs/job.ts';
import { modelCallModel } from '../../server/llm/model-call-model.ts';
import { openDesk, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import { bigReaders } from '../support/student-desks.ts';
import { TOOL } from '../support/web-services.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';

let desk: Desk;
let app: Express;
beforeAll(async () => {
  desk = await openDesk({ config: readConfig({ PUBLIC_URL: TOOL, DATA_DIR: tmpdir() }) });
  app = createApp(desk.services);
});
beforeEach(() => {
  desk.services.readers = null;
});
afterAll(() => desk.close());

const signInPath = async () => new URL(await createSignInLink(desk.services, 'cli:ada')).pathname;
const post = (path: string, cookie = '') =>
  request(app).post(path).set('Origin', TOOL).set('Cookie', cookie).type('form');

async function signedIn(): Promise<string> {
  const answer = await post(await signInPath()).expect(303);
  return answer.get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '';
}

/** Work whose readers were given up. */
async function givenUp(_id: string): Promise<string> {
  const dead = { ...waitingJob(desk.clock.now(), 0), status: 'dead' as const, attempts: 6, error: 'model-unavailable' };
  await seedWork(desk, { _id, draftId: null, noDraft: 'readers-failed', job: dead });
  return _id;
}

test('a sign-in link opens the admin page once; looking at it does not spend it', async () => {
  const path = await signInPath();
  await request(app).get(path).expect(200);
  const answer = await post(path).expect(303);
  expect(answer.get('Set-Cookie')?.[0]).toMatch(
    /^__Secure-sr_admin=[\w-]{43}; Path=\/admin; HttpOnly; Secure; SameSite=Strict$/,
  );
  const home = await request(app)
    .get('/admin')
    .set('Cookie', answer.get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '');
  expect(home.status).toBe(200);
  expect(home.text).toContain('cli:ada');
  expect(home.text).toContain('approved by <strong>the teacher’s name</strong>');
  expect(home.text).not.toMatch(/admin:[a-z]/);
  await post(path).expect(401);
  await request(app).get(path).expect(401);
});

test('an expired link and an unknown one open nothing', async () => {
  const path = await signInPath();
  desk.clock.add(15 * 60_000);
  await post(path).expect(401);
  await post('/admin/sign-in/nothing').expect(401);
});

test('without an admin session nobody is let in, not even a teacher of a course', async () => {
  await request(app).get('/admin').set('Cookie', desk.teacher.cookie).expect(401);
  await post('/admin/registration-link', desk.teacher.cookie).expect(401);
  await post('/admin/jobs/retry').send({ job: 'draft', id: 'x' }).expect(401);
});

test('signing out ends the session on our side too', async () => {
  const cookie = await signedIn();
  await post('/admin/sign-out', cookie).expect(200);
  await request(app).get('/admin').set('Cookie', cookie).expect(401);
});

test('a registration link is shown once, to an admin', async () => {
  const page = await post('/admin/registration-link', await signedIn()).expect(200);
  expect(page.text).toMatch(new RegExp(`${TOOL}/lti/register/[\\w-]{43}`));
});

test('a job that was given up is put back, and told of in words when it cannot be', async () => {
  const id = await givenUp('unlucky');
  const cookie = await signedIn();
  const refused = await post('/admin/jobs/retry', cookie).send({ job: 'draft', id }).expect(409);
  expect(refused.text).toContain('No reader is set up');
  desk.services.readers = bigReaders;
  await post('/admin/jobs/retry', cookie).send({ job: 'draft', id }).expect(303);
  expect(await findSubmission(desk.services.db, TENANCY, id)).toMatchObject({
    state: 'queued',
    decisions: [{ kind: 'retry', by: 'cli:ada' }],
  });
  const gone = await post('/admin/jobs/retry', cookie).send({ job: 'draft', id }).expect(404);
  expect(gone.text).toContain('There is no such job');
  await expect(retryJob(desk.services, { job: 'nonsense', id, by: 'cli:ada' })).rejects.toMatchObject({
    code: 'no-such-job',
  });
});

describe('the health page', () => {
  const page = async () =>
    (
      await request(app)
        .get('/admin/health')
        .set('Cookie', await signedIn())
        .expect(200)
    ).text;
  const startPage = async () =>
    (
      await request(app)
        .get('/admin')
        .set('Cookie', await signedIn())
        .expect(200)
    ).text;

  it('tells which processes live, and says in words whatever it tells', async () => {
    expect(await page()).toContain('No web process is running');
    const heartbeat = await startHeartbeat(desk.services, 'both', { delayMs: () => 7 });
    const text = await page();
    expect(text).toContain(`Web process with worker on ${hostname()}`);
    expect(text).toMatch(/since <time datetime="[^"]+Z">[^<]+<\/time>; last heard of at <time/);
    expect(text).toContain('7 ms behind');
    expect(text).toContain('Nobody has verified the audit chains yet');
    expect(text).not.toMatch(
      /\b(admin|lti|errors):[a-z]|\{\{|undefined|could not be looked at|npm run -s admin -- undefined/,
    );
    await heartbeat.stop();
    expect(await page()).toContain('No web process is running');
  });

  it('what is wrong stands there with what to do, and as one line on the start page', async () => {
    const { db } = desk.services;
    const heartbeat = await startHeartbeat(desk.services, 'both', { delayMs: () => 7 });
    const lost = { ...waitingJob(desk.clock.now(), 0), status: 'running' as const, until: new Date(0), token: 'x' };
    await seedWork(desk, { _id: 'lost', state: 'reading', draftId: null, job: lost });
    const call = { platformId: 'p', courseId: 'c', at: desk.clock.now(), host: 'models.example' };
    const calls = Array.from({ length: 6 }, (_, n) => ({ ...call, _id: `call-${n}`, error: 'model-rejected' }));
    await modelCallModel(db).insertMany(calls);
    await auditHeadModel(db).create({ _id: 'site', count: 1, checked: { problem: 'cut' } });
    const text = await page();
    for (const told of [
      'Drafting feedback: 1 held by a process that is gone',
      'models.example: 6 calls in the last hour, of which failed: 6',
      'refused the request because of a setting or a key',
      'Audit chains that were tampered with: 1',
    ])
      expect(text).toContain(told);
    expect(await startPage()).toMatch(/\d things to act on, to look at: \d\.[\s\S]*1 held by a process that is gone/);
    await heartbeat.stop();
  });

  it('knows every index that the migrations make, and misses one that is gone', async () => {
    const { db } = desk.services;
    expect(await page()).toContain('All indexes are there');
    const known = new Set((await expectedIndexes()).map(({ collection, name }) => `${collection}.${name}`));
    expect(known.size).toBeGreaterThan(80);
    for (const { name: collection } of await db.listCollections())
      for (const { name } of await db.collection(collection).indexes())
        if (name !== '_id_') expect(known).toContain(`${collection}.${String(name)}`);
    await db.collection('budgets').dropIndex('by_month');
    expect(await page()).toContain('budgets.by_month (0420-health.ts)');
    await db.collection('budgets').createIndex({ month: 1 }, { name: 'by_month' }, {});
  });
});
