import request from 'supertest';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import type { Database } from '../../server/database/connect-database.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import { listPlatforms } from '../../server/lti/platform-repository.ts';
import { switchPlatform } from '../../server/lti/switch-platform.ts';
import { sweepExpired } from '../../server/sweep-expired.ts';
import { startDemoCourse } from '../support/demo-course.ts';
import { startLtiTool, type LtiTool } from '../support/lti-tool.ts';
import { openVisit, type OpenVisit } from '../support/open-visit.ts';
import { openTestDatabase } from '../support/test-database.ts';

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim';
const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
let database: Database;
let lms: ServedLms;
let tool: LtiTool;
let platformId: string;

beforeAll(async () => {
  database = await openTestDatabase();
  lms = await startDemoCourse(database);
  tool = await startLtiTool(database);
  await lms.lms.registerTool(await createRegistrationLink(tool.services, { by: 'test' }));
  platformId = (await listPlatforms(database.connection))[0]?._id ?? '';
});

afterAll(async () => {
  await tool.close();
  await lms.close();
  await lms.lms.drop();
  await database.close();
});

const visit = (of: Parameters<typeof openVisit>[1] = {}) =>
  openVisit(tool.services, { platformId, role: 'none', ...of });
const get = (path: string, cookie: string) => request(tool.url).get(path).set('Cookie', cookie);
const post = (path: string, cookie: string, form: object = {}) =>
  request(tool.url).post(path).set('Origin', tool.url).set('Cookie', cookie).type('form').send(form);
/** Of these visits, which still open their first page. */
const stillOpen = async (visits: readonly OpenVisit[]) => {
  const answers = await Promise.all(visits.map(({ path, cookie }) => get(`${path}/sign-out`, cookie)));
  return answers.map(({ status }) => status === 200);
};

async function adminCookie(): Promise<string> {
  const path = new URL(await createSignInLink(tool.services, 'cli:ada')).pathname;
  return (await post(path, '').expect(303)).get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '';
}

/** The whole conversation of a launch with these context roles; the visit that it opened. */
async function launchWith(role: string): Promise<OpenVisit> {
  const { login } = await lms.lms.mintLaunch({ personKey: 'tess', activityKey: 'essay' });
  const started = await request(tool.url).post('/lti/login').type('form').send(login.fields).expect(302);
  const query = new URL(String(started.get('Location'))).searchParams;
  const { fields } = await lms.lms.mintLaunch({
    ...{ personKey: 'tess', activityKey: 'essay' },
    ...{ state: String(query.get('state')), nonce: String(query.get('nonce')) },
    overrides: { [`${CLAIM}/roles`]: [`${MEMBERSHIP}${role}`] },
  });
  const cookie = started.get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '';
  const opened = await request(tool.url)
    .post('/lti/launch')
    .set('Cookie', cookie)
    .type('form')
    .send(fields)
    .expect(303);
  const path = String(opened.get('Location')).split('/', 3).join('/');
  const setCookie = String(opened.get('Set-Cookie')?.find((text) => text.includes(path.slice(3))));
  return { path, setCookie, cookie: String(setCookie.split(';', 1)[0]) };
}

it('a person ends this visit alone, or all of theirs from this LMS; nobody else is touched', async () => {
  const mine = [await visit({ personId: 'me' }), await visit({ personId: 'me', courseId: 'other' })] as const;
  const others = [await visit({ personId: 'you' }), await visit({ personId: 'me', platformId: 'another-lms' })];
  await post(`${mine[0].path}/sign-out`, mine[0].cookie, { where: 'nowhere' }).expect(400);
  await request(tool.url).post(`${mine[0].path}/sign-out`).set('Cookie', mine[0].cookie).expect(403); // no Origin
  const page = await post(`${mine[0].path}/sign-out`, mine[0].cookie, { where: 'here' }).expect(200);
  expect(page.text).toContain('You are signed out');
  expect(await stillOpen([...mine, ...others])).toEqual([false, true, true, true]);
  const third = await visit({ personId: 'me' });
  await post(`${third.path}/sign-out`, third.cookie, { where: 'everywhere' }).expect(200);
  expect(await stillOpen([...mine, third, ...others])).toEqual([false, false, false, true, true]);
});

