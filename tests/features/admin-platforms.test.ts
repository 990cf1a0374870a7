import request from 'supertest';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import { runDoctor } from '../../server/admin/doctor.ts';
import { runPlatformDoctor } from '../../server/admin/platform-doctor.ts';
import type { Database } from '../../server/database/connect-database.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import { launchAs } from '../../server/demo/launch-as.ts';
import { gradebookCellModel } from '../../server/grades/gradebook-cell-model.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import { findPlatform, listPlatforms } from '../../server/lti/platform-repository.ts';
import { platformIdOf, type Platform } from '../../server/lti/platform.ts';
import { startDemoCourse } from '../support/demo-course.ts';
import { startLtiTool, type LtiTool } from '../support/lti-tool.ts';
import { openTestDatabase } from '../support/test-database.ts';

let database: Database;
let lms: ServedLms;
let tool: LtiTool;
let cookie: string;
let registered: Platform;
/** How far the LMS's clock is ahead of the tool's. */
let aheadMs = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  lms = await startDemoCourse(database);
  tool = await startLtiTool(database, { clock: { now: () => new Date(Date.now() - aheadMs) } });
  await lms.lms.registerTool(await createRegistrationLink(tool.services, { by: 'test' }));
  const [first] = await listPlatforms(database.connection);
  if (!first) throw new Error('nothing was registered');
  registered = first;
  const link = new URL(await createSignInLink(tool.services, 'cli:ada')).pathname;
  const answer = await request(tool.url).post(link).set('Origin', tool.url).expect(303);
  cookie = answer.get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '';
});

afterEach(() => {
  aheadMs = 0;
  lms.lms.faults.clear();
});

afterAll(async () => {
  await tool.close();
  await lms.close();
  await lms.lms.drop();
  await database.close();
});

const get = (path: string) => request(tool.url).get(path).set('Cookie', cookie);
const post = (path: string, form: object = {}) =>
  request(tool.url).post(path).set({ Cookie: cookie, Origin: tool.url }).type('form').send(form);
const pageOf = (platform: Pick<Platform, '_id'>) => `/admin/platforms/${platform._id}`;
const entry = { lms: 'moodle', issuer: 'https://moodle.school.example', clientId: 'abc', deployments: '3' };
const codes = async (platform = registered) => {
  const fresh = (await findPlatform(database.connection, platform._id)) ?? platform;
  return (await runPlatformDoctor(tool.services, fresh)).map(({ verdict, code }) => `${verdict} ${code}`);
};
const open = () => launchAs({ lmsUrl: lms.url, toolUrl: tool.url, personKey: 'sam', activityKey: 'essay' });

test('the doctor knows when somebody last launched', async () => {
  expect(await codes()).toContain('attention neverLaunched');
  expect((await get(pageOf(registered))).text).toContain(`Redirection URI(s) ${tool.url}/lti/launch`);
  await open();
  expect(await codes()).toContain('ok launched');
  const page = (await get(pageOf(registered))).text;
  expect(page).toMatch(/Launches open; the last one was at <time datetime="[^"]+Z">/);
  expect(page).toContain('Launches are let in from 1 deployment: ');
});

