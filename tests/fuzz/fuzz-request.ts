import { routeName, type AppRoute } from '../support/route-table.ts';

/** One hostile request as the bytes that go over the wire. */
export type FuzzRequest = {
  label: string;
  bytes: Buffer;
  /** The client goes away after its last byte and waits for no answer. */
  aborts: boolean;
};

/** What a request may hold that looks right, so that it gets past the first door: names and values of good fields. */
export type KnownGood = { origin: string; fields: Record<string, string>; cookie: string };

/** A request to a route from nobody we know, wrong in one to three ways; the same for the same random numbers. */
export function fuzzRequest(route: AppRoute, random: () => number, good: KnownGood): FuzzRequest {
  const draft = plainRequest(route, random, good);
  const ways = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(WAYS, random));
  for (const way of ways) way.spoil(draft, random);
  return { label: `${routeName(route)}: ${ways.map(({ name }) => name).join(', ')}`, ...wire(draft) };
}

type Draft = {
  method: string;
  path: string;
  query: string;
  headers: [string, string][];
  type: string;
  body: Buffer;
  /** More than there is makes the server wait for the rest. */
  promised: number | null;
  raw: Buffer | null;
  aborts: boolean;
};

type Way = { name: string; spoil: (draft: Draft, random: () => number) => void };

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)] as T;
}

function plainRequest({ method, path }: AppRoute, random: () => number, good: KnownGood): Draft {
  const fields = new URLSearchParams(Object.entries(good.fields).filter(() => random() < 0.8)).toString();
  const origin: [string, string][] = random() < 0.8 ? [['Origin', good.origin]] : [];
  const cookie: [string, string][] = random() < 0.5 ? [['Cookie', good.cookie]] : [];
  return {
    method,
    path: path.replaceAll(/:\w+/g, () => pick(['aaaaaaaaaaaaaaaaaaaaaa', '1', 'x', '__proto__'], random)),
    query: method === 'GET' ? fields : '',
    headers: [['Host', new URL(good.origin).host], ...origin, ...cookie],
    type: 'application/x-www-form-urlencoded',
    body: Buffer.from(method === 'GET' ? '' : fields),
    ...{ promised: null, raw: null, aborts: false },
  };
}

const NASTY = [
  ...['%', '%zz', '%ff', '%00', '%c0%ae%c0%ae', '%E0%A4%A', 'a%20b', '..%2f..%2fetc%2fpasswd', '%0d%0aX: y'],
  ...[
    '{"$gt":""}',
    '[object Object]',
    '-1',
    '1e999',
    'NaN',
    "' OR 1=1 --",
    '<script>alert(1)</script>',
    '%F0%9F%92%A9',
  ],
];
const NAMES = [
  ...['state', 'iss', 'id_token', 'login_hint', 'target_link_uri', 'error', 'launchId', 'job', 'id', 'version', 'text'],
  ...['openid_configuration', 'registration_token', 'ticket', '__proto__[x]', 'constructor[prototype][x]', 'a[$ne]'],
  ...['a[b][c]', 'a[]', 'length', 'toString', '', '%00', 'hasOwnProperty'],
];

const pair = (random: () => number) => `${pick(NAMES, random)}=${pick(NASTY, random)}`;
const pairs = (count: number, random: () => number) => Array.from({ length: count }, () => pair(random)).join('&');
const put = (draft: Draft, type: string, body: string | Buffer) =>
  void Object.assign(draft, { type, body: Buffer.from(body) });
const header = (draft: Draft, name: string, value: string) => void draft.headers.push([name, value]);
const nested = (depth: number) => `${'{"__proto__":{"a":'.repeat(depth)}1${'}}'.repeat(depth)}`;

const ODD_HEADERS: readonly [string, string][] = [
  ['Accept', ';;q=x,*/json'],
  ['Accept', 'application/json'],
  ['Range', 'bytes=9-1'],
  ['If-None-Match', '"x'],
  ['Expect', '100-continue'],
  ['X-Forwarded-For', "';--"],
  ['Sec-Fetch-Dest', 'iframe'],
  ['Host', 'evil.example:99999'],
  ['Upgrade', 'websocket'],
];

const BOUNDARY = 'multipart/form-data; boundary=x';
const PART = '--x\r\nContent-Disposition: form-data; name="file"; filename="../../a\u0000.pdf"\r\n\r\nAAAA\r\n';

