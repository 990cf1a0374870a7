import { generateKeyPair } from 'jose';
import request, { type Response } from 'supertest';
import type { Database } from '../../server/database/connect-database.ts';
import { sweepExpired } from '../../server/sweep-expired.ts';
import { dumpDatabase } from '../support/dump-database.ts';
import { startLtiTool, type LtiTool } from '../support/lti-tool.ts';
import {
  LIS,
  LTI,
  newKey,
  postLaunch,
  startScriptedLms,
  type Claims,
  type ScriptedLms,
  type ScriptedPlatform,
  type Signing,
} from '../support/scripted-lms.ts';
import { openTestDatabase } from '../support/test-database.ts';

let database: Database;
let tool: LtiTool;
let lms: ScriptedLms;
let platform: ScriptedPlatform;
let now = Date.parse('2026-11-23T12:00:00Z');
const NOW = now / 1000;

beforeAll(async () => {
  database = await openTestDatabase();
  tool = await startLtiTool(database, { clock: { now: () => new Date(now) } });
  lms = await startScriptedLms(tool);
  platform = await lms.register();
  await platform.launch();
});

beforeEach(() => {
  now = NOW * 1000;
});

afterAll(async () => {
  await lms.close();
  await tool.close();
  await database.close();
});

function expectRefused(answer: Response, code: string, status = 401): void {
  expect(answer.text).toContain(`<code>launch-${code}</code>`);
  expect(answer.status).toBe(status);
  expect(answer.get('Set-Cookie')).toBeUndefined();
}

async function expectNoTrace(refuse: () => Promise<void>): Promise<void> {
  const before = await dumpDatabase(database.connection);
  await refuse();
  expect(await dumpDatabase(database.connection)).toEqual(before);
}

describe('refused, though a bare ltijs 5.9.9 accepts it', () => {
  it.each<[string, Claims, string]>([
    ['unknown deployment [LTI Core 5.3.3]', { [`${LTI}/deployment_id`]: '2' }, 'deployment-unknown'],
    ['no exp [LTI Security 5.1.3]', { exp: undefined }, 'times'],
    ['no iat [LTI Security 5.1.3]', { iat: undefined }, 'times'],
    ['neither exp nor iat [LTI Security 5.1.3]', { iat: undefined, exp: undefined }, 'times'],
    ['iat an hour in the future [LTI Security 5.1.3]', { iat: NOW + 3600, exp: NOW + 3700 }, 'not-yet'],
    ['iat after exp [LTI Security 5.1.3]', { iat: NOW + 50, exp: NOW + 40 }, 'times'],
    ['iat in milliseconds [LTI Security 5.1.3]', { iat: NOW * 1000 }, 'times'],
    ['both times in milliseconds [LTI Security 5.1.3]', { iat: NOW * 1000, exp: NOW * 1000 + 300 }, 'not-yet'],
    ['exp beyond any date [LTI Security 5.1.3]', { exp: 1e20 }, 'times'],
    ['times as text [LTI Security 5.1.3]', { iat: `${NOW}`, exp: `${NOW + 300}` }, 'times'],
    ['no nonce [LTI Security 5.1.3]', { nonce: undefined }, 'nonce'],
    ['a nonce we never issued [LTI Security 5.1.3]', { nonce: 'never-issued' }, 'nonce'],
    ['single aud, azp of another client [LTI Security 5.1.3]', { azp: 'other' }, 'authorised-party'],
    ['another audience beside us [LTI Security 5.1.3]', { aud: ['client-0', 'other'] }, 'audience'],
    [
      'another audience beside us, azp us [LTI Security 5.1.3]',
      { aud: ['client-0', 'x'], azp: 'client-0' },
      'audience',
    ],
    ['roles as text [LTI Core 5.3.7]', { [`${LTI}/roles`]: 'Instructor' }, 'roles'],
    [
      'resource link id of 300 characters [LTI Core 5.3.5]',
      { [`${LTI}/resource_link`]: { id: 'x'.repeat(300) } },
      'resource-link',
    ],
  ])('%s', async (_name, claims, code) => {
    await expectNoTrace(async () => expectRefused(await platform.launch(claims), code));
  });
});

