import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import mongoose from 'mongoose';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchAs } from '../../server/demo/launch-as.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { checkPlatform } from '../../server/lti/check-platform.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import type { Course, Link } from '../../server/lti/directory.ts';
import { listMemberships } from '../../server/lti/directory-repository.ts';
import { createLtiGateway } from '../../server/lti/gateway.ts';
import { createGuardedFetch } from '../../server/lti/guarded-fetch.ts';
import { postRegistration, readConfiguration } from '../../server/lti/lms-configuration.ts';
import type { Score } from '../../server/lti/lti-gateway.ts';
import { createPlatformKeys } from '../../server/lti/platform-keys.ts';
import type { Platform } from '../../server/lti/platform.ts';
import { listPlatforms } from '../../server/lti/platform-repository.ts';
import { refreshRoster, ROSTER_LEASE_MS } from '../../server/lti/refresh-roster.ts';
import { storeRoster } from '../../server/lti/roster-repository.ts';
import { SCOPE } from '../../server/lti/scopes.ts';
import { createToolKeys } from '../../server/lti/tool-keys.ts';
import { startDemoCourse } from '../support/demo-course.ts';
import { startLtiTool, type LtiTool } from '../support/lti-tool.ts';
import { openTestDatabase } from '../support/test-database.ts';

let database: Database;
let lms: ServedLms;
let tool: LtiTool;
let link: Link;
let course: Course;
let sam: string;

beforeAll(async () => {
  database = await openTestDatabase();
  lms = await startDemoCourse(database);
  tool = await startLtiTool(database);
  await lms.lms.registerTool(await createRegistrationLink(tool.services, { by: 'test' }));
  for (const personKey of ['sam', 'tom'])
    await launchAs({ lmsUrl: lms.url, toolUrl: tool.url, personKey, activityKey: 'essay' });
  link = (await database.connection.collection<Link>('links').findOne()) as Link;
  course = (await database.connection.collection<Course>('courses').findOne()) as Course;
  sam = String((await database.connection.collection('people').findOne({ name: 'Sam Student' }))?.['sub']);
});

afterAll(async () => {
  await tool.close();
  await lms.close();
  await lms.lms.drop();
  await database.close();
});

const lineItem = () => link.lineItemUrl ?? '';
let second = Math.floor(Date.now() / 1000) - 3600;

function score(changes: Partial<Score> = {}): Score {
  second += 1;
  const timestamp = new Date(second * 1000);
  return {
    userId: sam,
    scoreGiven: 15,
    scoreMaximum: 20,
    comment: 'Good.',
    commentIs: 'new',
    submissionId: 's1',
    timestamp,
    submittedAt: null,
    ...changes,
  };
}

it('sends a score and reads it back', async () => {
  expect(await tool.services.lti.sendScore(link.platformId, lineItem(), score())).toMatchObject({ kind: 'sent' });
  const result = await tool.services.lti.readResult(link.platformId, lineItem(), sam);
  expect(result).toEqual({ kind: 'read', resultScore: 15, resultMaximum: 20, comment: 'Good.' });
});

it('says later when the LMS holds a newer one, and refused for a person without a mark', async () => {
  const sent = score();
  await tool.services.lti.sendScore(link.platformId, lineItem(), sent);
  expect(await tool.services.lti.sendScore(link.platformId, lineItem(), sent)).toMatchObject({ kind: 'later' });
  const refused = await tool.services.lti.sendScore(link.platformId, lineItem(), score({ userId: '999' }));
  expect(refused).toMatchObject({ kind: 'refused', reason: 'score-person-not-gradable' });
});

it('gets a new token when the LMS has forgotten the old one', async () => {
  const tokens = database.connection.collection('ltijs_accesstoken');
  const before = (await tokens.find().toArray()).length;
  expect(before).toBeGreaterThan(0);
  await tool.services.db.useDb(`${database.connection.name}_lms`).collection('accessTokens').deleteMany({});
  expect(await tool.services.lti.sendScore(link.platformId, lineItem(), score())).toMatchObject({ kind: 'sent' });
});

it('finds the line item of the link instead of making a second one', async () => {
  const wanted = { label: 'Essay', scoreMaximum: 10, resourceLinkId: link.resourceLinkId, resourceId: 'a1' };
  const found = await tool.services.lti.ensureLineItem(link.platformId, link.lineItemsUrl ?? '', wanted);
  expect(found).toBe(lineItem());
  const other = { ...wanted, resourceLinkId: '77' };
  await expect(tool.services.lti.ensureLineItem(link.platformId, `${lms.url}/nowhere`, other)).rejects.toMatchObject({
    code: 'line-item-unavailable',
  });
});

