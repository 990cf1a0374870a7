import { importJWK, type CryptoKey } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { GuardedFetch } from './guarded-fetch.ts';
import type { Platform } from './platform.ts';
import { readJson } from './read-json.ts';

/**
 * The public key of this platform with this `kid`, or null when it has none. Each platform has a set of its own, so
 * that a `kid` of one never verifies another's token. Kept as long as the LMS says (`max-age`); an unknown `kid` asks
 * again once. A key that leaves the set stays good for as long as the LMS had said its last answer might be kept, an
 * hour at most: what was signed just before a rotation still verifies. While the LMS does not answer, keys read before
 * stay good; with none, throws AppError `lti-unreachable`.
 */
export type PlatformKeys = (platform: Pick<Platform, '_id' | 'jwksUrl'>, kid: string) => Promise<CryptoKey | null>;

export function createPlatformKeys(
  fetchGuarded: GuardedFetch,
  clock: Clock,
  { timeoutMs } = { timeoutMs: TIMEOUT_MS },
): PlatformKeys {
  const ask: AskForKeys = (url) => fetchGuarded(url, { headers: ACCEPT, timeoutMs, maxBytes: MAX_KEYS_BYTES });
  const shelves = new Map<string, Shelf>();
  return async ({ _id, jwksUrl }, kid) => {
    const name = `${_id} ${jwksUrl}`;
    const shelf = shelves.get(name) ?? { set: null, reading: null };
    shelves.set(name, shelf);
    const now = clock.now().getTime();
    const known = shelf.set;
    if (known && known.until > now && (findKey(known, kid, now) !== null || !mayAskAgain(known, now)))
      return findKey(known, kid, now);
    // A whole class may find the set outdated at once: they all wait for the same answer.
    shelf.reading ??= readKeySet(ask, jwksUrl, now, known).finally(() => (shelf.reading = null));
    shelf.set = await shelf.reading;
    return findKey(shelf.set, kid, now);
  };
}

type AskForKeys = (url: string) => ReturnType<GuardedFetch>;
type Keys = Map<string, CryptoKey>;
/** `past`: what left the set, and until when it is still good. */
type KeySet = { keys: Keys; past: { keys: Keys; until: number }; until: number; asked: number[] };
type Shelf = { set: KeySet | null; reading: Promise<KeySet> | null };

const MIN_LIFE_MS = 60_000;
const MAX_LIFE_MS = 24 * 3_600_000;
const USUAL_LIFE_MS = 3_600_000;
const RETRY_MS = 10_000;
const MAX_KEYS_BYTES = 200_000;
const TIMEOUT_MS = 5000;
const ACCEPT = { accept: 'application/json, application/jwk-set+json' };
// Anybody can send tokens with invented kids: they may make us ask the LMS this often a minute, no more.
const ASKS_A_MINUTE = 6;

const NO_PAST = { keys: new Map<string, CryptoKey>(), until: 0 };
const OVERLAP_MS = 3_600_000; // the longest life of an id_token that LMSs give (Canvas)

function findKey({ keys, past }: KeySet, kid: string, now: number): CryptoKey | null {
  return keys.get(kid) ?? (past.until > now ? (past.keys.get(kid) ?? null) : null);
}

function mayAskAgain(known: KeySet, now: number): boolean {
  return known.asked.filter((moment) => moment > now - 60_000).length < ASKS_A_MINUTE;
}

async function readKeySet(ask: AskForKeys, url: string, now: number, known: KeySet | null): Promise<KeySet> {
  const asked = [...(known?.asked ?? []).filter((moment) => moment > now - 60_000), now];
  try {
    const answer = await ask(url);
    const { host } = new URL(url);
    if (answer.status !== 200) throw new AppError('lti-unreachable', { status: 502, details: { host } });
    const keys = await importKeys(answer.text, host);
    return { keys, past: pastOf(known, keys, now), until: now + lifeOf(answer.headers['cache-control']), asked };
  } catch (error) {
    if (known === null) throw error;
    return { ...known, until: Math.max(known.until, now + RETRY_MS), asked };
  }
}

/** What the last answer held, when something of it is gone; otherwise what was past before. */
function pastOf(known: KeySet | null, keys: Keys, now: number): KeySet['past'] {
  if (known === null || [...known.keys.keys()].every((kid) => keys.has(kid))) return known?.past ?? NO_PAST;
  const until = Math.min(known.until, now + OVERLAP_MS);
  return { keys: known.keys, until };
}

function lifeOf(cacheControl = ''): number {
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(cacheControl)?.[1];
  return seconds === undefined ? USUAL_LIFE_MS : Math.min(Math.max(Number(seconds) * 1000, MIN_LIFE_MS), MAX_LIFE_MS);
}

const keySetSchema = z.object({ keys: z.array(z.unknown()).max(100) });

/** Only keys that may verify RS256 signatures; whatever else the set holds is not ours to judge. LTI Security §6.3 */
const keySchema = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string(),
  e: z.string(),
  use: z.literal('sig').optional(),
  alg: z.literal('RS256').optional(),
});

async function importKeys(text: string, host: string): Promise<Map<string, CryptoKey>> {
  const set = keySetSchema.safeParse(readJson(text));
  if (!set.success) throw new AppError('lti-unreachable', { status: 502, details: { host } });
  const keys = new Map<string, CryptoKey>();
  for (const candidate of set.data.keys) {
    const jwk = keySchema.safeParse(candidate);
    const key = jwk.success ? await importRsa(jwk.data) : null;
    if (jwk.success && key !== null) keys.set(jwk.data.kid, key);
  }
  return keys;
}

async function importRsa({ kty, n, e }: z.infer<typeof keySchema>): Promise<CryptoKey | null> {
  try {
    const key = await importJWK({ kty, n, e, alg: 'RS256' });
    if (key instanceof Uint8Array) return null;
    const { modulusLength } = key.algorithm as RsaKeyAlgorithm; // leading zeros make a short key look long
    return modulusLength >= 2048 ? key : null; // RFC 7518 §3.3
  } catch {
    return null; // one broken key must not hide the others
  }
}
