import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGuardedFetch, isPublicAddress } from '../../../server/lti/guarded-fetch.ts';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

describe('what is public', () => {
  it.each([
    ['93.184.216.34', true],
    ['2606:2800:220:1::1', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['::1', false],
    ['::ffff:127.0.0.1', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['64:ff9b::7f00:1', false],
    ['::7f00:1', false], // IPv4-compatible: 127.0.0.1 (RFC 4291 §2.5.5.1)
    ['::ffff:0:7f00:1', false],
    ['2002:7f00:1::', false], // 6to4
    ['2001:0:7f00:1::', false], // Teredo
    ['64:ff9b:1::7f00:1', false],
    ['fe80::1%eth0', false],
    ['4000::1', false],
    ['255.255.255.255', false],
    ['224.0.0.1', false],
    ['240.0.0.1', false],
    ['not an address', false],
  ])('%s: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected);
  });
});

describe('strict', () => {
  const strict = createGuardedFetch({ allowPrivateAddresses: false });
  it.each([
    'http://example.com/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://169.254.169.254/latest/meta-data/',
    'https://localhost/',
    'https://user:secret@example.com/',
    'https://user@example.com/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://0/',
    'https://１２７.0.0.1/',
    'https://127.0.0.1./',
    'https://[::ffff:127.0.0.1]/',
    'https://[::127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[fe80::1]/',
    'https://10.0.0.1:22/',
    'ftp://example.com/',
    'data:application/json,{}',
    'javascript:alert(1)',
    'gopher://example.com/',
    'file:///etc/passwd',
    'nothing',
  ])('refuses %s', async (url) => {
    await expect(strict(url)).rejects.toMatchObject({ code: 'lti-address-refused' });
  });
});

describe('with private addresses allowed', () => {
  const open = createGuardedFetch({ allowPrivateAddresses: true });

  it('reads an answer', async () => {
    const url = await serve((_req, res) => res.writeHead(201, { 'x-a': 'b' }).end('hello'));
    expect(await open(url)).toMatchObject({ status: 201, text: 'hello', headers: { 'x-a': 'b' } });
  });

  it('follows a redirect on the same host only, so that a token stays there', async () => {
    const other = await serve((_req, res) => res.end('stolen'));
    const away = await serve((_req, res) => res.writeHead(302, { location: other }).end());
    await expect(open(away)).rejects.toMatchObject({ code: 'lti-address-refused' });
    const home = await serve((req, res) =>
      req.url === '/b' ? res.end('here') : res.writeHead(302, { location: '/b' }).end(),
    );
    expect((await open(home)).text).toBe('here');
  });

  it('stops at the size cap, at the timeout and at a closed port', async () => {
    const large = await serve((_req, res) => res.end('x'.repeat(2000)));
    await expect(open(large, { maxBytes: 1000 })).rejects.toMatchObject({ code: 'lti-answer-too-large' });
    const silent = await serve(() => undefined);
    await expect(open(silent, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'lti-unreachable' });
    await expect(open('http://127.0.0.1:1/')).rejects.toMatchObject({ code: 'lti-unreachable' });
  });
});
