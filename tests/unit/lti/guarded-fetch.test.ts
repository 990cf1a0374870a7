import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createGuardedFetch,
  guardedLookup,
  isPublicAddress,
  type AskNames,
} from '../../../server/lti/guarded-fetch.ts';

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

/** A DNS server of an attacker: another answer each time; the last one for ever after. */
function rebinding(...answers: string[][]): { askNames: AskNames; asked: () => number } {
  let asked = 0;
  const askNames: AskNames = (_hostname, _options, answered) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    answered(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { askNames, asked: () => asked };
}

const PUBLIC = '93.184.216.34';

describe('a name', () => {
  it.each([
    ['of this host', ['127.0.0.1']],
    ['of our network', ['10.0.0.7']],
    ['of the metadata service', ['169.254.169.254']],
    ['of one public and one private address', [PUBLIC, 'fd00::1']],
    ['of an IPv4 address in IPv6', ['::ffff:127.0.0.1']],
    ['of nothing', []],
  ])('%s is refused', async (_what, addresses) => {
    const strict = createGuardedFetch({ allowPrivateAddresses: false }, rebinding(addresses).askNames);
    await expect(strict('https://lms.example/')).rejects.toMatchObject({ code: 'lti-address-refused' });
  });

  it('that changes after it was judged is connected to as it was judged, and judged again the next time', () => {
    const { askNames, asked } = rebinding([PUBLIC], ['127.0.0.1']);
    const lookup = guardedLookup(false, askNames);
    const answers: unknown[] = [];
    for (let time = 0; time < 2; time++)
      lookup('lms.example', { all: true }, (error, found) => answers.push(error ?? found));
    expect(answers).toMatchObject([[{ address: PUBLIC }], { code: 'lti-address-refused' }]);
    expect(asked()).toBe(2);
  });

  it('is asked for once for a connection, which goes to that answer', async () => {
    const { askNames, asked } = rebinding(['127.0.0.1'], ['127.0.0.99']);
    const open = createGuardedFetch({ allowPrivateAddresses: true }, askNames);
    const url = new URL(await serve((req, res) => res.end(req.headers.host)));
    expect((await open(`http://lms.example:${url.port}/`)).text).toBe(`lms.example:${url.port}`);
    expect(asked()).toBe(1);
  });
});
