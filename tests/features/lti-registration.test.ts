import request from 'supertest';
import type { Database } from '../../server/database/connect-database.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import { listPlatforms } from '../../server/lti/platform-repository.ts';
import { startDemoCourse } from '../support/demo-course.ts';
import { startLtiTool, type LtiTool } from '../support/lti-tool.ts';
import { openTestDatabase } from '../support/test-database.ts';

let database: Database;
let lms: ServedLms;
let tool: LtiTool;

beforeAll(async () => {
  database = await openTestDatabase();
  lms = await startDemoCourse(database);
  tool = await startLtiTool(database);
});

beforeEach(async () => {
  for (const name of ['platforms', 'registrationLinks', 'ltijs_platform', 'ltijs_publickey', 'ltijs_privatekey'])
    await database.connection.collection(name).deleteMany({});
});

afterAll(async () => {
  await tool.close();
  await lms.close();
  await lms.lms.drop();
  await database.close();
});

const newLink = () => createRegistrationLink(tool.services, { by: 'test' });
const platforms = () => listPlatforms(database.connection);

/** Opens a registration link as the LMS's admin would, with a fresh registration token of the LMS. */
async function open(link: string) {
  const { url } = await lms.lms.registrationInitiation(link);
  return request(tool.url).get(url.slice(tool.url.length)).redirects(0);
}

it('registers an LMS by a link, active at once, and closes its frame', async () => {
  const answer = await open(await newLink());
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('lti-close.js');
  expect(answer.get('Content-Security-Policy')).toMatch(new RegExp(`frame-ancestors [^;]*${lms.url}`));
  expect(await platforms()).toEqual([
    expect.objectContaining({
      issuer: lms.url,
      family: 'moodle',
      deployments: [expect.any(String)],
      learnsDeployment: false,
    }),
  ]);
  const keys = await request(tool.url).get('/lti/keys').expect(200);
  expect(keys.body).toEqual({ keys: [expect.objectContaining({ kty: 'RSA', alg: 'RS256', use: 'sig' })] });
  expect(JSON.stringify(keys.body)).not.toMatch(/"d":/);
});

it('keeps private keys sealed and the link only as a hash', async () => {
  const link = await newLink();
  await open(link);
  const [key] = await database.connection.collection('ltijs_privatekey').find().toArray();
  expect(JSON.stringify(key)).not.toContain('PRIVATE KEY');
  const [stored] = await database.connection.collection('registrationLinks').find().toArray();
  expect(link).not.toContain(String(stored?._id));
});

it('refuses without a link that holds', async () => {
  const answer = await open(`${tool.url}/lti/register/invented`);
  expect(answer.status).toBe(403);
  expect(answer.text).toContain('registration-link');
  await request(tool.url).get('/lti/register/').expect(404);
  expect(await platforms()).toEqual([]);
});

it('is bound to the issuer that spent it, which may update by it', async () => {
  const link = await newLink();
  await open(link);
  const other = await startDemoCourse(await Promise.resolve(database)).then(async (second) => {
    const { url } = await second.lms.registrationInitiation(link);
    const answer = await request(tool.url).get(url.slice(tool.url.length));
    await second.close();
    return answer;
  });
  expect(other.status).toBe(403);
  expect((await open(link)).status).toBe(200);
  expect((await platforms()).every(({ issuer }) => issuer === lms.url)).toBe(true);
});

it('is updated from the LMS: the same client, key and deployment', async () => {
  const link = await newLink();
  await open(link);
  const [before] = await platforms();
  const keys = await request(tool.url).get('/lti/keys');
  const { url } = await lms.lms.registrationInitiation(link, before?.clientId);
  const answer = await request(tool.url).get(url.slice(tool.url.length)).expect(200);
  expect(answer.text).toContain('activate the tool');
  expect(await platforms()).toEqual([before]);
  expect((await request(tool.url).get('/lti/keys')).body).toEqual(keys.body);
});

it('says in JSON how Canvas wants it by hand', async () => {
  const answer = await request(tool.url).get('/lti/canvas.json').expect(200);
  expect(answer.body).toMatchObject({
    oidc_initiation_url: `${tool.url}/lti/login`,
    target_link_uri: `${tool.url}/lti/launch`,
    public_jwk_url: `${tool.url}/lti/keys`,
    extensions: [{ platform: 'canvas.instructure.com', privacy_level: 'public', domain: new URL(tool.url).host }],
  });
});

it('is used by one of two registrations at once', async () => {
  const link = await newLink();
  const answers = await Promise.all([open(link), open(link)]);
  expect(answers.map(({ status }) => status).sort()).toContain(200);
  expect((await platforms()).length).toBe(answers.filter(({ status }) => status === 200).length);
});

it('leaves the link as it was when the LMS refuses', async () => {
  const link = await newLink();
  const configuration = `${lms.url}/mod/lti/openid-configuration.php`;
  const spent = `${link}?openid_configuration=${encodeURIComponent(configuration)}&registration_token=spent`;
  const refused = await request(tool.url).get(spent.slice(tool.url.length));
  expect(refused.status).toBe(502);
  expect((await open(link)).status).toBe(200);
});

it('says what to do when a person opens the link in a browser', async () => {
  const answer = await request(tool.url)
    .get((await newLink()).slice(tool.url.length))
    .expect(400);
  expect(answer.text).toContain('registration-no-lms');
});

it('reaches no private address unless it is allowed to', async () => {
  const strict = await startLtiTool(database, { allowPrivateAddresses: false });
  const { url } = await lms.lms.registrationInitiation(await createRegistrationLink(strict.services, { by: 'test' }));
  const answer = await request(strict.url).get(url.slice(strict.url.length));
  await strict.close();
  expect(answer.text).toContain('lti-address-refused');
  expect(await platforms()).toEqual([]);
});

it('gives its icon to pages of other sites', async () => {
  const icon = await request(tool.url).get('/lti/icon.svg').expect(200);
  expect(icon.get('Content-Type')).toContain('image/svg+xml');
  expect(icon.get('Cross-Origin-Resource-Policy')).toBeUndefined();
});
