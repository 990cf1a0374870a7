import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr, { type IPv6 } from 'ipaddr.js';
import { Agent, request, type Dispatcher } from 'undici';
import { AppError } from '../errors.ts';

/**
 * The only way this folder reaches an address that an LMS gave us. Refuses anything but https, private, loopback,
 * link-local, carrier-grade and metadata addresses (unless `allowPrivateAddresses`), follows no redirect to another
 * host, waits at most `timeoutMs`, reads at most `maxBytes`. Throws AppError `lti-address-refused`, `lti-unreachable`
 * (with `details.sent`: whether the request may have been worked on) or `lti-answer-too-large`; the answer's text is
 * student data: never log it.
 */
export type GuardedFetch = (url: string, options?: FetchOptions) => Promise<Answer>;

export type FetchOptions = {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  timeoutMs?: number;
  maxBytes?: number;
};

export type Answer = { status: number; headers: Record<string, string>; text: string };

/** `askNames` is how names become addresses; only a test that plays a hostile DNS server gives another. */
export function createGuardedFetch(
  { allowPrivateAddresses }: { allowPrivateAddresses: boolean },
  askNames: AskNames = lookup,
): GuardedFetch {
  const dispatcher = new Agent({ connect: { lookup: guardedLookup(allowPrivateAddresses, askNames), timeout: 5000 } });
  return async (url, options = {}) => {
    const address = allowedUrl(url, allowPrivateAddresses);
    const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
    try {
      return await follow(address, options, { dispatcher, signal, hops: 0 });
    } catch (cause) {
      throw fetchError(address, cause);
    }
  };
}

export type AskNames = (hostname: string, options: LookupAllOptions, answered: AllAddresses) => void;
type AllAddresses = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

/** Whether an address may be reached: public unicast only. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // process() unwraps IPv4 inside IPv6, which would otherwise hide 127.0.0.1 as ::ffff:127.0.0.1.
  const parsed = ipaddr.process(address);
  const global = parsed.kind() === 'ipv4' || (parsed as IPv6).match(GLOBAL_UNICAST);
  return global && parsed.range() === 'unicast';
}

/** What else IPv6 has is not on the internet; `::127.0.0.1` is in it. IANA, IPv6 Address Space */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 5_000_000; // a roster of 10,000 members on one page
const MAX_HOPS = 2;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

type Trip = { dispatcher: Dispatcher; signal: AbortSignal; hops: number };

async function follow(url: URL, options: FetchOptions, trip: Trip): Promise<Answer> {
  const { method = 'GET', headers = {}, body = null, maxBytes = MAX_BYTES } = options;
  const response = await request(url, { method, headers, body, dispatcher: trip.dispatcher, signal: trip.signal });
  const text = await readBody(response.body, maxBytes);
  const answer = { status: response.statusCode, headers: plainHeaders(response.headers), text };
  const next = redirectTarget(url, method, answer);
  if (next === null || trip.hops >= MAX_HOPS) return answer;
  return follow(next, options, { ...trip, hops: trip.hops + 1 });
}

/** Another host would get our bearer token, so only the same origin is followed, and only for reading. */
function redirectTarget(from: URL, method: string, answer: Answer): URL | null {
  const location = answer.headers['location'];
  if (method !== 'GET' || !REDIRECTS.has(answer.status) || location === undefined) return null;
  if (!URL.canParse(location, from.href)) return null;
  const target = new URL(location, from);
  if (target.origin !== from.origin) throw refusal(target.host);
  return target;
}

function allowedUrl(url: string, allowPrivate: boolean): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed) throw refusal(url.slice(0, 100));
  if (parsed.username !== '' || parsed.password !== '') throw refusal(parsed.host);
  if (allowPrivate) {
    if (!/^https?:$/.test(parsed.protocol)) throw refusal(parsed.host);
    return parsed;
  }
  // A literal address is never looked up, so it is judged here; URL has already normalised forms like 0x7f.1.
  const literal = parsed.hostname.replace(/^\[|\]$/g, '');
  if (parsed.protocol !== 'https:' || (ipaddr.isValid(literal) && !isPublicAddress(literal)))
    throw refusal(parsed.host);
  return parsed;
}

/** Judges the very addresses that will be connected to, so that a second, different DNS answer gains nothing. */
export function guardedLookup(allowPrivate: boolean, askNames: AskNames = lookup): LookupFunction {
  return (hostname, options, callback) => {
    askNames(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, '', 0);
        return;
      }
      const [first] = addresses;
      const refused = !allowPrivate && addresses.some(({ address }) => !isPublicAddress(address));
      if (refused || !first) callback(refusal(hostname), '', 0);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function refusal(host: string): AppError {
  return new AppError('lti-address-refused', { details: { host } });
}

async function readBody(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > maxBytes) throw new AppError('lti-answer-too-large', { status: 502 }); // ends the stream too
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));
}

function fetchError(url: URL, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const details = { host: url.host, sent: neverSent(cause) ? 'no' : 'perhaps' };
  return new AppError('lti-unreachable', { status: 502, details, cause });
}

/** Failures before a byte of the request went out; after any other one, the LMS may have worked on it. */
function neverSent(cause: unknown): boolean {
  const { code = '' } = cause as { code?: string };
  return BEFORE_SENDING.has(code) || /CERT|TLS|SSL/.test(code);
}

const BEFORE_SENDING: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  'UND_ERR_CONNECT_TIMEOUT',
]);
