import { compactVerify, decodeProtectedHeader, errors } from 'jose';
import { z } from 'zod';
import type { Claims } from './claims.ts';
import type { PlatformKeys } from './platform-keys.ts';
import type { Platform } from './platform.ts';

export type TokenRefusal = 'token-malformed' | 'algorithm' | 'key-missing' | 'key-unknown' | 'signature';
export type Verification = { kind: 'verified'; claims: Claims } | { kind: 'refused'; reason: TokenRefusal };

/**
 * Checks the signature of an id_token with the platform's own key named by `kid`; RS256 and nothing else, and never a
 * key that the token itself brings along. LTI Security §5.1.3 steps 1 and 6. Says nothing about the claims yet.
 */
export async function verifyToken(keys: PlatformKeys, platform: Platform, token: string): Promise<Verification> {
  const header = readHeader(token);
  if (header === null) return { kind: 'refused', reason: 'token-malformed' };
  if (header.alg !== 'RS256') return { kind: 'refused', reason: 'algorithm' };
  if (header.kid === undefined) return { kind: 'refused', reason: 'key-missing' };
  const key = await keys(platform, header.kid);
  if (key === null) return { kind: 'refused', reason: 'key-unknown' };
  try {
    const { payload } = await compactVerify(token, key, { algorithms: ['RS256'] });
    return readClaims(payload);
  } catch (error) {
    if (error instanceof errors.JOSEError) return { kind: 'refused', reason: 'signature' };
    throw error;
  }
}

const headerSchema = z.object({ alg: z.string(), kid: z.string().min(1).max(255).optional() });

function readHeader(token: string): z.infer<typeof headerSchema> | null {
  try {
    return headerSchema.safeParse(decodeProtectedHeader(token)).data ?? null;
  } catch {
    return null; // not a JWS at all
  }
}

function readClaims(payload: Uint8Array): Verification {
  try {
    const claims = z.record(z.string(), z.unknown()).parse(JSON.parse(new TextDecoder().decode(payload)));
    return { kind: 'verified', claims };
  } catch {
    return { kind: 'refused', reason: 'token-malformed' };
  }
}
