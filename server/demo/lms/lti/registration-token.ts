import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, jwtVerify, SignJWT } from 'jose';
import type { LmsContext } from '../lms-context.ts';
import { isDuplicateKey } from '../lms-store.ts';

const REGISTRATION_SECONDS = 3600;

/** A registration token in Moodle's shape: a JWT whose `sub` is the client id the tool will get, or has already. */
export async function issueRegistrationToken(
  lms: LmsContext,
  clientId: string = lms.profile.newClientId(),
): Promise<{ token: string; clientId: string }> {
  const issuedAt = Math.floor(lms.now().getTime() / 1000);
  const token = await new SignJWT({ sub: clientId, scope: 'reg', jti: randomUUID() })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: lms.signingKey.kid })
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + REGISTRATION_SECONDS)
    .sign(lms.signingKey.privateKey);
  return { token, clientId };
}

/** The client id a token was issued for; null when it is not ours, has expired or was spent before. Spends it. */
export async function spendRegistrationToken(lms: LmsContext, token: string): Promise<string | null> {
  const read = await readRegistrationToken(lms, token);
  if (read === null) return null;
  return (await spendOnce(lms, read.jti)) ? read.clientId : null;
}

/** What a registration token says, spent or not; null when it is not ours or has expired. */
export async function readRegistrationToken(
  lms: LmsContext,
  token: string,
): Promise<{ clientId: string; jti: string } | null> {
  const keys = createLocalJWKSet({ keys: [lms.signingKey.publicJwk] });
  const verified = await jwtVerify(token, keys, { algorithms: ['RS256'], currentDate: lms.now() }).catch(() => null);
  const { sub, jti, scope } = verified?.payload ?? {};
  if (sub === undefined || jti === undefined || scope !== 'reg') return null;
  return { clientId: sub, jti };
}

/** True the first time, false for ever after. */
export async function spendOnce(lms: LmsContext, id: string): Promise<boolean> {
  try {
    await lms.store.spent.insertOne({ _id: id, at: lms.now() });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
