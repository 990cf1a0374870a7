import { randomBytes } from 'node:crypto';
import request from 'supertest';
import { SEALED_FIELDS } from '../../server/admin/sealed-fields.ts';
import { createApp } from '../../server/app.ts';
import type { Database } from '../../server/database/connect-database.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import { listPlatforms } from '../../server/lti/platform-repository.ts';
import { rotateKeys } from '../../server/lti/rotate-keys.ts';
import { SCOPE } from '../../server/lti/scopes.ts';
import { createToolKeys } from '../../server/lti/tool-keys.ts';
import { countSealed, resealAll } from '../../server/secrets/reseal-all.ts';
import { createServices, type Services } from '../../server/services.ts';
import { startDemoCourse } from '../support/demo-course.ts';
import { dumpDatabase } from '../support/dump-database.ts';
import { startLtiTool, type LtiTool } from '../support/lti-tool.ts';
import { openVisit } from '../support/open-visit.ts';
import { sealedBefore } from '../support/sealed-before.ts';
import { openTestDatabase } from '../support/test-database.ts';

const NEW = randomBytes(32).toString('base64url');
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

/** Another process of the same installation, with these secrets. */
const withSecrets = (secret: string, olderSecrets: string[] = []): Services =>
  createServices({ ...tool.services, secret, olderSecrets }).services;

async function startLogin() {
  const { login } = await lms.lms.mintLaunch({ personKey: 'sam', activityKey: 'essay' });
  const answer = await request(tool.url).post('/lti/login').type('form').send(login.fields).expect(302);
  const query = new URL(answer.get('Location') ?? '').searchParams;
  const [state, nonce] = [query.get('state') ?? '', query.get('nonce') ?? ''];
  const minted = await lms.lms.mintLaunch({ personKey: 'sam', activityKey: 'essay', state, nonce });
  return { fields: minted.fields, cookie: answer.get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '' };
}

const launchAt = (services: Services, { fields, cookie }: Awaited<ReturnType<typeof startLogin>>) =>
  request(createApp(services)).post('/lti/launch').set('Cookie', cookie).type('form').send(fields);
const keySetOf = (services: Services) => createToolKeys(services.db, services.sealer).keySet();
const left = async (services: Services) =>
  (await countSealed(services, SEALED_FIELDS)).flatMap(({ earlier, unreadable }) => [earlier, unreadable.length]);

it('a new secret: everything stays readable, is sealed anew step by step, and then needs the old one no more', async () => {
  const OLD = tool.services.secret;
  const [platform] = await listPlatforms(database.connection);
  if (!platform) throw new Error('the demo LMS registers itself');
  await createToolKeys(database.connection, tool.services.sealer).keepToken(platform, SCOPE.score, {
    token: 'a token',
    expiresAt: 9e12,
  });
  await rotateKeys(tool.services, { platformId: platform._id, by: 'test', leaked: false });
  const visit = await openVisit(tool.services, { platformId: platform._id, role: 'none' });
  const privateKeys = database.connection.collection('ltijs_privatekey');
  const kept = await createToolKeys(database.connection, tool.services.sealer).tokenAccess(
    platform.issuer,
    platform.clientId,
  );
  const key = { kid: kept.kid, key: kept.privateKey.export({ type: 'pkcs1', format: 'pem' }) };
  await privateKeys.updateOne({ kid: kept.kid }, { $set: { data: sealedBefore(OLD, JSON.stringify(key)) } });
  const [before, published] = [await startLogin(), await keySetOf(tool.services)];

  const both = withSecrets(NEW, [OLD]);
  const page = (services: Services) =>
    request(createApp(services)).get(`${visit.path}/`).set('Cookie', visit.cookie).expect(200);
  await page(both); // the first page after a launch is told from memory
  expect((await page(both)).get('Content-Security-Policy')).toContain('https://lms.example');
  expect(await keySetOf(both)).toEqual(published);
  expect((await launchAt(both, before)).status).toBe(303);
  expect((await launchAt(both, before)).status).toBe(401); // spent once, under either secret

  // Stopped after the first collection, and started again.
  const todo = (await left(both)).reduce((sum, count) => sum + count, 0);
  const first = await resealAll(both, SEALED_FIELDS.slice(0, 1));
  const rest = await resealAll(both, SEALED_FIELDS);
  expect([first > 0, rest > 0, first + rest]).toEqual([true, true, todo]);
  expect(await resealAll(both, SEALED_FIELDS)).toBe(0);

  const after = withSecrets(NEW);
  expect((await left(after)).every((count) => count === 0)).toBe(true);
  expect(await keySetOf(after)).toEqual(published);
  const keys = createToolKeys(after.db, after.sealer);
  expect((await keys.keptToken(platform, SCOPE.score))?.token).toBe('a token');
  expect((await keys.tokenAccess(platform.issuer, platform.clientId)).kid).toBe(kept.kid);
  expect((await page(after)).get('Content-Security-Policy')).toContain('https://lms.example');
  expect((await launchAt(after, await startLogin())).text).toContain('launch-state'); // begun under the old one
});

it('a secret replaced without the one before: sessions end, and keys are refused with words, never misread', async () => {
  const visit = await openVisit(tool.services, { role: 'none' });
  const stranger = withSecrets(randomBytes(32).toString('base64url'));
  const open = (services: Services) => request(createApp(services)).get(`${visit.path}/`).set('Cookie', visit.cookie);
  await open(tool.services).expect(200);
  const page = await open(stranger);
  expect(page.status).toBe(401);
  await expect(keySetOf(stranger)).rejects.toMatchObject({ code: 'sealed-unknown-secret' });
  const unreadable = (await countSealed(stranger, SEALED_FIELDS)).map((count) => count.unreadable.length);
  expect(unreadable.some((count) => count > 0)).toBe(true);
  expect(await resealAll(stranger, SEALED_FIELDS)).toBe(0);
});

it('a sealed key put in the place of another is refused', async () => {
  const keys = database.connection.collection('ltijs_publickey');
  const [one, other] = await keys.find().toArray();
  await keys.updateOne({ kid: one?.['kid'] as string }, { $set: { data: other?.['data'] as string } });
  await expect(keySetOf(withSecrets(NEW))).rejects.toMatchObject({ code: 'sealed-damaged' });
});

it('rotation knows every field that holds something sealed', async () => {
  await openVisit(tool.services);
  const known = new Set(SEALED_FIELDS.map(({ collection, field }) => `${collection}.${field}`));
  const dumped = Object.entries(await dumpDatabase(database.connection));
  const found = dumped.flatMap(([collection, documents]) =>
    documents.flatMap((text) => [...text.matchAll(/"(\w+)":"s2\./g)].map(([, field]) => `${collection}.${field}`)),
  );
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((field) => !known.has(field))).toEqual([]);
});
