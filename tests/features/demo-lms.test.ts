import { launchAs } from '../../server/demo/launch-as.ts';
import { createDemoLms } from '../../server/demo/lms/create-demo-lms.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import { createWebClient } from '../../server/demo/web-client.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { createLogger } from '../../server/logger.ts';
import { seedDemoCourse, startDemoCourse } from '../support/demo-course.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { startTinyTool, type TinyTool } from '../support/tiny-lti-tool.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const SCOPE = [
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
].join(' ');

let database: Database;
let served: ServedLms;
let tool: TinyTool;

beforeAll(async () => {
  database = await openTestDatabase();
  served = await startDemoCourse(database);
  tool = await startTinyTool({ claims: ['name', 'email'], scope: SCOPE });
  await served.lms.registerTool(tool.registrationUrl);
});

afterAll(async () => {
  await tool.close();
  await served.close();
  await served.lms.drop();
  await database.close();
});

function launch(personKey: string) {
  return launchAs({ lmsUrl: served.url, personKey, activityKey: 'essay', toolUrl: tool.url });
}

describe('the demo LMS as a site', () => {
  test('refuses production in words', async () => {
    const options = { connection: database.connection, publicUrl: served.url, toolUrl: null };
    const attempt = createDemoLms({ ...options, production: true, logger: createLogger('silent') });
    await expect(attempt).rejects.toThrow(/NODE_ENV=production/);
  });

  test('a second start finds the same people, course, activity and key', async () => {
    const before = await served.lms.addPerson({ key: 'sam', givenName: 'Other', familyName: 'Name' });
    await seedDemoCourse(served);
    const options = { connection: database.connection, publicUrl: served.url, toolUrl: null, production: false };
    const again = await createDemoLms({ ...options, logger: createLogger('silent') });
    expect(await again.addPerson({ key: 'sam', givenName: 'Other', familyName: 'Name' })).toEqual(before);
    expect(before.givenName).toBe('Sam');
    expect((await again.registeredTools()).map((one) => one.clientId)).toEqual([tool.clientId()]);
    const order = { personKey: 'sam', activityKey: 'essay', nonce: 'n' };
    const header = (token: string) => token.split('.')[0];
    expect(header((await again.mintLaunch(order)).idToken)).toBe(header((await served.lms.mintLaunch(order)).idToken));
  });

  test('a form from another site is refused, and so is a person who is not enrolled', async () => {
    const stranger = createWebClient();
    const refused = await stranger.post(`${served.url}/sign-in`, new URLSearchParams({ person: 'sam' }), tool.url);
    expect(refused.status).toBe(403);
    await served.lms.addPerson({ key: 'outsider', givenName: 'Out', familyName: 'Sider' });
    await stranger.post(`${served.url}/sign-in`, new URLSearchParams({ person: 'outsider' }), served.url);
    expect((await stranger.get(`${served.url}/activities/essay`)).status).toBe(404);
  });

  test('an admin registers a tool by its link; a link that leads nowhere keeps what was typed', async () => {
    const admin = createWebClient();
    await admin.post(`${served.url}/sign-in`, new URLSearchParams({ person: 'admin' }), served.url);
    const form = (registrationUrl: string, how: string) => new URLSearchParams({ registrationUrl, how });
    const nowhere = await admin.post(`${served.url}/admin/tools`, form(`${tool.url}/no"where`, 'direct'), served.url);
    expect(nowhere.status).toBe(502);
    expect(nowhere.html).toContain('It answered 404');
    expect(nowhere.forms.flatMap((one) => one.fields)).toContainEqual(['registrationUrl', `${tool.url}/no"where`]);
    const framed = await admin.post(`${served.url}/admin/tools`, form(tool.registrationUrl, 'frame'), served.url);
    expect(framed.frames[0]).toContain('registration_token=');
    const other = await startTinyTool({ claims: [], scope: '' });
    await admin.post(`${served.url}/admin/tools`, form(other.registrationUrl, 'direct'), served.url);
    expect((await admin.get(`${served.url}/admin/tools`)).html).toContain(other.clientId());
    await other.close();
  });
});

describe('registration', () => {
  test('spends its token: the second use is a 401', async () => {
    const { url } = await served.lms.registrationInitiation(tool.registrationUrl);
    const own = await startTinyTool({ claims: [], scope: SCOPE });
    const link = url.replace(tool.url, own.url);
    expect((await fetch(link)).status).toBe(200);
    expect((await fetch(link)).status).toBe(401);
    await own.close();
  });
});

