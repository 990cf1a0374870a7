import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Clock } from '../clock.ts';
import { CLAIM } from './claims.ts';
import type { DeepLinkingAnswer } from './lti-gateway.ts';
import type { Platform } from './platform.ts';
import type { ToolKeys } from './tool-keys.ts';

/** The answer to a deep linking request, signed with our key for that platform. LTI Deep Linking 2.0 §3.4 */
export async function signDeepLinkingAnswer(
  needs: { toolKeys: ToolKeys; clock: Clock },
  platform: Platform,
  answer: DeepLinkingAnswer,
): Promise<string> {
  const { kid, privateKey } = await needs.toolKeys.tokenAccess(platform.issuer, platform.clientId);
  const issuedAt = Math.floor(needs.clock.now().getTime() / 1000) - BACKDATED_S;
  return new SignJWT(answerClaims(answer))
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .setIssuer(platform.clientId) // the other way round than in a launch: we speak. LTI DL §3.4.1
    .setAudience(platform.issuer)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFE_S)
    .sign(privateKey);
}

const BACKDATED_S = 10; // Moodle knows no leeway: an `iat` ahead of its clock is an error page
const LIFE_S = 300; // the form is sent at once; a person without JavaScript needs a moment to press its button

function answerClaims({ deploymentId, data, items, error }: DeepLinkingAnswer): Record<string, unknown> {
  return {
    nonce: randomUUID(),
    [CLAIM.messageType]: 'LtiDeepLinkingResponse',
    [CLAIM.version]: '1.3.0',
    [CLAIM.deploymentId]: deploymentId,
    [CLAIM.contentItems]: items,
    // Verbatim, also when it is empty; never where the request had none. LTI DL §3.4.4
    ...(data === null ? {} : { [CLAIM.deepLinkingData]: JSON.parse(data) as unknown }),
    ...(error === null ? {} : { [CLAIM.deepLinkingError]: error }),
  };
}
