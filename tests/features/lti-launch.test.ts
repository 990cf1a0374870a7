import { generateKeyPair } from 'jose';
import request from 'supertest';
import { launchAs } from '../../server/demo/launch-as.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import { listMemberships } from '../../server/lti/directory-repository.ts';
import { listPlatforms } from '../../server/lti/platform-repository.ts';
import { startDemoCourse } from '../support/demo-course.ts';
import { startLtiTool, type LtiTool } from '../support/lti-tool.ts';
import { openTestDatabase } from '../support/test-database.ts';

type MintOrder = Parameters<ServedLms['lms']['mintLaunch']>[0];

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim';
let database: Database;
let lms: ServedLms;
let tool: LtiTool;

beforeAll(async () => {
  database = await openTestDatabase();
  lms = await startDemoCourse(database);
  tool = await startLtiTool(database);
  await lms.lms.registerTool(await createRegistrationLink(tool.services, { by: 'test' }));
});

afterAll(async () => {
  await tool.close();
  await lms.close();
  await lms.lms.drop();
  await database.close();
});

/** A login as the LMS starts it for Sam: the state, nonce and cookie the tool answers with. */
async function startLogin(personKey = 'sam') {
  const { login } = await lms.lms.mintLaunch({ personKey, activityKey: 'essay' });
  const answer = await request(tool.url).post('/lti/login').type('form').send(login.fields).expect(302);
  const query = new URL(answer.get('Location') ?? '').searchParams;
  const cookie = answer.get('Set-Cookie')?.[0] ?? '';
  return { query, state: query.get('state') ?? '', nonce: query.get('nonce') ?? '', cookie };
}

async function mintFor(login: { state: string; nonce: string }, order: Partial<MintOrder> = {}) {
  const { state, nonce } = login;
  const minted = await lms.lms.mintLaunch({ personKey: 'sam', activityKey: 'essay', state, nonce, ...order });
  return minted.fields;
}

function post(fields: Record<string, string>, cookie: string) {
  return request(tool.url)
    .post('/lti/launch')
    .set('Cookie', cookie.split(';', 1)[0] ?? '')
    .type('form')
    .send(fields);
}

async function launch(order: Partial<MintOrder> = {}) {
  const login = await startLogin(order.personKey);
  return post(await mintFor(login, order), login.cookie);
}

const countOf = (name: string) => database.connection.collection(name).countDocuments();