it('an ended visit names nobody, and its launch stays spent', async () => {
  const { path, cookie } = await visit({ personId: 'me', personName: 'Mira Muster' });
  await post(`${path}/sign-out`, cookie, { where: 'here' }).expect(200);
  const left = await database.connection.collection<{ _id: string }>('visits').findOne({ _id: path.slice(3) });
  expect(left).toMatchObject({ secretHash: '' });
  expect(JSON.stringify(left)).not.toMatch(/Mira|"me"|lms\.example/);
});

it('who loses a role in the LMS loses the earlier visits that had it, with the next launch', async () => {
  const teaching = await launchWith('Instructor');
  const again = await launchWith('Instructor');
  expect(await stillOpen([teaching, again])).toEqual([true, true]);
  const learning = await launchWith('Learner');
  expect(await stillOpen([teaching, again, learning])).toEqual([false, false, true]);
  const promoted = await launchWith('Instructor');
  expect(await stillOpen([learning, promoted])).toEqual([true, true]);
  const none = await launchWith('Mentor');
  expect(await stillOpen([learning, promoted, none])).toEqual([false, false, true]);
});

it('an LMS that is switched off takes everybody with it, and again those who slipped in meanwhile', async () => {
  const [here, elsewhere] = [await visit(), await visit({ platformId: 'another-lms' })];
  await switchPlatform(tool.services, { platformId, on: false, by: 'cli:test' });
  expect(await stillOpen([here, elsewhere])).toEqual([false, true]);
  const late = await visit();
  await sweepExpired(tool.services);
  expect(await stillOpen([late, elsewhere])).toEqual([false, true]);
  await switchPlatform(tool.services, { platformId, on: true, by: 'cli:test' });
});

describe('an admin', () => {
  const end = async (cookie: string, form: object) => post('/admin/sessions/end', cookie, form);

  it('sees sessions without names, and ends one, a person, an LMS', async () => {
    const cookie = await adminCookie();
    const [one, other] = [await visit({ personName: 'Mira Muster' }), await visit({ personId: 'x' })];
    const page = await get('/admin/sessions', cookie).expect(200);
    expect(page.text).toContain(one.path.slice(3));
    expect(page.text).not.toMatch(/Mira|admin:sessions/);
    expect((await end(cookie, { what: 'visit', id: one.path.slice(3) })).status).toBe(200);
    expect(await stillOpen([one, other])).toEqual([false, true]);
    expect((await end(cookie, { what: 'visit', id: one.path.slice(3) })).status).toBe(404);
    const tess = await launchWith('Instructor');
    const person = await database.connection.collection('people').findOne({ name: 'Tess Teacher' });
    const sub = String(person?.['sub']);
    expect((await end(cookie, { what: 'person', platformId, userId: 'nobody' })).status).toBe(404);
    expect((await end(cookie, { what: 'person', platformId, userId: sub })).text).toContain('Sessions ended');
    expect(await stillOpen([tess, other])).toEqual([false, true]);
    await end(cookie, { what: 'platform', platformId });
    expect(await stillOpen([other])).toEqual([false]);
  });

  it('withdraws a sign-in link that leaked, ends other admins, and everything', async () => {
    const [cookie, other] = [await adminCookie(), await adminCookie()];
    const link = new URL(await createSignInLink(tool.services, 'cli:leaked')).pathname;
    const page = (await get('/admin/sessions', cookie)).text;
    const row = /cli:leaked[\s\S]*?name="id" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await end(cookie, { what: 'access', id: row.replaceAll('&#x3D;', '=') });
    await post(link, '').expect(401);
    await get('/admin', other).expect(200);
    await end(cookie, { what: 'admins' });
    await get('/admin', other).expect(401);
    await get('/admin', cookie).expect(401);
    const [last, open] = [await adminCookie(), await visit()];
    expect((await end(last, { what: 'everything' })).text).toContain('You are signed out');
    expect(await stillOpen([open])).toEqual([false]);
    await get('/admin', last).expect(401);
  });
});
