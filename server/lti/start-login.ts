import { AppError } from '../errors.ts';
import { decideLogin, readLogin, type LoginRequest } from './decide-login.ts';
import type { KnownPlatforms } from './known-platforms.ts';
import { issueState, nonceOf, secretOf, type LoginState } from './login-state.ts';
import type { LtiServices } from './lti-services.ts';
import type { Platform } from './platform.ts';

export type StartedLogin = {
  state: string;
  /** Where the browser goes next: the LMS's registered authentication endpoint, with our request. */
  location: string;
};

/** Answers a login initiation; writes nothing. Throws AppError `launch-<reason>` (400). */
export async function startLogin(
  services: LtiServices,
  platforms: KnownPlatforms,
  parameters: unknown,
): Promise<StartedLogin> {
  const login = readLogin(parameters);
  if (login === null) throw new AppError('launch-login-incomplete');
  const decision = decideLogin(login, await platforms.byIssuer(login.iss), services.config.publicUrl);
  if (decision.kind === 'refused')
    throw new AppError(`launch-${decision.reason}`, { details: { platform: login.iss.slice(0, 200) } });
  return continueLogin(services, decision.platform, stateOf(services, login, decision.platform));
}

/** Starts over with what an earlier login said, under a new state: the earlier one may be half spent. */
export function continueLogin(services: LtiServices, platform: Platform, login: LoginState): StartedLogin {
  const state = issueState(services.secret, { ...login, issuedAt: seconds(services) });
  return { state, location: authenticationRequest(services, platform, login, state) };
}

/** The authentication request for a state of ours. LTI Security §5.1.1.2, LTI Core §4.1.1 */
export function authenticationRequest(
  services: LtiServices,
  platform: Platform,
  login: LoginState,
  state: string,
): string {
  const url = new URL(platform.authEndpoint);
  const request = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: `${services.config.publicUrl}/lti/launch`,
    login_hint: login.loginHint,
    state,
    nonce: nonceOf(secretOf(services, state), state),
    ...(login.messageHint === null ? {} : { lti_message_hint: login.messageHint }),
    ...(login.deploymentId === null ? {} : { lti_deployment_id: login.deploymentId }),
  };
  for (const [name, value] of Object.entries(request)) url.searchParams.set(name, value);
  return url.href;
}

function stateOf(services: LtiServices, login: LoginRequest, platform: Platform): LoginState {
  const { targetLinkUri, loginHint, messageHint, deploymentId, storageTarget } = login;
  const asked = { targetLinkUri, loginHint, messageHint, deploymentId, storageTarget };
  return { platformId: platform._id, ...asked, issuedAt: seconds(services) };
}

function seconds({ clock }: LtiServices): number {
  return Math.floor(clock.now().getTime() / 1000);
}