const WAYS: readonly Way[] = [
  { name: 'bad encoding in the path', spoil: (draft, random) => void (draft.path += `/${pick(NASTY, random)}`) },
  {
    name: 'bad encoding for an id',
    spoil: (draft, random) =>
      void (draft.path = draft.path.replace(/[^/]*$/, pick(['%', '%ff', '%00', '%2e%2e'], random))),
  },
  {
    name: 'odd path',
    spoil: (draft, random) => void (draft.path = pick(['//', '/./', '/\\', '*', '/a//'], random) + draft.path),
  },
  { name: 'doubled and nasty query', spoil: (draft, random) => void (draft.query += `&${pairs(4, random)}`) },
  { name: 'long query', spoil: (draft) => void (draft.query += `&state=${'a'.repeat(9_000)}`) },
  {
    name: 'doubled and nasty fields',
    spoil: (draft, random) => put(draft, draft.type, `${draft.body.toString()}&${pairs(6, random)}`),
  },
  { name: 'a thousand fields', spoil: (draft, random) => put(draft, draft.type, pairs(1_500, random)) },
  { name: 'nested fields', spoil: (draft) => put(draft, draft.type, `a${'[a]'.repeat(4_000)}=1`) },
  {
    name: 'bytes that are no text',
    spoil: (draft) => put(draft, draft.type, Buffer.from([0x61, 0x3d, 0xff, 0xfe, 0, 0x80])),
  },
  { name: 'nested JSON with prototypes', spoil: (draft) => put(draft, 'application/json', nested(2_000)) },
  { name: 'broken JSON', spoil: (draft) => put(draft, 'application/json', '{"a":') },
  {
    name: 'XML',
    spoil: (draft) => put(draft, 'text/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
  },
  { name: 'multipart without a boundary', spoil: (draft) => put(draft, 'multipart/form-data', PART) },
  { name: 'multipart cut short', spoil: (draft) => put(draft, BOUNDARY, PART) },
  { name: 'multipart of many parts', spoil: (draft) => put(draft, BOUNDARY, `${PART.repeat(200)}--x--\r\n`) },
  { name: 'a charset of nowhere', spoil: (draft) => void (draft.type += '; charset=utf-7') },
  { name: 'no content type', spoil: (draft) => void (draft.type = '') },
  { name: 'gzip that is none', spoil: (draft) => header(draft, 'Content-Encoding', 'gzip') },
  { name: 'an unknown encoding', spoil: (draft) => header(draft, 'Content-Encoding', 'x-nothing') },
  {
    name: 'odd method',
    spoil: (draft, random) =>
      void (draft.method = pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'FOO'], random)),
  },
  { name: 'long cookie', spoil: (draft) => header(draft, 'Cookie', `__Secure-sr_x=${'%zz'.repeat(3_000)}`) },
  { name: 'broken cookies', spoil: (draft) => header(draft, 'Cookie', '=;;=%; __Secure-sr_admin=%E0%A4%A; a="') },
  { name: 'headers too long', spoil: (draft) => header(draft, 'X-Long', 'x'.repeat(20_000)) },
  { name: 'many headers', spoil: (draft) => Array.from({ length: 300 }, (_, n) => header(draft, `X-${n}`, 'x')) },
  {
    name: 'odd headers',
    spoil: (draft, random) => void draft.headers.push(pick(ODD_HEADERS, random)),
  },
  { name: 'a body that never ends', spoil: (draft) => Object.assign(draft, { promised: 50_000, aborts: true }) },
  { name: 'a chunk that is none', spoil: (draft) => void (draft.raw = Buffer.from('zz\r\nnot a chunk\r\n')) },
  { name: 'half a request', spoil: (draft) => void (draft.aborts = true) },
  {
    name: 'a huge body',
    spoil: (draft, random) => (random() < 0.1 ? put(draft, draft.type, `text=${'x'.repeat(2_500_000)}`) : undefined),
  },
];

/** The bytes of a draft; an aborting client sends all but the last tenth of them. */
function wire(draft: Draft): Pick<FuzzRequest, 'bytes' | 'aborts'> {
  const length: [string, string] =
    draft.raw === null
      ? ['Content-Length', String(draft.promised ?? draft.body.length)]
      : ['Transfer-Encoding', 'chunked'];
  const type: [string, string][] = draft.type === '' ? [] : [['Content-Type', draft.type]];
  const headers = [...draft.headers, ...type, length, ['Connection', 'close']];
  const target = draft.query === '' ? draft.path : `${draft.path}?${draft.query}`;
  const lines = [`${draft.method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  const whole = Buffer.concat([head, draft.raw ?? draft.body]);
  const sent = draft.aborts && draft.promised === null ? Math.ceil(whole.length * 0.9) : whole.length;
  return { bytes: whole.subarray(0, sent), aborts: draft.aborts };
}