describe('a launch', () => {
  beforeAll(async () => {
    await served.lms.registerTool(tool.registrationUrl); // the newest tool is the one activities open
  });

  test("reaches the tool's first page, with the recorded Moodle's claims", async () => {
    const session = await launch('sam');
    expect(session.page.html).toContain('Hello from the tiny tool');
    const claims = tool.lastLaunch();
    const [login] = tool.logins.slice(-1);
    expect(Object.keys(login ?? {})).toEqual([
      ...['iss', 'target_link_uri', 'login_hint', 'lti_message_hint', 'client_id', 'lti_deployment_id'],
    ]);
    expect(JSON.parse(login?.['lti_message_hint'] ?? '')).toEqual({
      cmid: expect.any(Number) as unknown,
      launchid: expect.stringMatching(/^ltilaunch\d+_\d+$/) as unknown,
    });
    expect(claims).toMatchObject({
      iss: served.url,
      aud: tool.clientId(),
      sub: expect.stringMatching(/^\d+$/) as unknown,
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(60);
    expect(claims).not.toHaveProperty('azp');
    expect(claims).toMatchObject({ name: 'Sam Student', email: 'sam@example.com' });
    expect(claims[`${LTI}roles`]).toEqual(['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner']);
    expect(claims[`${LTI}context`]).toMatchObject({ label: 'ENG101', type: ['CourseSection'] });
    expect(claims[`${LTI}custom`]).toMatchObject({ assignment_id: 'a1', due: '$ResourceLink.submission.endDateTime' });
    expect(claims[`${LTI}launch_presentation`]).toMatchObject({ locale: 'en', document_target: 'iframe' });
    expect(claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint']).toMatchObject({
      lineitem: expect.stringMatching(/\/lineitem\?type_id=\d+$/) as unknown,
    });
  });

  test.each([
    ['tess', ['membership#Instructor']],
    ['tom', ['membership#Instructor']],
    ['admin', ['institution/person#Administrator', 'membership#Instructor', 'system/person#Administrator']],
  ])('of %s carries the roles %j', async (personKey, roles) => {
    await launch(personKey);
    const expected = roles.map((role) => `http://purl.imsglobal.org/vocab/lis/v2/${role}`);
    expect(tool.lastLaunch()[`${LTI}roles`]).toEqual(expected);
  });

  test('names a return address that leads back to the course', async () => {
    const session = await launch('sam');
    const presentation = tool.lastLaunch()[`${LTI}launch_presentation`] as { return_url: string };
    const page = await session.get(presentation.return_url);
    expect(page.url).toMatch(/\/courses\/\d+$/);
    expect(page.html).toContain('English Composition 101');
  });

  test('keeps its cookies and sends its own origin afterwards', async () => {
    const session = await launch('sam');
    const echoed = await session.postForm('/echo', { work: 'Ünï & "text"' });
    expect(JSON.parse(echoed.html)).toEqual({
      body: { work: 'Ünï & "text"' },
      origin: tool.url,
      cookie: expect.stringContaining('tiny_state=kept') as unknown,
    });
  });

  test.each([
    [{ scope: 'openid email' }, 'invalid_scope'],
    [{ response_type: 'code' }, 'unsupported_response_type'],
    [{ client_id: 'someone-else' }, 'unauthorized_client'],
    [{ login_hint: '999' }, 'access_denied'],
    [{ response_mode: 'query' }, 'invalid_request'],
    [{ prompt: 'login' }, 'invalid_request'],
    [{ nonce: '' }, 'invalid_request'],
  ])('asked for with %j is posted back as %s', async (changes, error) => {
    tool.askWith(changes);
    await expect(launch('sam')).rejects.toThrow(`The LMS said ${error}`);
    tool.askWith({});
  });

  test.each([
    [{ redirect_uri: 'http://localhost/elsewhere' }],
    [{ lti_message_hint: '{"cmid":1,"launchid":"ltilaunch1_1"}' }],
    [{ lti_message_hint: 'not json' }],
  ])('asked for with %j ends on a page of the LMS', async (changes) => {
    tool.askWith(changes);
    await expect(launch('sam')).rejects.toThrow(/never reached the tool.*answered 404.*Invalid request/);
    tool.askWith({});
  });
});

describe('a minted launch', () => {
  test('says what it was told to say, and leaves out what it was told to leave out', async () => {
    const order = { personKey: 'sam', activityKey: 'essay', nonce: 'n-1', state: 's-1' };
    const overrides = { [`${LTI}version`]: '11.3', [`${LTI}roles`]: undefined };
    const minted = await served.lms.mintLaunch({ ...order, overrides, header: { alg: 'none', kid: undefined } });
    const [header, payload, signature] = minted.idToken.split('.');
    const read = (part = ''): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(read(header)).toEqual({ typ: 'JWT', alg: 'none' });
    expect(read(payload)).toMatchObject({ nonce: 'n-1', [`${LTI}version`]: '11.3' });
    expect(read(payload)).not.toHaveProperty([`${LTI}roles`]);
    expect(signature).toBe('');
    expect(minted.fields).toEqual({ id_token: minted.idToken, state: 's-1' });
  });
});