it('says whether a line item is missing because of an outage or of a refusal', async () => {
  const wanted = { label: 'Essay', scoreMaximum: 10, resourceLinkId: link.resourceLinkId, resourceId: 'a1' };
  const failing = () => tool.services.lti.ensureLineItem(link.platformId, link.lineItemsUrl ?? '', wanted);
  lms.lms.faults.failNext('lineitem', 503);
  await expect(failing()).rejects.toMatchObject({ status: 503, details: { reason: 'platform-503' } });
  lms.lms.faults.failNext('lineitem', 403);
  await expect(failing()).rejects.toMatchObject({ status: 502, details: { reason: 'platform-403' } });
  await database.connection.collection('ltijs_accesstoken').deleteMany({});
  // What Moodle answers when it cannot fetch our keys: its HTTP security blocks private addresses and other ports.
  lms.lms.faults.failNext('token', 404);
  await expect(failing()).rejects.toMatchObject({ status: 502, details: { reason: 'token-refused' } });
  expect(await failing()).toBe(lineItem());
});

it('has the doctor ask for a token of its own, whatever is kept', async () => {
  const [platform] = await listPlatforms(database.connection);
  if (!platform) throw new Error('a platform should be registered');
  await tool.services.lti.sendScore(link.platformId, lineItem(), score());
  const codes = async () => (await checkPlatform(tool.services, platform)).map(({ code }) => code);
  expect(await codes()).toContain('services');
  lms.lms.faults.failNext('token', 404);
  expect(await codes()).toContain('tokenRefused');
});

const NOT_OURS = { allowPrivateAddresses: false };

/** Every address that an LMS names, asked for with a token kept from before, so that the address itself is judged. */
function outsideAddresses(url: string): Record<string, () => Promise<unknown>> {
  const { services } = tool;
  const fetchGuarded = createGuardedFetch(NOT_OURS);
  const gateway = createLtiGateway({ ...services, config: { ...services.config, ...NOT_OURS } });
  const wanted = { label: 'Essay', scoreMaximum: 10, resourceLinkId: link.resourceLinkId, resourceId: 'a1' };
  const keys = createPlatformKeys(fetchGuarded, services.clock);
  return {
    configuration: () => readConfiguration(fetchGuarded, url, null),
    registration: () => postRegistration(fetchGuarded, url, { token: null, body: {} }),
    'key set': () => keys({ _id: url, jwksUrl: url }, 'k'),
    'line items': () => gateway.ensureLineItem(link.platformId, url, wanted),
    roster: () => gateway.readRoster(link.platformId, url),
    results: () => gateway.readResult(link.platformId, url, sam),
    scores: () => gateway.sendScore(link.platformId, url, score()),
  };
}

it('refuses every address of an LMS that leads into our own network, before a byte is sent', async () => {
  let connections = 0;
  const inside = createServer((socket) => (++connections, socket.destroy())).listen(0, '127.0.0.1');
  await once(inside, 'listening');
  const here = `:${(inside.address() as AddressInfo).port}/x`;
  const [platform] = (await listPlatforms(database.connection)) as [Platform];
  const keys = createToolKeys(database.connection, tool.services.sealer);
  const token = { token: 't', expiresAt: Date.now() + 3_600_000 };
  for (const scope of Object.values(SCOPE)) await keys.keepToken(platform, scope, token);
  const refused = { code: 'lti-address-refused' };
  for (const host of ['https://127.0.0.1', 'https://localhost', 'http://localhost', 'https://169.254.169.254']) {
    const told = Object.entries(outsideAddresses(host + here)).map(
      async ([kind, ask]) => [kind, await ask().catch((error: unknown) => error)] as const,
    );
    expect(Object.fromEntries(await Promise.all(told))).toMatchObject({
      ...{ configuration: refused, registration: refused, 'key set': refused, roster: { code: 'roster-unavailable' } },
      'line items': { code: 'line-item-unavailable', details: { reason: refused.code } },
      results: { kind: 'unavailable', reason: refused.code },
      scores: { kind: 'retry', reason: refused.code, mayHaveArrived: false },
    });
  }
  inside.close();
  await database.connection.collection('ltijs_accesstoken').deleteMany({});
  expect(connections).toBe(0);
});

it('refuses a token endpoint and keys in our own network, and the doctor says so', async () => {
  const [platform] = await listPlatforms(database.connection);
  const { services } = tool;
  const strict = { ...services, config: { ...services.config, ...NOT_OURS } };
  const codes = (await checkPlatform(strict, platform as Platform)).map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['ourKeysPrivate', 'addressRefused', 'tokenAway']));
  expect(await createLtiGateway(strict).sendScore(link.platformId, lineItem(), score())).toMatchObject({
    ...{ kind: 'retry', reason: 'lti-address-refused', mayHaveArrived: false },
  });
});