describe('an LMS entered by hand', () => {
  afterEach(async () => {
    await database.connection.collection('platforms').deleteMany({ _id: { $ne: registered._id as never } });
  });

  it('needs issuer and client id; the rest follows from the LMS, and its page says so', async () => {
    const answer = await post('/admin/platforms', entry).expect(303);
    const platform = await findPlatform(database.connection, platformIdOf(entry.issuer, 'abc'));
    expect(platform).toMatchObject({
      family: 'moodle',
      deployments: ['3'],
      learnsDeployment: false,
      authEndpoint: 'https://moodle.school.example/mod/lti/auth.php',
      tokenEndpoint: 'https://moodle.school.example/mod/lti/token.php',
      jwksUrl: 'https://moodle.school.example/mod/lti/certs.php',
      registeredBy: 'cli:ada',
    });
    expect(answer.get('Location')).toBe(`/admin/platforms/${platform?._id ?? ''}`);
    const keys = await request(tool.url).get('/lti/keys');
    expect((keys.body as { keys: unknown[] }).keys.length).toBeGreaterThan(1);
  });

  it.each([
    ['https://canvas.instructure.com', 'https://sso.canvaslms.com/api/lti/security/jwks'],
    ['https://canvas.beta.instructure.com', 'https://sso.beta.canvaslms.com/api/lti/security/jwks'],
    ['https://canvas.school.example', 'https://canvas.school.example/api/lti/security/jwks'],
  ])('Canvas with the issuer %s has its keys at %s', async (issuer, jwksUrl) => {
    await post('/admin/platforms', { lms: 'canvas', issuer, clientId: '1', deployments: '' }).expect(303);
    const platform = await findPlatform(database.connection, platformIdOf(issuer, '1'));
    expect(platform).toMatchObject({ family: 'canvas', jwksUrl, learnsDeployment: true });
  });

  it('with faults is shown again with what was typed and what to do', async () => {
    const wrong = { lms: 'other', issuer: 'moodle', clientId: '', authEndpoint: 'ftp://x', name: '<b>x' };
    const page = await post('/admin/platforms', wrong).expect(400);
    expect(page.text).toContain('beginning with https://');
    expect(page.text).toContain('Enter the client id');
    expect(page.text).toContain('&lt;b&gt;x');
    const needs = await post('/admin/platforms', { ...entry, lms: 'other' }).expect(400);
    expect(needs.text).toContain('This LMS needs it');
    expect(await listPlatforms(database.connection)).toHaveLength(1);
  });

  it('entered again is changed, with its key and deployments kept', async () => {
    await post('/admin/platforms', entry).expect(303);
    const keys = (await request(tool.url).get('/lti/keys')).body as object;
    const changed = { ...entry, deployments: '4', tokenEndpoint: 'https://moodle.school.example/other' };
    await post('/admin/platforms', changed).expect(303);
    const platform = await findPlatform(database.connection, platformIdOf(entry.issuer, 'abc'));
    expect(platform).toMatchObject({ deployments: ['3', '4'], tokenEndpoint: 'https://moodle.school.example/other' });
    expect((await request(tool.url).get('/lti/keys')).body).toEqual(keys);
  });

  it('is removed with its key while nobody works from it', async () => {
    await post('/admin/platforms', entry).expect(303);
    await post(`/admin/platforms/${platformIdOf(entry.issuer, 'abc')}/remove`).expect(303);
    expect(await listPlatforms(database.connection)).toHaveLength(1);
    expect(await database.connection.collection('ltijs_privatekey').countDocuments({ clientId: 'abc' })).toBe(0);
  });
});

