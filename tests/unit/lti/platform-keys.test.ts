import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { createGuardedFetch } from '../../../server/lti/guarded-fetch.ts';
import { createPlatformKeys } from '../../../server/lti/platform-keys.ts';

type KeyServer = { url: string; kids: string[]; asked: number; broken: boolean; server: Server };

const servers: Server[] = [];
let now = Date.parse('2026-11-23T12:00:00Z');
const clock = { now: () => new Date(now) };

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** An LMS's key set on a port of its own; `kids` and `broken` may change while it runs. */
async function serveKeys(...kids: string[]): Promise<KeyServer> {
  const { publicKey } = await generateKeyPair('RS256');
  const jwk = await exportJWK(publicKey);
  const server = createServer((_req, res) => {
    state.asked += 1;
    const keys = state.kids.map((kid) => ({ ...jwk, kid, use: 'sig' }));
    res.writeHead(state.broken ? 500 : 200, { 'cache-control': 'public, max-age=120' }).end(JSON.stringify({ keys }));
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  const state: KeyServer = { url, kids, asked: 0, broken: false, server };
  return state;
}

function newKeys() {
  return createPlatformKeys(createGuardedFetch({ allowPrivateAddresses: true }), clock);
}

/** A key set address that answers as told. */
async function serve(answer: (res: ServerResponse) => void): Promise<string> {
  const server = createServer((_req, res) => answer(res)).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

it('never finds a kid of one platform in the set of another', async () => {
  const [one, two] = [await serveKeys('one'), await serveKeys('two')];
  const keys = newKeys();
  expect(await keys({ _id: 'p1', jwksUrl: one.url }, 'one')).not.toBeNull();
  expect(await keys({ _id: 'p2', jwksUrl: two.url }, 'one')).toBeNull();
});

it('asks once for a whole class, and again when max-age is over', async () => {
  const lms = await serveKeys('a');
  const keys = newKeys();
  const platform = { _id: 'p', jwksUrl: lms.url };
  await Promise.all(Array.from({ length: 20 }, () => keys(platform, 'a')));
  expect(lms.asked).toBe(1);
  now += 121_000;
  await keys(platform, 'a');
  expect(lms.asked).toBe(2);
});

it('asks again once for an unknown kid, and only so often', async () => {
  const lms = await serveKeys('a');
  const keys = newKeys();
  const platform = { _id: 'p', jwksUrl: lms.url };
  await keys(platform, 'a');
  lms.kids = ['a', 'b'];
  expect(await keys(platform, 'b')).not.toBeNull();
  expect(lms.asked).toBe(2);
  for (let tries = 0; tries < 20; tries += 1) expect(await keys(platform, `invented ${tries}`)).toBeNull();
  expect(lms.asked).toBe(6);
});

it('goes on with known keys while the LMS does not answer, and says so when there are none', async () => {
  const lms = await serveKeys('a');
  const keys = newKeys();
  const platform = { _id: 'p', jwksUrl: lms.url };
  await keys(platform, 'a');
  lms.broken = true;
  now += 200_000;
  expect(await keys(platform, 'a')).not.toBeNull();
  await expect(newKeys()(platform, 'a')).rejects.toMatchObject({ code: 'lti-unreachable' });
});

it('takes no symmetric, weak or encryption key', async () => {
  const weak = [
    { kty: 'oct', kid: 'a', k: 'c2VjcmV0' },
    { kty: 'RSA', kid: 'a', n: 'AQAB', e: 'AQAB' },
  ];
  const jwksUrl = await serve((res) => res.end(JSON.stringify({ keys: weak })));
  expect(await newKeys()({ _id: 'p', jwksUrl }, 'a')).toBeNull();
});

it('keeps a key that left the set for as long as the last answer could be kept', async () => {
  const lms = await serveKeys('old');
  const keys = newKeys();
  const platform = { _id: 'p', jwksUrl: lms.url };
  await keys(platform, 'old');
  lms.kids = ['new'];
  expect(await keys(platform, 'new')).not.toBeNull();
  expect(await keys(platform, 'old')).not.toBeNull();
  now += 121_000;
  expect(await keys(platform, 'old')).toBeNull();
});

it('takes no key that is too short behind leading zeros, nor lets a broken one hide the others', async () => {
  const short = await exportJWK((await generateKeyPair('RS256')).publicKey);
  const bytes = Buffer.from(short.n ?? '', 'base64url').subarray(8);
  const n = Buffer.concat([Buffer.alloc(8), bytes]).toString('base64url');
  const good = { ...short, kid: 'good' };
  const body = { keys: [{ ...short, n, kid: 'short' }, null, 7, { kty: 'RSA', kid: 'x', n: '*', e: '' }, good] };
  const platform = { _id: 'p', jwksUrl: await serve((res) => res.end(JSON.stringify(body))) };
  const keys = newKeys();
  expect(await keys(platform, 'short')).toBeNull();
  expect(await keys(platform, 'good')).not.toBeNull();
});

it.each<[string, string, (res: ServerResponse) => void]>([
  ['no JSON', 'lti-unreachable', (res) => res.end('<html>')],
  ['no key set', 'lti-unreachable', (res) => res.end('{"keys":{"length":1}}')],
  [
    'more than 200 kB',
    'lti-answer-too-large',
    (res) => res.end(JSON.stringify({ keys: [], pad: 'x'.repeat(300_000) })),
  ],
  [
    'a redirect to another host',
    'lti-address-refused',
    (res) => res.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
  ],
  ['nothing in time', 'lti-unreachable', () => undefined],
])('answered with %s, throws %s, and asks again next time', async (_name, code, answer) => {
  const platform = { _id: 'p', jwksUrl: await serve(answer) };
  const keys = createPlatformKeys(createGuardedFetch({ allowPrivateAddresses: true }), clock, { timeoutMs: 300 });
  for (const ask of [keys, keys]) await expect(ask(platform, 'a')).rejects.toMatchObject({ code });
});