it('makes nobody redact without the roster while it is being read', async () => {
  const tenancy = { platformId: course.platformId, courseId: course._id };
  const { db, lti: gateway, clock } = tool.services;
  const slow = {
    ...gateway,
    readRoster: async (...of: Parameters<typeof gateway.readRoster>) =>
      sleep(300).then(() => gateway.readRoster(...of)),
  };
  const known = async () => {
    await refreshRoster({ db, clock, lti: slow }, tenancy);
    return (await listMemberships(db, tenancy)).length;
  };
  expect(await Promise.all([known(), known(), known()])).toEqual([4, 4, 4]);
  await forgetRoster();
});

it('takes an empty roster for a failure, and marks nobody as gone', async () => {
  const tenancy = { platformId: course.platformId, courseId: course._id };
  const { db, lti: gateway, clock } = tool.services;
  const before = await listMemberships(db, tenancy);
  const empty = { ...gateway, readRoster: () => Promise.resolve([]) };
  await expect(refreshRoster({ db, clock, lti: empty }, tenancy)).rejects.toMatchObject({ code: 'roster-unavailable' });
  expect(await listMemberships(db, tenancy)).toEqual(before);
  await forgetRoster();
});

it('waits for a reading that takes longer than its lease, and reads nothing twice', async () => {
  const tenancy = { platformId: course.platformId, courseId: course._id };
  const { db, lti: gateway, clock } = tool.services;
  const slow = {
    ...gateway,
    readRoster: async (...of: Parameters<typeof gateway.readRoster>) =>
      sleep(ROSTER_LEASE_MS + 500).then(() => gateway.readRoster(...of)),
  };
  const services = { db, clock, lti: slow };
  const all = await Promise.all([refreshRoster(services, tenancy), refreshRoster(services, tenancy)]);
  expect(all.map(({ kind }) => kind).sort()).toEqual(['fresh', 'read']);
  await forgetRoster();
});

it('takes the reading over from a process that died over it', async () => {
  const tenancy = { platformId: course.platformId, courseId: course._id };
  const { lti: gateway, clock } = tool.services;
  const other = await mongoose.createConnection(database.uri, { dbName: database.connection.name }).asPromise();
  const [asked, reading] = [Promise.withResolvers(), Promise.withResolvers<never>()];
  const readRoster = () => (asked.resolve(null), reading.promise);
  const dies = refreshRoster({ db: other, clock, lti: { ...gateway, readRoster } }, tenancy);
  await asked.promise;
  await other.close();
  expect(await refreshRoster(tool.services, tenancy)).toMatchObject({ kind: 'read' });
  reading.reject(new Error('dead'));
  await expect(dies).rejects.toThrow();
  await forgetRoster();
});

async function forgetRoster(): Promise<void> {
  const never = { rosterTriedAt: null, rosterReadAt: null, rosterBusyUntil: null };
  await database.connection.collection<Course>('courses').updateOne({ _id: course._id }, { $set: never });
}

it('keeps one token when two processes fetch one at once', async () => {
  const keys = createToolKeys(database.connection, tool.services.sealer);
  const platform = { issuer: 'https://race.example', clientId: 'c' } as Platform;
  const keep = (n: number) => keys.keepToken(platform, SCOPE.score, { token: `t${n}`, expiresAt: n });
  await Promise.all(Array.from({ length: 12 }, (_, n) => keep(n)));
  expect((await keys.keptToken(platform, SCOPE.score))?.token).toMatch(/^t\d+$/);
});

it('stores the roster, keeps a launch role over it, and asks once in five minutes', async () => {
  const tenancy = { platformId: course.platformId, courseId: course._id };
  expect(await refreshRoster(tool.services, tenancy)).toEqual({ kind: 'read', members: 4 });
  expect(await refreshRoster(tool.services, tenancy)).toEqual({ kind: 'fresh' });
  const members = await listMemberships(database.connection, tenancy);
  const roles = members.map(({ name, role, roleFrom }) => `${name ?? '?'}: ${role} ${roleFrom}`).sort();
  expect(roles).toEqual([
    'Sam Student: student launch',
    'Tess Teacher: instructor roster',
    'Tom Tutor: instructor launch', // the roster calls a non-editing teacher a learner
    'Zoé Ünal-Łuk: student roster',
  ]);
});

it('marks who left the course', async () => {
  const tenancy = { platformId: course.platformId, courseId: course._id };

  await storeRoster(database.connection, tenancy, []);
  const members = await listMemberships(database.connection, tenancy);
  const active = members.filter((member) => member.active).map(({ name }) => name);
  expect(active.sort()).toEqual(['Tess Teacher', 'Tom Tutor']);
});
