import type { Database } from '../../server/database/connect-database.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import type { Answer, FetchOptions, GuardedFetch } from '../../server/lti/guarded-fetch.ts';
import { listPlatforms } from '../../server/lti/platform-repository.ts';
import { registerPlatform } from '../../server/lti/register-platform.ts';
import { createToolKeys } from '../../server/lti/tool-keys.ts';
import type { Services } from '../../server/services.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { webServices } from '../support/web-services.ts';

/** What hosted LMSs say and answer, at the addresses they say it: a wire that plays those hosts stands in for them. */
let database: Database;
let services: Services;

beforeAll(async () => {
  database = await openTestDatabase();
  services = await webServices(database.connection);
});
afterEach(async () => {
  await database.connection.collection('platforms').deleteMany({});
});
afterAll(() => database.close());

const PLATFORM = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const TOOL_CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

type Shape = {
  address: string;
  configuration: Record<string, unknown>;
  answer: Record<string, unknown>;
  status?: number;
};
type Call = { url: string } & FetchOptions;

function wireOf({ address, configuration, answer, status = 200 }: Shape): {
  calls: Call[];
  fetchGuarded: GuardedFetch;
} {
  const calls: Call[] = [];
  const fetchGuarded = (url: string, options: FetchOptions = {}): Promise<Answer> => {
    calls.push({ url, ...options });
    const [code, body] = url === address ? [200, configuration] : [status, answer];
    return Promise.resolve({ status: code, headers: {}, text: JSON.stringify(body) });
  };
  return { calls, fetchGuarded };
}

async function register(shape: Shape, link?: string) {
  const { calls, fetchGuarded } = wireOf(shape);
  const token = (link ?? (await createRegistrationLink(services, { by: 'test' }))).split('/').at(-1) ?? '';
  const query = { openid_configuration: shape.address, registration_token: 'lms-token' };
  const registered = await registerPlatform(services, fetchGuarded, { token, query });
  const sent = JSON.parse(calls[1]?.body ?? '{}') as Record<string, unknown>;
  return { ...registered, calls, sent, configuration: sent[TOOL_CONFIGURATION] as Record<string, unknown> };
}

const SCOPES =
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem https://purl.imsglobal.org/spec/lti-ags/scope/score ' +
  'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly ' +
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';

const canvas = (changes: Partial<Shape> = {}, school = 'school'): Shape => ({
  address: 'https://sso.canvaslms.com/api/lti/security/openid-configuration',
  configuration: {
    issuer: 'https://canvas.instructure.com',
    authorization_endpoint: 'https://sso.canvaslms.com/api/lti/authorize_redirect',
    registration_endpoint: `https://${school}.instructure.com/api/lti/registrations`,
    jwks_uri: 'https://sso.canvaslms.com/api/lti/security/jwks',
    token_endpoint: 'https://sso.canvaslms.com/login/oauth2/token',
    authorization_server: 'sso.canvaslms.com',
    [PLATFORM]: {
      product_family_code: 'canvas',
      version: 'vCloud',
      messages_supported: [
        { type: 'LtiResourceLinkRequest', placements: ['course_navigation', 'assignment_selection', 'link_selection'] },
        { type: 'LtiDeepLinkingRequest', placements: ['assignment_selection', 'link_selection', 'editor_button'] },
      ],
      'https://canvas.instructure.com/lti/account_name': 'Test University',
      'https://canvas.instructure.com/lti/account_lti_guid': `${school}:canvas-lms`,
    },
  },
  answer: { client_id: '10000000000001', deployment_id: '12:abc', scope: SCOPES },
  ...changes,
});

test("Canvas's cloud: token on both calls, placements it knows, privacy, tool id, top-level deployment", async () => {
  const { platform, missing, calls, configuration } = await register(canvas());
  expect(calls.map(({ url, headers }) => [new URL(url).host, headers?.['authorization']])).toEqual([
    ['sso.canvaslms.com', 'Bearer lms-token'],
    ['school.instructure.com', 'Bearer lms-token'],
  ]);
  expect(configuration).toMatchObject({
    domain: 'tool.example',
    'https://canvas.instructure.com/lti/privacy_level': 'public',
    'https://canvas.instructure.com/lti/tool_id': 'second-reader',
  });
  const messages = configuration['messages'] as { placements?: string[] }[];
  expect(messages.at(-1)?.placements).toEqual(['assignment_selection', 'link_selection']);
  expect(platform).toMatchObject({
    issuer: 'https://canvas.instructure.com',
    family: 'canvas',
    name: 'Test University',
    deployments: ['12:abc'],
    learnsDeployment: false,
  });
  expect(missing).toEqual([]);
  const access = await createToolKeys(services.db, services.sealer).tokenAccess(platform.issuer, platform.clientId);
  expect(access.audience).toBe('https://sso.canvaslms.com/login/oauth2/token');
});