describe('refused', () => {
  it.each<[string, Claims, string]>([
    ['another issuer [LTI Security 5.1.3]', { iss: 'https://lms.example/' }, 'issuer'],
    ['the audience of another client [LTI Security 5.1.3]', { aud: 'client-1' }, 'audience'],
    ['an empty audience [LTI Security 5.1.3]', { aud: [] }, 'audience'],
    ['no audience [LTI Security 5.1.3]', { aud: undefined }, 'audience'],
    ['ended long ago [LTI Security 5.1.3]', { iat: NOW - 4000, exp: NOW - 400 }, 'expired'],
    ['sub of 300 characters [LTI Core 5.3.6]', { sub: 'x'.repeat(300) }, 'person'],
    ['sub that is no text [LTI Core 5.3.6]', { sub: { $ne: null } }, 'person'],
    ['deployment that is no text [LTI Core 5.3.3]', { [`${LTI}/deployment_id`]: { $ne: 1 } }, 'deployment-missing'],
    [
      'another target than the login named [LTI Core 5.3.4]',
      { [`${LTI}/target_link_uri`]: 'https://x.example' },
      'target',
    ],
    ['no target [LTI Core 5.3.4]', { [`${LTI}/target_link_uri`]: undefined }, 'target'],
    [
      'a message type of tomorrow [LTI Core 5.3.1]',
      { [`${LTI}/message_type`]: 'LtiEulaRequest' },
      'message-unsupported',
    ],
    ['a message type of Object [LTI Core 5.3.1]', { [`${LTI}/message_type`]: 'constructor' }, 'message-unsupported'],
    ['version 1.3 without its zero [LTI Core 5.3.2]', { [`${LTI}/version`]: '1.3' }, 'version'],
  ])('%s', async (_name, claims, code) => {
    await expectNoTrace(async () => expectRefused(await platform.launch(claims), code));
  });
});

describe('opened', () => {
  it.each<[string, Claims]>([
    ['aud as a list of us alone [LTI Security 5.1.3]', { aud: ['client-0'] }],
    ['azp that is us [LTI Security 5.1.3]', { azp: 'client-0' }],
    ['iat 30 s ago, by a clock that is behind [LTI Security 5.1.3]', { iat: NOW - 30 }],
    ['iat 50 s ahead, by a clock that is fast [LTI Security 5.1.3]', { iat: NOW + 50, exp: NOW + 110 }],
    ['ended 30 s ago by our clock [LTI Security 5.1.3]', { iat: NOW - 90, exp: NOW - 30 }],
    ['the one hour of a Canvas token [Canvas]', { exp: NOW + 3600 }],
    ['claims that nobody knows [LTI Core 5.3]', { 'https://vendor.example/x': { a: [1] }, constructor: 'x' }],
    [
      'optional claims of wrong types [LTI Core 5.4]',
      { name: 7, email: [], [`${LTI}/launch_presentation`]: 'x', [`${LTI}/custom`]: 1 },
    ],
    ['every optional claim null [LTI Core 5.4]', { name: null, [`${LTI}/context`]: null, [`${LTI}/lis`]: null }],
  ])('%s', async (_name, claims) => {
    expect(await platform.launch(claims)).toMatchObject({ status: 303 });
  });
});

