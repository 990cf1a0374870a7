import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { CONNECTION_LIMITS, limitConnections } from '../../server/http/connection-limits.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import type { OpenVisit } from '../support/open-visit.ts';
import { TOOL } from '../support/web-services.ts';

/** The app behind the limits that `main.ts` gives it, with shorter patience; clients are raw sockets. */
let desk: Desk;
let student: OpenVisit;
let server: Server;
let port: number;

beforeAll(async () => {
  desk = await openDesk({ config: readConfig({ PUBLIC_URL: TOOL, RATE_LIMITS: '0' }) });
  student = await desk.student();
  const patience = { headersTimeout: 300, requestTimeout: 5_000, connectionsCheckingInterval: 50 };
  server = limitConnections(createServer({ ...CONNECTION_LIMITS, ...patience }, desk.app), { stallMs: 300 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await desk.close();
});

/** Opens a socket and says this; what came back when the server had closed it. */
async function talk(
  first: string,
  go: (socket: Socket) => Promise<void> = () => Promise.resolve(),
  at = port,
): Promise<string> {
  const socket = connect(at, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await once(socket, 'connect');
  socket.write(first);
  await go(socket);
  await closed;
  return Buffer.concat(chunks).toString('latin1');
}

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;
const post = (path: string, ...headers: string[]) =>
  lines(
    `POST ${student.path}${path} HTTP/1.1`,
    'Host: x',
    `Cookie: ${student.cookie}`,
    `Origin: ${TOOL}`,
    ...headers,
    '',
  );
const isUp = async () => expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);

test('who sends headers letter by letter is cut off, while others are served', async () => {
  const slow = Array.from({ length: 200 }, () =>
    talk('GET / HTTP/1.1\r\nHost: x\r\n', async (socket) => {
      for (let letter = 0; letter < 200 && !socket.destroyed; letter++) {
        socket.write('X');
        await sleep(20);
      }
    }),
  );
  await isUp();
  for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^(HTTP\/1\.1 408|$)/);
});

test('an upload that stops coming is cut off, one that goes on slowly is not, and nothing of it is stored', async () => {
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
  const type = 'Content-Type: multipart/form-data; boundary=b';
  expect(await talk(post('/work/file', type, 'Content-Length: 100000') + head)).toBe('');
  const body = 'text=slowly+but+surely';
  const answer = await talk(
    post(
      '/work/text',
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${body.length}`,
      'Connection: close',
    ),
    async (socket) => {
      for (const letter of body) {
        socket.write(letter);
        await sleep(40);
      }
    },
  );
  expect(answer).toMatch(/^HTTP\/1\.1 303/);
  expect(await desk.services.db.collection('submissions').find().toArray()).toMatchObject([
    { work: { file: null, text: 'slowly but surely' } },
  ]);
});

test.each([
  [
    'headers of a megabyte',
    lines('GET / HTTP/1.1', 'Host: x', `X: ${'x'.repeat(1_000_000)}`, ''),
    /^(HTTP\/1\.1 431|$)/,
  ],
  ['an address of a megabyte', lines(`GET /${'a'.repeat(1_000_000)} HTTP/1.1`, 'Host: x', ''), /^(HTTP\/1\.1 431|$)/],
  [
    'a long address',
    lines(`GET /${'a'.repeat(14_000)} HTTP/1.1`, 'Host: x', 'Connection: close', ''),
    /^HTTP\/1\.1 414/,
  ],
  ['a form of three megabytes', null, /^HTTP\/1\.1 413/],
])('%s: refused, or cut off before the answer could be read', async (_case, bytes, answer) => {
  const form = () => `text=${'x'.repeat(3_000_000)}`;
  const large = () =>
    post(
      '/work/text',
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${form().length}`,
      'Connection: close',
    ) + form();
  expect(await talk(bytes ?? large())).toMatch(answer);
  await isUp();
});

test('thousands of headers are not kept', async () => {
  const many = Array.from({ length: 1_000 }, (_, index) => `X${index}: 1`);
  expect(await talk(lines('GET /healthz HTTP/1.1', 'Host: x', 'Connection: close', ...many, ''))).toMatch(
    /^HTTP\/1\.1 (200|431)/,
  );
  await isUp();
});

test('more uploads than a process takes at once are asked to come back, with what to do', async () => {
  const patient = limitConnections(createServer(CONNECTION_LIMITS, desk.app)).listen(0, '127.0.0.1');
  await once(patient, 'listening');
  const at = (patient.address() as AddressInfo).port;
  const type = 'Content-Type: multipart/form-data; boundary=b';
  const started = `${post('/work/file', type, 'Content-Length: 100000')}--b\r\n`;
  const held = Array.from({ length: 64 }, () => connect(at, '127.0.0.1').on('error', () => undefined));
  for (const socket of held) socket.write(started);
  const upload = () =>
    talk(`${post('/work/file', type, 'Content-Length: 5', 'Connection: close')}--b--`, undefined, at);
  let refused = '';
  while (!refused.startsWith('HTTP/1.1 503')) refused = await upload();
  expect(refused).toMatch(/retry-after: 10/i);
  expect(refused).toContain('Very many files arrive at this moment');
  for (const socket of held) socket.destroy();
  while (refused.startsWith('HTTP/1.1 503')) refused = await upload();
  patient.close();
});

test('an overloaded process begins nothing new, and lets go on what was begun', async () => {
  const busy = createApp(desk.services, { delayMs: () => 2_000, isOverloaded: () => true, stop: () => undefined });
  const login = await request(busy).get('/lti/login').expect(503);
  expect(login.get('Retry-After')).toBe('15');
  expect(login.text).toContain('The tool is very busy at this moment');
  const as = (visit: OpenVisit) => ({ Cookie: visit.cookie, Origin: TOOL });
  await request(busy).get(`${desk.teacher.path}/queue?q=bench`).set(as(desk.teacher)).expect(503);
  await request(busy).get(`${desk.teacher.path}/queue`).set(as(desk.teacher)).expect(200);
  await request(busy)
    .post(`${student.path}/work/text`)
    .set(as(student))
    .type('form')
    .send({ text: 'Mine.' })
    .expect(303);
  await request(busy).get('/readyz').expect(200, { status: 'ready', eventLoopDelayMs: 2_000, overloaded: true });
});