describe('a launch', () => {
  it('opens through the whole conversation and records person, course, link and membership', async () => {
    const opened = await launchAs({ lmsUrl: lms.url, toolUrl: tool.url, personKey: 'tess', activityKey: 'essay' });
    expect(new URL(opened.url).pathname).toMatch(/^\/l\/[\w-]{22}\//);
    const [course] = await database.connection.collection('courses').find().toArray();
    const [platform] = await listPlatforms(database.connection);
    expect(course).toMatchObject({ title: 'English Composition 101', platformId: platform?._id });
    const tenancy = { platformId: platform?._id ?? '', courseId: String(course?._id) };
    const members = await listMemberships(database.connection, tenancy);
    expect(members).toEqual([
      expect.objectContaining({ name: 'Tess Teacher', role: 'instructor', roleFrom: 'launch' }),
    ]);
  });

  it('is written once however often it happens', async () => {
    await Promise.all([launch(), launch(), launch()]);
    expect(await database.connection.collection('people').countDocuments({ name: 'Sam Student' })).toBe(1);
    expect(await countOf('courses')).toBe(1);
    expect(await countOf('links')).toBe(1);
  });

  it('writes nothing at login, returns the hint unaltered and ties the state to the browser', async () => {
    const before = await countOf('visits');
    const { login } = await lms.lms.mintLaunch({ personKey: 'sam', activityKey: 'essay' });
    const answer = await request(tool.url).get('/lti/login').query(login.fields).expect(302);
    const query = new URL(answer.get('Location') ?? '').searchParams;
    expect(query.get('lti_message_hint')).toBe(login.fields['lti_message_hint']);
    expect(Object.fromEntries(query)).toMatchObject({ response_mode: 'form_post', prompt: 'none', scope: 'openid' });
    expect(answer.get('Set-Cookie')?.[0]).toMatch(
      /^__Secure-sr_state_[\w-]+=[\w-]+; Max-Age=600; Path=\/lti\/launch; .*HttpOnly; Secure; Partitioned; SameSite=None$/,
    );
    expect(await countOf('visits')).toBe(before);
  });

  it('is opened exactly once by twenty parallel posts of it', async () => {
    const login = await startLogin();
    const fields = await mintFor(login);
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(fields, login.cookie)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([303, ...Array.from({ length: 19 }, () => 401)]);
  });
});

describe('a login', () => {
  it.each([
    ['without login_hint', (f: Record<string, string>) => ({ ...f, login_hint: '' }), 'launch-login-incomplete'],
    [
      'of an unknown issuer',
      (f: Record<string, string>) => ({ ...f, iss: 'https://x.test' }),
      'launch-platform-unknown',
    ],
    ['of an unknown client', (f: Record<string, string>) => ({ ...f, client_id: 'x' }), 'launch-platform-unknown'],
    [
      'for another deployment',
      (f: Record<string, string>) => ({ ...f, lti_deployment_id: '99' }),
      'deployment-unknown',
    ],
    [
      'to a foreign address',
      (f: Record<string, string>) => ({ ...f, target_link_uri: 'https://x.test' }),
      'target-foreign',
    ],
  ])('%s is refused with a page', async (_name, change, code) => {
    const { login } = await lms.lms.mintLaunch({ personKey: 'sam', activityKey: 'essay' });
    const answer = await request(tool.url).post('/lti/login').type('form').send(change(login.fields)).expect(400);
    expect(answer.text).toContain(code);
    expect(answer.get('Location')).toBeUndefined();
  });

  it('sent twice in one field is refused', async () => {
    await request(tool.url).get('/lti/login?iss=a&iss=b&login_hint=1&target_link_uri=x').expect(400);
  });
});

describe('a message that is refused', () => {
  it.each<[string, Partial<MintOrder>, string]>([
    ['no kid', { header: { kid: undefined } }, 'launch-key-missing'],
    ['an unknown kid', { header: { kid: 'imstester_66067' } }, 'launch-key-unknown'],
    ['no signature', { header: { alg: 'none' } }, 'launch-algorithm'],
    ['another LTI version', { overrides: { [`${CLAIM}/version`]: '11.3' } }, 'launch-version'],
    ['no claims', { onlyClaims: { name: 'badltilaunch' } }, 'launch-issuer'],
    ['old times', { overrides: { exp: 22222, iat: 11111 } }, 'launch-expired'],
    ['an empty sub', { overrides: { sub: '' } }, 'launch-person'],
    ['an unknown deployment', { overrides: { [`${CLAIM}/deployment_id`]: '77' } }, 'launch-deployment-unknown'],
    ['another nonce', { nonce: 'x' }, 'launch-nonce'],
  ])('with %s leaves no trace', async (_name, order, code) => {
    const before = [await countOf('visits'), await countOf('people')];
    const answer = await launch(order);
    expect(answer.status).toBe(401);
    expect(answer.text).toContain(code);
    expect([await countOf('visits'), await countOf('people')]).toEqual(before);
  });

  it('is signed with the right kid by another key, or by HMAC', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    expect((await launch({ key: privateKey })).text).toContain('launch-signature');
    const hmac = await launch({ key: new Uint8Array(32), header: { alg: 'HS256' } });
    expect(hmac.text).toContain('launch-algorithm');
  });

  it('holds a state that cannot be ours: 400, and the process goes on', async () => {
    const answer = await request(tool.url).post('/lti/launch').type('form').send('state=a%20b&id_token=x').expect(400);
    expect(answer.text).toContain('launch-state');
    await request(tool.url).post('/lti/launch').type('form').send('state=a%20b').expect(400);
    await request(tool.url).get('/healthz').expect(200);
  });

  it('is an error of the LMS', async () => {
    const answer = await post({ error: 'login_required', error_description: '<b>x</b>', state: 'y' }, '').expect(400);
    expect(answer.text).toContain('login_required');
    expect(answer.text).not.toContain('<b>x</b>');
  });

  it('comes from a platform that is no longer the one of the login', async () => {
    const [sam, other] = [await startLogin(), await startLogin()];
    expect((await post(await mintFor(sam), other.cookie)).text).toContain('Open in a new window');
    expect((await post({ ...(await mintFor(sam)), state: other.state }, other.cookie)).text).toContain('launch-nonce');
  });
});

describe('a browser without our cookie', () => {
  it('gets one button that starts over, with the same hint, before the LMS has spent it', async () => {
    const { login } = await lms.lms.mintLaunch({ personKey: 'sam', activityKey: 'essay' });
    const first = await request(tool.url)
      .post('/lti/login')
      .set('Sec-Fetch-Dest', 'iframe')
      .type('form')
      .send(login.fields)
      .expect(302);
    const page = await request(tool.url)
      .get(first.get('Location') ?? '')
      .expect(200);
    const again = /href="(\/lti\/launch\/again\?[^"]+)"/.exec(page.text)?.[1]?.replaceAll('&#x3D;', '=') ?? '';
    const second = await request(tool.url).get(again).expect(302);
    const query = new URL(second.get('Location') ?? '').searchParams;
    expect(query.get('lti_message_hint')).toBe(login.fields['lti_message_hint']);
    const state = { state: query.get('state') ?? '', nonce: query.get('nonce') ?? '' };
    await post(await mintFor(state), second.get('Set-Cookie')?.[0] ?? '').expect(303);
  });

  it('goes straight on when the cookie came back in the frame', async () => {
    const { login } = await lms.lms.mintLaunch({ personKey: 'sam', activityKey: 'essay' });
    const first = await request(tool.url)
      .post('/lti/login')
      .set('Sec-Fetch-Dest', 'iframe')
      .type('form')
      .send(login.fields);
    const next = await request(tool.url)
      .get(first.get('Location') ?? '')
      .set('Cookie', first.get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '')
      .expect(302);
    expect(next.get('Location')).toContain(`${lms.url}/mod/lti/auth.php`);
  });
});
