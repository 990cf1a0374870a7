import { Writable } from 'node:stream';
import request from 'supertest';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import { createApp } from '../../server/app.ts';
import type { Database } from '../../server/database/connect-database.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import { createLogger } from '../../server/logger.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import { listPlatforms } from '../../server/lti/platform-repository.ts';
import { rotateKeys } from '../../server/lti/rotate-keys.ts';
import { SCOPE } from '../../server/lti/scopes.ts';
import { createToolKeys } from '../../server/lti/tool-keys.ts';
import { createServices } from '../../server/services.ts';
import { startDemoCourse } from '../support/demo-course.ts';
import { startLtiTool, type LtiTool } from '../support/lti-tool.ts';
import { openTestDatabase } from '../support/test-database.ts';

/** Everything that is logged at the most talkative level while secrets of every kind pass through. */
const lines: string[] = [];
const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => done(void lines.push(chunk.toString())) });
let database: Database;
let lms: ServedLms;
let tool: LtiTool;

beforeAll(async () => {
  database = await openTestDatabase();
  lms = await startDemoCourse(database);
  tool = await startLtiTool(database, { logger: createLogger('trace', sink) });
});

afterAll(async () => {
  await tool.close();
  await lms.close();
  await lms.lms.drop();
  await database.close();
});

const post = (path: string, cookie: string, form: object = {}) =>
  request(tool.url).post(path).set('Origin', tool.url).set('Cookie', cookie).type('form').send(form);
const cookieOf = (answer: { get: (name: 'Set-Cookie') => string[] | undefined }) =>
  String(answer.get('Set-Cookie')?.at(-1)?.split(';', 1)[0]);
const valueOf = (cookie: string) => cookie.slice(cookie.indexOf('=') + 1);

async function registered(): Promise<string[]> {
  const link = await createRegistrationLink(tool.services, { by: 'test' });
  await lms.lms.registerTool(link);
  await request(tool.url)
    .get(new URL(link).pathname)
    .query({ openid_configuration: `${lms.url}/nowhere` });
  return [String(link.split('/').at(-1))];
}

async function administered(): Promise<string[]> {
  const path = new URL(await createSignInLink(tool.services, 'cli:ada')).pathname;
  await request(tool.url).get(path).expect(200);
  const cookie = cookieOf(await post(path, ''));
  await request(tool.url).get('/admin').set('Cookie', cookie).expect(200);
  return [String(path.split('/').at(-1)), valueOf(cookie)];
}

/** A launch, the same again, and one that was tampered with. */
async function launched(): Promise<string[]> {
  const { login } = await lms.lms.mintLaunch({ personKey: 'sam', activityKey: 'essay' });
  const started = await request(tool.url).post('/lti/login').type('form').send(login.fields).expect(302);
  const query = new URL(String(started.get('Location'))).searchParams;
  const [state, nonce] = [String(query.get('state')), String(query.get('nonce'))];
  const { fields } = await lms.lms.mintLaunch({ personKey: 'sam', activityKey: 'essay', state, nonce });
  const opened = await post('/lti/launch', cookieOf(started), fields).expect(303);
  await post('/lti/launch', cookieOf(started), fields).expect(401);
  await post('/lti/launch', cookieOf(started), { ...fields, id_token: `${String(fields['id_token'])}x` }).expect(401);
  const visit =
    opened
      .get('Set-Cookie')
      ?.find((text) => text.includes('Path=/l/'))
      ?.split(';', 1)[0] ?? '';
  await request(tool.url)
    .get(String(opened.get('Location')))
    .set('Cookie', visit);
  await request(tool.url)
    .get(`${String(opened.get('Location'))}/nowhere?secret=in-the-query`)
    .set('Cookie', visit);
  return [state, nonce, String(fields['id_token']), valueOf(visit), valueOf(cookieOf(started)), 'in-the-query'];
}

/** Tokens and keys at work, and stored values that another secret cannot open. */
async function served(): Promise<string[]> {
  const { services } = tool;
  const [platform] = await listPlatforms(database.connection);
  if (!platform) throw new Error('the demo LMS registers itself');
  const course = await database.connection.collection('courses').findOne({});
  await services.lti.readRoster(platform._id, String(course?.['rosterUrl']));
  await services.lti.readRoster(platform._id, `${lms.url}/nowhere`).catch(() => undefined);
  await rotateKeys(services, { platformId: platform._id, by: 'test', leaked: true });
  const stranger = createServices({
    ...services,
    secret: 'another secret, of thirty-two characters',
    olderSecrets: [],
  });
  await request(createApp(stranger.services)).get('/lti/keys').expect(500);
  const keys = createToolKeys(services.db, services.sealer);
  const { privateKey } = await keys.tokenAccess(platform.issuer, platform.clientId);
  const token = await keys.keptToken(platform, SCOPE.roster);
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  return [String(token?.token), String(pem.split('\n')[3])];
}

it('no secret stands in a log: not ours, not an LMS’s, not a browser’s, whether things go well or not', async () => {
  const planted = [...(await registered()), ...(await administered()), ...(await launched()), ...(await served())];
  const secrets = [...planted, tool.services.secret];
  for (const secret of secrets) expect(secret).toMatch(/^[^\n]{8,}$/);
  const log = lines.join('');
  expect(lines.length).toBeGreaterThan(10);
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
  expect(log).toContain('sealed-unknown-secret'); // what went wrong is told all the same
});
