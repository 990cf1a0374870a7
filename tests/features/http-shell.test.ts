import type { Express } from 'express';
import request from 'supertest';
import { createApp } from '../../server/app.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { savePlatform } from '../../server/lti/platform-repository.ts';
import { platformIdOf, type Platform } from '../../server/lti/platform.ts';
import type { Services } from '../../server/services.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { openVisit } from '../support/open-visit.ts';
import { TOOL, webServices } from '../support/web-services.ts';

let database: Database;
let services: Services;
let app: Express;
beforeAll(async () => {
  database = await openTestDatabase();
  services = await webServices(database.connection);
  app = createApp(services);
});
afterAll(() => database.close());

test('every page carries a policy without unsafe sources, and lets registered platforms frame it', async () => {
  await savePlatform(database.connection, platform('https://moodle.example/sub'));
  const answer = await request(app).get('/nowhere').expect(404);
  const policy = answer.get('Content-Security-Policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'self' https://moodle.example");
  expect(policy).not.toContain('unsafe');
  expect(answer.get('Referrer-Policy')).toBe('same-origin');
  for (const name of ['X-Frame-Options', 'Cross-Origin-Opener-Policy', 'Cross-Origin-Resource-Policy', 'X-Powered-By'])
    expect(answer.get(name)).toBeUndefined();
});

test.each([
  ['another origin', 'https://evil.example'],
  ['our host on another port', `${TOOL}:444`],
  ['an opaque origin', 'null'],
  ['no origin at all', undefined],
])('a change asked for by %s is refused, whatever cookie comes with it', async (_case, origin) => {
  const { path, cookie } = await openVisit(services);
  const asked = request(app).post(`${path}/assignment`).set('Cookie', cookie).type('form');
  if (origin !== undefined) void asked.set('Origin', origin);
  const page = await asked.send({ title: 'x' }).expect(403);
  expect(page.text).toContain('did not come from one of our own pages');
});

test('a change asked for by our own page is heard', async () => {
  const { path, cookie } = await openVisit(services);
  const asked = request(app).post(`${path}/assignment`).set('Cookie', cookie).set('Origin', TOOL);
  await asked.type('form').send({ title: 'x' }).expect(422);
});

test.each(['/lti/login', '/lti/launch'])('%s is open to the pages of an LMS', async (address) => {
  const answer = await request(app).post(address).set('Origin', 'https://moodle.example').type('form').send({});
  expect(answer.status).toBe(400);
});

test('the front page says what this is and how an LMS is connected', async () => {
  const page = await request(app).get('/').expect(200);
  expect(page.text).toContain('Open the activity in your course');
  expect(page.text).toContain('npm run -s admin -- registration-link');
});

test('probes answer, and readiness asks the database', async () => {
  await request(app).get('/healthz').expect(200, { status: 'alive' });
  await request(app).get('/readyz').expect(200, { status: 'ready', eventLoopDelayMs: 0, overloaded: false });
});

test('assets may be kept for ever under their stamp, and are checked under an old one', async () => {
  const page = await request(app).get('/nowhere');
  const address = /href="(\/assets\/\w+\/tokens\.css)"/.exec(page.text)?.[1] ?? '';
  const fresh = await request(app).get(address).expect(200);
  expect(fresh.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  const old = await request(app).get('/assets/000000000000/tokens.css').expect(200);
  expect(old.get('Cache-Control')).toBe('public, max-age=0');
  expect(old.get('ETag')).toBeDefined();
});

test('a form beyond two megabytes is refused in words', async () => {
  const { path, cookie } = await openVisit(services);
  const asked = request(app).post(`${path}/assignment`).set('Cookie', cookie).set('Origin', TOOL);
  const page = await asked
    .type('form')
    .send({ task: 'a'.repeat(2_200_000) })
    .expect(413);
  expect(page.text).toContain('more text than one form can hold');
});

test('a client that asks for JSON gets the same words as JSON', async () => {
  const answer = await request(app).get('/nowhere').accept('application/json').expect(404);
  expect(answer.body).toEqual({
    error: {
      code: 'not-found',
      what: 'There is no page at this address',
      do: expect.stringContaining('Open the activity again') as string,
      reference: null,
    },
  });
});

test('demonstration readers are named as such on every page', async () => {
  const reader = { name: 'offline', host: null, demonstration: true, complete: () => Promise.reject(new Error()) };
  const demonstrating = { ...services, readers: { generator: reader, validator: reader } };
  const page = await request(createApp(demonstrating)).get('/nowhere');
  expect(page.text).toContain('Demonstration, not an assessment.');
  expect((await request(app).get('/nowhere')).text).not.toContain('Demonstration');
});

function platform(issuer: string): Platform {
  return {
    _id: platformIdOf(issuer, 'client-1'),
    issuer,
    clientId: 'client-1',
    name: 'A Moodle',
    family: 'moodle',
    authEndpoint: `${issuer}/auth`,
    tokenEndpoint: `${issuer}/token`,
    jwksUrl: `${issuer}/jwks`,
    deployments: ['1'],
    learnsDeployment: false,
    registeredBy: 'cli:test',
    registeredAt: new Date(0),
    disabledAt: null,
    lastLaunchAt: null,
  };
}