describe('the pages', () => {
  it('show what to enter in Moodle and Canvas, ready to paste', async () => {
    const page = await get('/admin/platforms/new').expect(200);
    for (const path of ['/lti/login', '/lti/launch', '/lti/keys', '/lti/canvas.json'])
      expect(page.text).toContain(`${tool.url}${path}`);
    expect(page.text).toContain('&quot;oidc_initiation_url&quot;');
    expect(page.text).not.toMatch(/\b(admin|lti):[a-z]/);
  });

  it('show an LMS with every check in words', async () => {
    const page = await get(pageOf(registered)).expect(200);
    expect(page.text).toContain('Its keys can be read');
    expect(page.text).toContain('fresh tokens for making gradebook columns, sending marks, reading marks back');
    expect(page.text).not.toMatch(/\b(admin|lti):[a-z]|\{\{/);
    expect((await get('/admin').expect(200)).text).toContain(`href="${pageOf(registered)}"`);
  });

  it.each(['/admin/platforms/new', '/admin/platforms/x'])('%s is for admins only', async (path) => {
    await request(tool.url).get(path).expect(401);
  });

  it.each([
    '/admin/platforms',
    '/admin/platforms/x/switch',
    '/admin/platforms/x/remove',
    '/admin/platforms/x/deployments',
  ])('a post to %s needs the session and our own origin', async (path) => {
    await request(tool.url).post(path).set('Origin', tool.url).expect(401);
    await request(tool.url).post(path).set({ Cookie: cookie, Origin: 'https://evil.example' }).expect(403);
  });

  it('say that there is no such LMS', async () => {
    await get('/admin/platforms/nothing').expect(404);
    await post('/admin/platforms/nothing/switch', { on: 'true' }).expect(404);
    await post('/admin/platforms/nothing/deployments', { deploymentId: '1' }).expect(404);
    await post(`${pageOf(registered)}/deployments`, { deploymentId: ' ' }).expect(400);
    await post(`${pageOf(registered)}/switch`, { on: 'perhaps' }).expect(400);
  });
});

describe('switched off', () => {
  it('nobody gets in from it, and then everybody again; it cannot be removed once worked from', async () => {
    await open();
    await post(`${pageOf(registered)}/switch`, { on: 'false' }).expect(303);
    expect(await codes()).toContain('attention switchedOff');
    tool.services.clock.now = () => new Date(Date.now() + 11_000); // platforms are remembered for ten seconds
    await expect(open()).rejects.toThrow(/switched off here/);
    await post(`${pageOf(registered)}/switch`, { on: 'true' }).expect(303);
    tool.services.clock.now = () => new Date(Date.now() + 22_000);
    await open();
    tool.services.clock.now = () => new Date(Date.now() - aheadMs);
    const refused = await post(`${pageOf(registered)}/remove`).expect(409);
    expect(refused.text).toContain('Switch it off instead');
  });
});

describe('the doctor of the whole installation', () => {
  it('asks the tool at its own address, reads a file in the sandbox, and finds the cookies whole', async () => {
    const parts = await runDoctor(tool.services, { paid: false });
    const told = parts.flatMap(({ checks }) => checks.map(({ verdict, code }) => `${verdict} ${code}`));
    for (const code of ['publicReached', 'cookies', 'extraction', 'keysRead', 'launched', 'services', 'migrations'])
      expect(told).toContain(`ok ${code}`);
    expect(told.filter((line) => line.endsWith(' launched'))).toHaveLength(1);
    expect(told.filter((line) => line.startsWith('problem'))).toEqual([
      // The tool runs in the test itself, which has no data folder and no file with a secret.
      ...['problem noWeb', 'problem noWorker', 'problem dataDirAway', 'problem secretGone'],
    ]);
    const elsewhere = { ...tool.services, config: { ...tool.services.config, publicUrl: lms.url } };
    expect(JSON.stringify(await runDoctor(elsewhere, { paid: false }))).toContain('"publicOther"');
  });

  it('keeps how the last launch and the last message were refused, in words', async () => {
    await open();
    lms.lms.faults.failNext('jwks', 503);
    tool.services.clock.now = () => new Date(Date.now() + 25 * 3_600_000); // keys are kept for a day at most
    await expect(open()).rejects.toThrow();
    tool.services.clock.now = () => new Date(Date.now() - aheadMs);
    const { text } = await get('/admin/health').expect(200);
    expect(text).toMatch(/its keys could not be read at <time/);
  });
});

describe('the connection doctor', () => {
  const SOUND = ['ok ourKeys', 'ok keys', 'ok clock', 'ok services', 'ok deployments'];

  it('finds nothing wrong where nothing is', async () => {
    expect(await codes()).toEqual(expect.arrayContaining(SOUND));
    expect((await codes()).filter((code) => code.startsWith('problem'))).toEqual([]);
  });

  it.each([
    ['its keys are away', () => lms.lms.faults.failNext('jwks', 503), 'problem keysUnreadable'],
    ['its token service is away', () => lms.lms.faults.dropConnection('token'), 'problem tokenAway'],
    ['its token service is busy', () => lms.lms.faults.failNext('token', 503), 'attention tokenBusy'],
    ['it refuses us', () => lms.lms.faults.failNext('token', 401), 'problem tokenRefused'],
    ['our clock is ahead of Moodle', () => (aheadMs = -30_000), 'problem clockAhead'],
    ['our clock is behind', () => (aheadMs = 90_000), 'problem clockBehind'],
    ['the clocks begin to differ', () => (aheadMs = 8_000), 'attention clockOff'],
  ])('sees that %s', async (_name, happen, code) => {
    happen();
    expect(await codes()).toContain(code);
  });

  it('counts marks that do not arrive, and no test person’s, on its page too', async () => {
    expect(await codes()).not.toContain('attention scoresTroubled');
    const cell = { platformId: registered._id, courseId: 'course', assignmentId: 'essay', sent: null, sub: '4' };
    const wanted = { submissionId: 'work', release: 1, scoreGiven: 1, scoreMaximum: 2, comment: '', submittedAt: null };
    const cells = ['overridden', 'test-user'].map((trouble) => ({ ...cell, _id: trouble, personId: trouble, trouble }));
    await gradebookCellModel(database.connection).insertMany(cells.map((one) => ({ ...one, wanted })));
    expect(await codes()).toContain('attention scoresTroubled');
    expect((await get(pageOf(registered))).text).toContain('1 mark does not arrive; its teachers see why');
    await gradebookCellModel(database.connection).deleteMany({ courseId: 'course' });
  });

  it('names the services an LMS does not grant', async () => {
    const tools = database.connection.getClient().db(`${database.connection.name}_lms`).collection('tools');
    const kept = await tools.findOne({});
    await tools.updateMany({}, { $pull: { scopes: /score$/ } as never });
    expect(await codes()).toContain('problem serviceMissing');
    expect((await get(pageOf(registered))).text).toMatch(/does not allow sending marks. Moodle: Manage tools/);
    await tools.updateMany({}, { $set: { scopes: kept?.['scopes'] as string[] } });
  });

  it('tells a private address of ours, a key of another installation, and addresses it may not ask', async () => {
    const strict = { ...tool.services, config: { ...tool.services.config, allowPrivateAddresses: false } };
    const asked = (await runPlatformDoctor(strict, registered)).map(({ code }) => code);
    expect(asked).toEqual(expect.arrayContaining(['ourKeysPrivate', 'addressRefused']));
    const elsewhere = { ...tool.services, config: { ...tool.services.config, publicUrl: lms.url } };
    expect((await runPlatformDoctor(elsewhere, registered)).map(({ code }) => code)).toContain('ourKeysAway');
    expect(await codes({ ...registered, _id: 'x', issuer: 'https://gone.example' })).toContain('problem ourKeyMissing');
  });
});
