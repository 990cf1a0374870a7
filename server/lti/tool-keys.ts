import { createPrivateKey, generateKeyPair, randomUUID, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { Provider, type LtijsPlatform, type LtijsRegistration, type LtijsStorage } from 'ltijs';
import Keyset from 'ltijs/dist/Utils/Keyset.js';
import type { Connection } from 'mongoose';
import { AppError } from '../errors.ts';
import type { Place, Sealer } from '../secrets/sealer.ts';
import { createStorage } from './storage.ts';

/**
 * What ltijs keeps for us: each platform's endpoints and our key pair for it, and the key set LMSs fetch.
 * Its registry takes the storage with every call, so its singleton is never set up or deployed: it opens no route,
 * hooks no signal, cannot end the process, and two databases may be served side by side.
 */
export type ToolKeys = {
  register: (registration: LtijsRegistration) => Promise<void>;
  /** Our own public keys, one pair per platform. */
  keySet: () => Promise<{ keys: Record<string, unknown>[] }>;
  /** How to ask a platform for an access token; throws AppError `platform-unknown`. */
  tokenAccess: (issuer: string, clientId: string) => Promise<TokenAccess>;
  /** A fresh key pair, sealed, for `publishKey`. */
  newPair: (kid: string) => Promise<string>;
  /** Adds a pair to the key set; the same again changes nothing. */
  publishKey: (platform: Registration, kid: string, pair: string) => Promise<void>;
  /** From now on this published key signs for the platform. */
  signWith: (platform: Registration, kid: string) => Promise<void>;
  withdrawKey: (kid: string) => Promise<void>;
  /** Access tokens, sealed at rest; the caller judges their age. */
  keptToken: (platform: Registration, scope: string) => Promise<KeptToken | null>;
  keepToken: (platform: Registration, scope: string, token: KeptToken) => Promise<void>;
  dropToken: (platform: Registration, scope: string) => Promise<void>;
  /** Removes everything kept of a registration, our keys for it first of all. */
  forget: (platform: Registration) => Promise<void>;
};

/** ltijs wants an encryption key with each call; ours is the sealer's affair, so any word will do. */
const SEALED = 'sealed';

type Registration = { issuer: string; clientId: string };

/** `expiresAt` in milliseconds since 1970. */
export type KeptToken = { token: string; expiresAt: number };

export type TokenAccess = { endpoint: string; audience: string; kid: string; privateKey: KeyObject };

export function createToolKeys(db: Connection, sealer: Sealer): ToolKeys {
  const storage = createStorage(db, sealer);
  return {
    register: async (registration) => {
      const known = await Provider.getPlatform(registration.url, registration.clientId, SEALED, storage);
      if (known === false) await prepareKeys(storage, registration);
      await Provider.registerPlatform(registration, Provider.getPlatform, SEALED, storage);
    },
    keySet: () => Keyset.build(storage, SEALED),
    tokenAccess: async (issuer, clientId) => {
      const platform = await Provider.getPlatform(issuer, clientId, SEALED, storage);
      if (platform === false) throw new AppError('platform-unknown', { status: 404, details: { platform: issuer } });
      return accessOf(platform);
    },
    newPair: async (kid) => sealer.seal(placeOfPair(kid), JSON.stringify(await generatePair())),
    publishKey: (platform, kid, pair) => putPair(storage, { platform, kid, pair: readPair(sealer, kid, pair) }),
    signWith: async ({ issuer, clientId }, kid) => {
      await storage.Modify(false, 'platform', { platformUrl: issuer, clientId }, { kid });
    },
    withdrawKey: async (kid) => {
      for (const name of ['publickey', 'privatekey']) await storage.Delete(name, { kid });
    },
    keptToken: async (platform, scope) => {
      const found = await storage.Get(SEALED, 'accesstoken', tokenKey(platform, scope));
      return found === false ? null : (found[0] as KeptToken);
    },
    keepToken: async (platform, scope, token) => {
      const key = tokenKey(platform, scope);
      await storage.Replace(SEALED, 'accesstoken', key, token, key);
    },
    dropToken: async (platform, scope) => {
      await storage.Delete('accesstoken', tokenKey(platform, scope));
    },
    forget: async ({ issuer, clientId }) => {
      const owner = { platformUrl: issuer, clientId };
      for (const name of ['platform', 'publickey', 'privatekey', 'accesstoken']) await storage.Delete(name, owner);
    },
  };
}

/**
 * Puts a new platform and its key pair where ltijs looks for them. Left to itself ltijs makes 4096-bit keys
 * synchronously, and everything else in this process would stand still for seconds.
 */
async function prepareKeys(storage: LtijsStorage, registration: LtijsRegistration): Promise<void> {
  const { url: issuer, clientId } = registration;
  const kid = randomUUID();
  await putPair(storage, { platform: { issuer, clientId }, kid, pair: await generatePair() });
  const owner = { platformUrl: issuer, clientId };
  await storage.Replace(false, 'platform', owner, { ...owner, kid });
}

type KeyPair = { publicKey: string; privateKey: string };

function generatePair(): Promise<KeyPair> {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: 2048, // RFC 7518 §3.3
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
}

/** A pair that waits for its rotation, in `keyRotations`. */
export function placeOfPair(kid: string): Place {
  return { purpose: 'key-rotation', at: [kid] };
}

function readPair(sealer: Sealer, kid: string, sealed: string): KeyPair {
  return JSON.parse(sealer.openEarlier(placeOfPair(kid), sealed).toString('utf8')) as KeyPair;
}

type NamedPair = { platform: Registration; kid: string; pair: KeyPair };

async function putPair(storage: LtijsStorage, { platform, kid, pair }: NamedPair): Promise<void> {
  const index = { platformUrl: platform.issuer, clientId: platform.clientId, kid };
  await storage.Replace(SEALED, 'privatekey', { kid }, { kid, key: pair.privateKey }, index);
  await storage.Replace(SEALED, 'publickey', { kid }, { kid, key: pair.publicKey }, index);
}

/** As ltijs keys them. */
function tokenKey({ issuer, clientId }: Registration, scopes: string) {
  return { platformUrl: issuer, clientId, scopes };
}

async function accessOf(platform: LtijsPlatform): Promise<TokenAccess> {
  return {
    endpoint: await platform.platformAccessTokenEndpoint(),
    audience: await platform.platformAuthorizationServer(),
    kid: await platform.platformKid(),
    privateKey: createPrivateKey(await platform.platformPrivateKey()),
  };
}
