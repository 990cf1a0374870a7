import { recordSiteAct } from '../audit/record-act.ts';
import type { LtiServices } from './lti-services.ts';
import { savePlatform } from './platform-repository.ts';
import { platformIdOf, type Platform } from './platform.ts';
import { createToolKeys } from './tool-keys.ts';

export type NewPlatform = Pick<
  Platform,
  'issuer' | 'clientId' | 'name' | 'family' | 'authEndpoint' | 'tokenEndpoint' | 'jwksUrl' | 'registeredBy'
> & {
  /** Empty: the LMS did not say; the first launch tells it. */
  deployments: readonly string[];
  /** What the token endpoint wants as `aud`; null: its own address (`tokenAudience`). */
  tokenAudience: string | null;
};

/** Registers an LMS, with a key pair of ours for it, or updates its addresses; it may launch at once. */
export async function addPlatform(services: LtiServices, added: NewPlatform): Promise<Platform> {
  const platform = platformOf(added, services.clock.now());
  const { _id, issuer, deployments } = platform;
  await recordSiteAct(services, added.registeredBy, 'platform-registered', { platform: _id, issuer, deployments });
  await createToolKeys(services.db, services.sealer).register({
    url: added.issuer,
    clientId: added.clientId,
    name: added.name,
    authenticationEndpoint: added.authEndpoint,
    accesstokenEndpoint: added.tokenEndpoint,
    // An update must be able to take an audience back, and ltijs keeps what it is not told.
    authorizationServer: added.tokenAudience ?? added.tokenEndpoint,
    authConfig: { method: 'JWK_SET', key: added.jwksUrl },
  });
  return savePlatform(services.db, platform);
}

function platformOf(added: NewPlatform, now: Date): Platform {
  const { issuer, clientId, name, family, authEndpoint, tokenEndpoint, jwksUrl, registeredBy, deployments } = added;
  return {
    _id: platformIdOf(issuer, clientId),
    ...{ issuer, clientId, name, family, authEndpoint, tokenEndpoint, jwksUrl, registeredBy },
    deployments: [...deployments],
    learnsDeployment: deployments.length === 0,
    registeredAt: now,
    disabledAt: null,
    lastLaunchAt: null,
  };
}
