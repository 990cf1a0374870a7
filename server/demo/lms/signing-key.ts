import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { isDuplicateKey, type LmsStore } from './lms-store.ts';

export type SigningKey = { kid: string; privateKey: CryptoKey; publicJwk: JWK };

/** The LMS's one RS256 key. It is kept in its database, so that a restarted demo is still the same platform. */
export async function loadSigningKey(store: LmsStore): Promise<SigningKey> {
  const stored = (await store.signingKeys.findOne({ _id: 'signing' })) ?? (await createKey(store));
  const jwk = stored.jwk as JWK;
  const privateKey = await importJWK(jwk, 'RS256');
  if (privateKey instanceof Uint8Array) throw new Error('The demo LMS key is not an RSA key: delete its database.');
  return { kid: stored.kid, privateKey, publicJwk: publicPart(jwk, stored.kid) };
}

async function createKey(store: LmsStore) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = {
    _id: 'signing' as const,
    kid: randomBytes(10).toString('hex'),
    jwk: { ...(await exportJWK(privateKey)) },
  };
  try {
    await store.signingKeys.insertOne(key);
    return key;
  } catch (error) {
    const winner = isDuplicateKey(error) ? await store.signingKeys.findOne({ _id: 'signing' }) : null;
    if (winner === null) throw error;
    return winner;
  }
}

function publicPart(jwk: JWK, kid: string): JWK {
  const { kty, e, n } = jwk;
  if (kty === undefined || e === undefined || n === undefined) throw new Error('The demo LMS key is not an RSA key.');
  return { kty, alg: 'RS256', kid, e, n, use: 'sig' };
}
