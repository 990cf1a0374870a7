import request from 'supertest';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import { storageEntry } from '../../server/lti/login-state.ts';
import { startDemoCourse } from '../support/demo-course.ts';
import { startLtiTool, type LtiTool } from '../support/lti-tool.ts';
import { openTestDatabase } from '../support/test-database.ts';

/** Platform Storage as the server sees it; what the browser's script does is tried in tests/browser/lti-cookies. */
let database: Database;
let lms: ServedLms;
let tool: LtiTool;
let now = new Date();

beforeAll(async () => {
  database = await openTestDatabase();
  lms = await startDemoCourse(database, { now: () => now });
  tool = await startLtiTool(database, { clock: { now: () => now } });
  await lms.lms.registerTool(await createRegistrationLink(tool.services, { by: 'test' }));
  lms.lms.offerStorage('post_message_forwarding');
});

afterAll(async () => {
  await tool.close();
  await lms.close();
  await lms.lms.drop();
  await database.close();
});

const countOf = (name: string) => database.connection.collection(name).countDocuments();
const entryOf = (state: string) => storageEntry(tool.services.secret, state);

/** The page that a frame without cookies gets after the login, and the state in the address before it. */
async function loginInFrame(changes: Record<string, string> = {}) {
  const { login } = await lms.lms.mintLaunch({ personKey: 'sam', activityKey: 'essay' });
  const fields = { ...login.fields, ...changes };
  const frame = { 'Sec-Fetch-Dest': 'iframe' };
  const first = await request(tool.url).post('/lti/login').set(frame).type('form').send(fields).expect(302);
  const address = first.get('Location') ?? '';
  const page = await request(tool.url).get(address).set(frame).expect(200);
  return { inAddress: new URL(address, tool.url).searchParams.get('state') ?? '', page: page.text };
}

const data = (page: string, name: string) =>
  (new RegExp(`data-${name}="([^"]*)"`).exec(page)?.[1] ?? '').replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');

/** The LMS's answer to the login of such a page. */
async function answerTo(page: string, order = {}) {
  const query = new URL(data(page, 'next')).searchParams;
  const [state, nonce] = [query.get('state') ?? '', query.get('nonce') ?? ''];
  const minted = await lms.lms.mintLaunch({ personKey: 'sam', activityKey: 'essay', state, nonce, ...order });
  return { state, fields: minted.fields };
}

const prove = (fields: Record<string, string>, headers: Record<string, string> = { Origin: tool.url }) =>
  request(tool.url).post('/lti/launch/proved').set(headers).type('form').send(fields);
const ticketOf = (page: string) => /name="ticket" value="([\w.-]+)"/.exec(page)?.[1] ?? '';
const open = (ticket: string, origin = tool.url) =>
  request(tool.url).post('/lti/launch/open').set('Origin', origin).type('form').send({ ticket });

async function provenTicket(): Promise<string> {
  const { state, fields } = await answerTo((await loginInFrame()).page);
  const page = await prove({ ...fields, proof: entryOf(state).value }).expect(200);
  return ticketOf(page.text);
}

it('is asked to keep a value for a fresh state, never for one that came in an address', async () => {
  const { inAddress, page } = await loginInFrame();
  const fresh = new URL(data(page, 'next')).searchParams.get('state') ?? '';
  expect(fresh).not.toBe(inAddress);
  expect(data(page, 'key')).toBe(entryOf(fresh).key);
  expect(data(page, 'value')).toBe(entryOf(fresh).value);
  expect(page).not.toContain(entryOf(inAddress).value);
  expect([data(page, 'origin'), data(page, 'target')]).toEqual([lms.url, 'post_message_forwarding']);
  expect(page).not.toMatch(/<script>|javascript:/);
});

it('is asked again at the launch, by a page that does not hold the value', async () => {
  const { state, fields } = await answerTo((await loginInFrame()).page);
  const page = await request(tool.url).post('/lti/launch').type('form').send(fields).expect(200);
  expect(data(page.text, 'key')).toBe(entryOf(state).key);
  expect(page.text).not.toContain(entryOf(state).value);
  expect(page.get('Content-Security-Policy')).toMatch(new RegExp(`frame-ancestors [^;]*${lms.url}`));
});