test('two schools of one issuer are two platforms, each by a link of its own', async () => {
  const link = await createRegistrationLink(services, { by: 'test' });
  await register(canvas(), link);
  await expect(register(canvas({}, 'another'), link)).rejects.toMatchObject({ code: 'registration-link' });
  await register(canvas({ answer: { client_id: '20000000000002' } }, 'another'));
  expect(new Set((await listPlatforms(services.db)).map(({ clientId }) => clientId)).size).toBe(2);
});

test('an update keeps the client, our key for it and what deployments are known', async () => {
  const link = await createRegistrationLink(services, { by: 'test' });
  const keys = createToolKeys(services.db, services.sealer);
  const first = await register(canvas(), link);
  const before = await keys.tokenAccess(first.platform.issuer, first.platform.clientId);
  const moved = canvas({ answer: { client_id: '10000000000001' } });
  moved.configuration['token_endpoint'] = 'https://school.instructure.com/login/oauth2/token';
  const second = await register(moved, link);
  const after = await keys.tokenAccess(second.platform.issuer, second.platform.clientId);
  expect(second.platform).toMatchObject({
    _id: first.platform._id,
    deployments: ['12:abc'],
    learnsDeployment: false,
    registeredAt: first.platform.registeredAt,
    tokenEndpoint: 'https://school.instructure.com/login/oauth2/token',
  });
  expect([after.kid, after.audience]).toEqual([before.kid, 'https://school.instructure.com/login/oauth2/token']);
});

const brightspace = (answer: Record<string, unknown>): Shape => ({
  address: 'https://school.brightspace.com/d2l/.well-known/openid-configuration',
  configuration: {
    issuer: 'https://school.brightspace.com',
    authorization_endpoint: 'https://school.brightspace.com/d2l/lti/authenticate',
    registration_endpoint: 'https://school.brightspace.com/d2l/api/lti/registration',
    jwks_uri: 'https://school.brightspace.com/d2l/.well-known/jwks',
    token_endpoint: 'https://auth.brightspace.com/core/connect/token',
    [PLATFORM]: { product_family_code: 'desire2learn', messages_supported: [{ type: 'LtiResourceLinkRequest' }] },
  },
  answer,
});

test('Brightspace without a deployment: the first launch tells it; its tokens have an audience of their own', async () => {
  const { platform, missing } = await register(
    brightspace({ client_id: '04a7d304-477d', scope: SCOPES.split(' ')[1] }),
  );
  expect(platform).toMatchObject({ family: 'brightspace', deployments: [], learnsDeployment: true });
  expect(missing).toEqual(['lineItem', 'result', 'roster']);
  const access = await createToolKeys(services.db, services.sealer).tokenAccess(platform.issuer, platform.clientId);
  expect(access).toMatchObject({
    endpoint: 'https://auth.brightspace.com/core/connect/token',
    audience: 'https://api.brightspace.com/auth/token',
  });
});

test.each([
  ['nested, as Moodle and Brightspace write it', { [TOOL_CONFIGURATION]: { deployment_id: '7862b2ce' } }, ['7862b2ce']],
  ['on top, as a number', { deployment_id: 7 }, ['7']],
  ['on top before nested', { deployment_id: 'a', [TOOL_CONFIGURATION]: { deployment_id: 'b' } }, ['a']],
  ['not at all', {}, []],
  ['as nothing', { deployment_id: '', [TOOL_CONFIGURATION]: { deployment_id: null } }, []],
])('the deployment id, %s', async (_name, answer, deployments) => {
  expect((await register(brightspace({ client_id: 'c', ...answer }))).platform.deployments).toEqual(deployments);
});

test.each([
  ['refuses', canvas({ status: 401 }), 'registration-lms-refused'],
  ['answers without a client id', canvas({ answer: {} }), 'registration-answer'],
  [
    'only says it is the cloud',
    canvas({
      address: 'https://canvas.school.example/x',
      configuration: { ...canvas().configuration, jwks_uri: 'https://canvas.school.example/jwks' },
    }),
    'registration-canvas-issuer',
  ],
])('an LMS that %s leaves nothing behind, and the link as it was', async (_name, shape, code) => {
  const link = await createRegistrationLink(services, { by: 'test' });
  await expect(register(shape, link)).rejects.toMatchObject({ code });
  expect(await listPlatforms(services.db)).toEqual([]);
  await register(canvas(), link);
});

test('a link used once updates for seven more days, and then no more', async () => {
  let now = new Date('2026-11-23T12:00:00Z');
  services = await webServices(database.connection, { clock: { now: () => now } });
  const link = await createRegistrationLink(services, { by: 'test' });
  const days = (count: number) => (now = new Date(now.getTime() + count * 86_400_000));
  days(6);
  await register(canvas(), link);
  days(6);
  await register(canvas(), link);
  days(7);
  await expect(register(canvas(), link)).rejects.toMatchObject({ code: 'registration-link' });
});