describe('a signature', () => {
  const none = (): Promise<Signing> => Promise.resolve({ header: { alg: 'none' } });
  const publicKeyAsSecret = () => {
    const secret = new TextEncoder().encode(platform.key.jwk.n);
    return Promise.resolve({ header: { alg: 'HS256' }, key: secret });
  };
  const bySize = async (alg: string): Promise<Signing> => {
    const { privateKey } = await generateKeyPair(alg);
    return { header: { alg }, key: privateKey };
  };
  const own = async (kid: string | undefined, how: 'jwk' | 'jku' | 'x5u' | 'x5c'): Promise<Signing> => {
    const key = await newKey('mine');
    const brings = { jwk: key.jwk, jku: `${tool.url}/healthz`, x5u: `${tool.url}/healthz`, x5c: ['AAAA'] }[how];
    return { header: { kid, [how]: brings }, key: key.privateKey };
  };

  it.each<[string, () => Promise<Signing>, string]>([
    ['missing: alg none', none, 'algorithm'],
    ['by HMAC with our public key as the secret', publicKeyAsSecret, 'algorithm'],
    ['RS512', () => bySize('RS512'), 'algorithm'],
    ['PS256', () => bySize('PS256'), 'algorithm'],
    ['ES256', () => bySize('ES256'), 'algorithm'],
    ['by another key with the right kid', () => bySize('RS256'), 'signature'],
    ['by the key in its own header (jwk)', () => own('mine', 'jwk'), 'key-unknown'],
    ['by the key in its own header (jwk), with the right kid', () => own(platform.key.kid, 'jwk'), 'signature'],
    ['by a key at its own address (jku)', () => own(platform.key.kid, 'jku'), 'signature'],
    ['by a certificate at its own address (x5u)', () => own(platform.key.kid, 'x5u'), 'signature'],
    ['by a certificate it brings (x5c)', () => own(platform.key.kid, 'x5c'), 'signature'],
  ])('%s is refused [LTI Security 5.1.3, 6.3]', async (_name, signing, code) => {
    const order = await signing();
    await expectNoTrace(async () => expectRefused(await platform.launch({}, order), code));
  });

  it.each(['x', 'a.b.c', '..', `${Buffer.from('{"alg":"RS256","kid":"kid-0"}').toString('base64url')}..`, '{"a":1}'])(
    'of garbage is refused: %.20s [LTI Security 5.1.3]',
    async (idToken) => {
      const { state, cookie } = await platform.startLogin();
      await expectNoTrace(async () => {
        const answer = await postLaunch(tool, { state, id_token: idToken }, cookie);
        expect(answer.status).toBe(401);
        expect(answer.text).toMatch(/launch-(token-malformed|signature)/);
      });
    },
  );

  it('changed in one character is refused [LTI Security 5.1.3]', async () => {
    const { state, nonce, cookie } = await platform.startLogin();
    const [header = '', payload = '', signature = ''] = (await platform.sign(platform.claims({ nonce }))).split('.');
    const forged = Buffer.from(payload, 'base64url').toString().replace('#Learner', '#Instructor');
    const token = [header, Buffer.from(forged).toString('base64url'), signature].join('.');
    expectRefused(await postLaunch(tool, { state, id_token: token }, cookie), 'signature');
  });

  it('of one platform never opens another, whatever their kids [LTI Security 6.3]', async () => {
    const other = await lms.register({ issuer: 'https://other.example', clientId: 'o' });
    const twin = await lms.register({
      issuer: 'https://twin.example',
      clientId: 't',
      key: { ...other.key, kid: platform.key.kid },
    });
    await other.launch();
    const forged = { key: other.key.privateKey, header: { kid: other.key.kid } };
    expectRefused(await platform.launch({}, forged), 'key-unknown');
    expectRefused(await platform.launch({}, { key: twin.key.privateKey }), 'signature');
  });
});

describe('a state', () => {
  it('is bound to the browser that asked for it [LTI Security 5.1.1.2]', async () => {
    const [mine, other] = [await platform.startLogin(), await platform.startLogin()];
    const token = await platform.sign(platform.claims({ nonce: mine.nonce }));
    await expectNoTrace(async () => {
      const stolen = await postLaunch(tool, { state: mine.state, id_token: token }, other.cookie);
      expect(stolen.status).toBe(200);
      expect(stolen.text).toContain('Open in a new window');
      const swapped = await postLaunch(tool, { state: other.state, id_token: token }, other.cookie);
      expectRefused(swapped, 'nonce');
    });
    expect(await postLaunch(tool, { state: mine.state, id_token: token }, mine.cookie)).toMatchObject({ status: 303 });
  });

  it("of another platform's login does not open this one's token [LTI Security 5.1.3]", async () => {
    const other = await lms.register({ issuer: 'https://third.example', clientId: 'third' });
    const { state, nonce, cookie } = await other.startLogin();
    const token = await platform.sign(platform.claims({ nonce }));
    expectRefused(await postLaunch(tool, { state, id_token: token }, cookie), 'key-unknown');
  });

  it('is over after ten minutes [LTI Security 5.1.1.2]', async () => {
    const { state, nonce, cookie } = await platform.startLogin();
    now += 601_000;
    const token = await platform.sign(platform.claims({ nonce }));
    expectRefused(await postLaunch(tool, { state, id_token: token }, cookie), 'state', 400);
  });

  it.each(['state=a%20b', 'state=%00', 'state=a&state=b', 'state[x]=1', 'state=%ff', `state=${'a'.repeat(9000)}`])(
    'that cannot be ours is a page, not an accident: %.20s [LTI Security 5.1.3]',
    async (text) => {
      await expectNoTrace(async () => {
        const answer = await request(tool.url).post('/lti/launch').type('form').send(`${text}&id_token=x`);
        expect(answer.status).toBe(400);
        expect(answer.text).toMatch(/<code>launch-(state|incomplete)<\/code>/);
      });
    },
  );
});