it.each(['a b', '<script>', '../x', 'x'.repeat(200), ''])('is not offered by a target like %j', async (target) => {
  expect((await loginInFrame({ lti_storage_target: target })).page).not.toContain('data-lti-storage');
});

it('proves a launch, which then opens once, in a window of its own', async () => {
  const before = await countOf('visits');
  const ticket = await provenTicket();
  expect(await countOf('visits')).toBe(before);
  const answers = await Promise.all(Array.from({ length: 5 }, () => open(ticket)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 401, 401, 401, 401]);
  const opened = answers.find(({ status }) => status === 303);
  expect(opened?.get('Location')).toMatch(/^\/l\/[\w-]{22}\/work$/);
  expect(opened?.get('Set-Cookie')?.[0]).toContain('Partitioned');
});

it('opens at once where it was proved in a window already', async () => {
  const { state, fields } = await answerTo((await loginInFrame()).page);
  const headers = { Origin: tool.url, 'Sec-Fetch-Dest': 'document' };
  await prove({ ...fields, proof: entryOf(state).value }, headers).expect(303);
});

it.each([
  ['another site', () => ({ Origin: lms.url })],
  ['nowhere', () => ({})],
  ['a sandbox', () => ({ Origin: 'null' })],
])('proves nothing from a page of %s', async (_name, headers) => {
  const { state, fields } = await answerTo((await loginInFrame()).page);
  await prove({ ...fields, proof: entryOf(state).value }, headers()).expect(403);
  await open(await provenTicket(), 'https://evil.example').expect(403);
});

it('proves nothing by a value of another login', async () => {
  const { fields } = await answerTo((await loginInFrame()).page);
  const other = await answerTo((await loginInFrame()).page);
  const page = await prove({ ...fields, proof: entryOf(other.state).value }).expect(200);
  expect(ticketOf(page.text)).toBe('');
  expect(page.text).toContain('Open in a new window');
});

it('does not let garbage burn a launch: the nonce goes last', async () => {
  const { page } = await loginInFrame();
  const { state, fields } = await answerTo(page);
  const proof = entryOf(state).value;
  await prove({ ...fields, id_token: `${fields['id_token'] ?? ''}x`, proof }).expect(401);
  const wrong = await answerTo(page, { overrides: { sub: '' } });
  await prove({ ...wrong.fields, proof }).expect(401);
  await open(ticketOf((await prove({ ...fields, proof })).text)).expect(303);
});

it('gives a ticket that nobody can make or change, for an hour', async () => {
  const ticket = await provenTicket();
  await open(`${ticket.slice(0, -2)}AA`).expect(400);
  await open('').expect(400);
  await open('invented').expect(400);
  const from = now;
  now = new Date(from.getTime() + 3_600_001);
  expect((await open(ticket).expect(400)).text).toContain('launch-state');
  now = from;
});

it('and every page before the launch may be framed by the domain that launches came from', async () => {
  const { page } = await loginInFrame();
  const presentation = { return_url: 'https://canvas.school.example/courses/1', document_target: 'iframe' };
  const overrides = { 'https://purl.imsglobal.org/spec/lti/claim/launch_presentation': presentation };
  const { state, fields } = await answerTo(page, { overrides });
  const proven = await prove({ ...fields, proof: entryOf(state).value }).expect(200);
  expect(proven.get('Content-Security-Policy')).toMatch(/frame-ancestors [^;]*https:\/\/canvas\.school\.example/);
  await open(ticketOf(proven.text)).expect(303);
  now = new Date(now.getTime() + 11_000); // platforms are remembered for ten seconds
  const { login } = await lms.lms.mintLaunch({ personKey: 'sam', activityKey: 'essay' });
  const frame = { 'Sec-Fetch-Dest': 'iframe' };
  const first = await request(tool.url).post('/lti/login').set(frame).type('form').send(login.fields);
  const asked = await request(tool.url)
    .get(first.get('Location') ?? '')
    .set(frame);
  expect(asked.get('Content-Security-Policy')).toMatch(/frame-ancestors [^;]*https:\/\/canvas\.school\.example/);
});
