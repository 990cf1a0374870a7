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
 * again once. While the LMS does not answer, keys read before stay good; with none, throws AppError `lti-unreachable`.
 */
export type PlatformKeys = (platform: Pick<Platform, '_id' | 'jwksUrl'>, kid: string) => Promise<CryptoKey | null>;

export function createPlatformKeys(fetchGuarded: GuardedFetch, clock: Clock): PlatformKeys {
  const shelves = new Map<string, Shelf>();
  return async ({ _id, jwksUrl }, kid) => {
    const name = `${_id} ${jwksUrl}`;
    const shelf = shelves.get(name) ?? { set: null, reading: null };
    shelves.set(name, shelf);
    const now = clock.now().getTime();
    const known = shelf.set;
    if (known && known.until > now && (known.keys.has(kid) || !mayAskAgain(known, now)))
      return known.keys.get(kid) ?? null;
    // A whole class may find the set outdated at once: they all wait for the same answer.
    shelf.reading ??= readKeySet(fetchGuarded, jwksUrl, now, known).finally(() => (shelf.reading = null));
    shelf.set = await shelf.reading;
    return shelf.set.keys.get(kid) ?? null;
  };
}

type KeySet = { keys: Map<string, CryptoKey>; until: number; asked: number[] };
type Shelf = { set: KeySet | null; reading: Promise<KeySet> | null };

const MIN_LIFE_MS = 60_000;
const MAX_LIFE_MS = 24 * 3_600_000;
const USUAL_LIFE_MS = 3_600_000;
const RETRY_MS = 10_000;
const MAX_KEYS_BYTES = 200_000;
const TIMEOUT_MS = 5000;
// Anybody can send tokens with invented kids: they may make us ask the LMS this often a minute, no more.
const ASKS_A_MINUTE = 6;

function mayAskAgain(known: KeySet, now: number): boolean {
  return known.asked.filter((moment) => moment > now - 60_000).length < ASKS_A_MINUTE;
}

async function readKeySet(fetchGuarded: GuardedFetch, url: string, now: number, known: KeySet | null): Promise<KeySet> {
  const asked = [...(known?.asked ?? []).filter((moment) => moment > now - 60_000), now];
  try {
    const headers = { accept: 'application/json, application/jwk-set+json' };
    const answer = await fetchGuarded(url, { headers, timeoutMs: TIMEOUT_MS, maxBytes: MAX_KEYS_BYTES });
    const { host } = new URL(url);
    if (answer.status !== 200) throw new AppError('lti-unreachable', { status: 502, details: { host } });
    return { keys: await importKeys(answer.text, host), until: now + lifeOf(answer.headers['cache-control']), asked };
  } catch (error) {
    if (known === null) throw error;
    return { ...known, until: Math.max(known.until, now + RETRY_MS), asked };
  }
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
  n: z.string().min(340), // 2048 bits
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
    return key instanceof Uint8Array ? null : key;
  } catch {
    return null; // one broken key must not hide the others
  }
}
