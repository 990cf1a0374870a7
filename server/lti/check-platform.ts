import { createAccessTokens } from './access-tokens.ts';
import { checkClock, checkOurKeys, checkTheirKeys } from './check-keys.ts';
import { checkServices } from './check-services.ts';
import { createGuardedFetch } from './guarded-fetch.ts';
import type { LtiServices } from './lti-services.ts';
import type { Platform } from './platform.ts';
import { createToolKeys } from './tool-keys.ts';

/** `code` names the words, `blanks` fill them; `family` picks the words for the LMS's own screens. */
export type PlatformCheck = {
  verdict: 'ok' | 'attention' | 'problem';
  code: string;
  blanks: Record<string, string | number> & { issuer: string };
};

/**
 * The connection doctor: everything that launches, marks and rosters need of one LMS, as far as it can be seen from
 * here. Asks the LMS itself, with fresh tokens. Never throws.
 */
export async function checkPlatform(services: LtiServices, platform: Platform): Promise<PlatformCheck[]> {
  const fetchGuarded = createGuardedFetch(services.config);
  const toolKeys = createToolKeys(services.db, services.sealer);
  const tokens = createAccessTokens({ toolKeys, fetchGuarded, clock: services.clock });
  const [ours, theirs, granted] = await Promise.all([
    checkOurKeys(services, { fetchGuarded, toolKeys }, platform),
    checkTheirKeys(fetchGuarded, platform, services.clock),
    checkServices(tokens, platform),
  ]);
  return [
    ...checkSwitch(platform),
    ours,
    theirs.check,
    ...checkClock(platform, theirs.aheadMs),
    ...granted,
    checkDeployment(platform),
    checkLaunch(services, platform),
  ];
}

function checkSwitch({ issuer, disabledAt }: Platform): PlatformCheck[] {
  return disabledAt ? [{ verdict: 'attention', code: 'switchedOff', blanks: { issuer } }] : [];
}

function checkDeployment({ issuer, deployments, learnsDeployment }: Platform): PlatformCheck {
  const blanks = { issuer, deployments: deployments.slice(0, SHOWN).join(', '), count: deployments.length };
  if (deployments.length > 0) return { verdict: 'ok', code: 'deployments', blanks };
  return { verdict: 'attention', code: learnsDeployment ? 'noDeployment' : 'deploymentMissing', blanks };
}

const SHOWN = 5;

/** A launch that opened shows what nothing else can: that the LMS has our login and redirect addresses right. */
export function checkLaunch(
  { config }: Pick<LtiServices, 'config'>,
  { issuer, lastLaunchAt }: Pick<Platform, 'issuer' | 'lastLaunchAt'>,
): PlatformCheck {
  if (lastLaunchAt) return { verdict: 'ok', code: 'launched', blanks: { issuer, at: lastLaunchAt.toISOString() } };
  const blanks = { issuer, login: `${config.publicUrl}/lti/login`, redirect: `${config.publicUrl}/lti/launch` };
  return { verdict: 'attention', code: 'neverLaunched', blanks };
}