describe('a nonce', () => {
  async function prepared(claims: Claims = {}) {
    const { state, nonce, cookie } = await platform.startLogin();
    const token = await platform.sign(platform.claims({ nonce, ...claims }));
    return () => postLaunch(tool, { state, id_token: token }, cookie);
  }

  it('opens exactly one of twenty parallel launches [LTI Security 5.1.3]', async () => {
    const post = await prepared();
    const statuses = (await Promise.all(Array.from({ length: 20 }, post))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([303, ...Array.from({ length: 19 }, () => 401)]);
  });

  it.each([
    ['at once', 0, 'replayed', 401],
    ['after 11 s', 11, 'replayed', 401],
    ['after the life of the token', 400, 'expired', 401],
    ['after the life of the state', 700, 'state', 400],
  ])('is refused again %s [LTI Security 5.1.3]', async (_name, seconds, code, status) => {
    const post = await prepared();
    expect(await post()).toMatchObject({ status: 303 });
    now += seconds * 1000;
    await sweepExpired(tool.services);
    expectRefused(await post(), code, status);
  });

  it('of a token that lives an hour is refused for as long as its state [LTI Security 5.1.3]', async () => {
    const post = await prepared({ exp: NOW + 3600 });
    expect(await post()).toMatchObject({ status: 303 });
    now += 590_000;
    expectRefused(await post(), 'replayed');
  });

  it('is not spent by a launch that is refused [LTI Security 5.1.3]', async () => {
    const { state, nonce, cookie } = await platform.startLogin();
    const bad = await platform.sign(platform.claims({ nonce, [`${LTI}/version`]: '2' }));
    expectRefused(await postLaunch(tool, { state, id_token: bad }, cookie), 'version');
    const good = await platform.sign(platform.claims({ nonce }));
    expect(await postLaunch(tool, { state, id_token: good }, cookie)).toMatchObject({ status: 303 });
  });
});

describe('an error of the LMS', () => {
  it.each(['launch_no_longer_valid', 'login_required', 'invalid_request', 'unauthorized_client', 'access_denied'])(
    '%s is told in words [LTI Security 5.1.1.5]',
    async (error) => {
      const { state, cookie } = await platform.startLogin();
      const fields = { error, error_description: '<script>alert(1)</script>', state };
      const answer = await postLaunch(tool, fields, cookie);
      expectRefused(answer, 'lms-error', 400);
      expect(answer.text).toContain(error);
      expect(answer.text).not.toContain('alert(1)');
    },
  );
});

describe('a learned deployment', () => {
  it('is the first one launched from, and no other after it [LTI DR 3.6]', async () => {
    const learner = await lms.register({ issuer: 'https://learns.example', clientId: 'l', deploymentId: null });
    const from = (id: string) => learner.launch({ [`${LTI}/deployment_id`]: id });
    expect(await from('77')).toMatchObject({ status: 303 });
    expectRefused(await from('78'), 'deployment-unknown');
    expect(await from('77')).toMatchObject({ status: 303 });
  });
});

describe('rights', () => {
  const membership = (name: string) => `${LIS}/membership#${name}`;
  it.each<[string, string[], string]>([
    ['Instructor', [membership('Instructor')], 'instructor'],
    ['bare Instructor', ['Instructor'], 'instructor'],
    ['Instructor and Learner', [membership('Learner'), membership('Instructor')], 'instructor'],
    ['Learner', [membership('Learner')], 'student'],
    ['bare Learner', ['Learner'], 'student'],
    ['ContentDeveloper', [membership('ContentDeveloper')], 'designer'],
    ['Administrator of the course', [membership('Administrator')], 'designer'],
    ['sub-role TeachingAssistant alone', [`${LIS}/membership/Instructor#TeachingAssistant`], 'none'],
    ['sub-role Learner#Instructor alone', [`${LIS}/membership/Learner#Instructor`], 'none'],
    ['sub-role with its core role', [`${LIS}/membership/Instructor#Grader`, membership('Instructor')], 'instructor'],
    ['Mentor', [membership('Mentor')], 'none'],
    ['Member', [membership('Member')], 'none'],
    ['institution Instructor', [`${LIS}/institution/person#Instructor`], 'none'],
    [
      'institution and system Administrator',
      [`${LIS}/institution/person#Administrator`, `${LIS}/system/person#Administrator`],
      'none',
    ],
    ['a deprecated person role', ['http://purl.imsglobal.org/vocab/lis/v2/person#Instructor'], 'none'],
    ['a name that contains Instructor', ['urn:lti:role:ims/lis/Instructor', 'instructor', 'Instructors'], 'none'],
    ['names of Object', ['constructor', '__proto__'], 'none'],
    ['none', [], 'none'],
  ])('of %s, %j: %s [LTI Core A.2]', async (_name, roles, expected) => {
    const launched = await platform.launch({ [`${LTI}/roles`]: roles });
    const launchId = /^\/l\/([\w-]{22})/.exec(launched.get('Location') ?? '')?.[1] ?? '';
    const visit = await database.connection.collection<{ _id: string }>('visits').findOne({ _id: launchId });
    expect(visit).toMatchObject({ role: expected });
  });
});
