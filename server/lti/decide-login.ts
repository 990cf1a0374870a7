import { z } from 'zod';
import type { Platform } from './platform.ts';

/** A login initiation as read. LTI Security §5.1.1.1; the last two are LTI Core §4.1 */
export type LoginRequest = {
  iss: string;
  loginHint: string;
  targetLinkUri: string;
  clientId: string | null;
  messageHint: string | null;
  deploymentId: string | null;
  /** `_parent` or the name of a frame of the LMS's page; null when the LMS keeps nothing for tools. LTI PM-S §1.2 */
  storageTarget: string | null;
};

export type LoginRefusal =
  | 'login-incomplete'
  | 'platform-unknown'
  | 'client-ambiguous'
  | 'platform-disabled'
  | 'deployment-unknown'
  | 'target-foreign';

export type LoginDecision = { kind: 'accepted'; platform: Platform } | { kind: 'refused'; reason: LoginRefusal };

/** Reads query and form of a login alike; null when a required parameter is missing, empty, repeated or too long. */
export function readLogin(parameters: unknown): LoginRequest | null {
  const parsed = loginSchema.safeParse(parameters);
  if (!parsed.success) return null;
  const { iss, login_hint, target_link_uri, client_id, lti_message_hint, lti_deployment_id, lti_storage_target } =
    parsed.data;
  return {
    iss,
    loginHint: login_hint,
    targetLinkUri: target_link_uri,
    clientId: client_id ?? null,
    messageHint: lti_message_hint ?? null,
    deploymentId: lti_deployment_id ?? null,
    storageTarget: lti_storage_target ?? null,
  };
}

/** Which registration a login means, among those of its issuer. */
export function decideLogin(login: LoginRequest, registrations: readonly Platform[], publicUrl: string): LoginDecision {
  const ofClient = registrations.filter(({ clientId }) => login.clientId === null || clientId === login.clientId);
  const [platform, another] = ofClient;
  if (!platform) return { kind: 'refused', reason: 'platform-unknown' };
  // One issuer may stand for many schools: to guess would open another school's door. LTI Core §4.1.3
  if (another) return { kind: 'refused', reason: 'client-ambiguous' };
  if (platform.disabledAt) return { kind: 'refused', reason: 'platform-disabled' };
  if (!isDeployed(platform, login.deploymentId)) return { kind: 'refused', reason: 'deployment-unknown' };
  if (!isOurs(login.targetLinkUri, publicUrl)) return { kind: 'refused', reason: 'target-foreign' };
  return { kind: 'accepted', platform };
}

const text = z.string().min(1).max(2000);
const loginSchema = z.object({
  iss: text,
  login_hint: text,
  target_link_uri: text,
  client_id: text.optional(),
  lti_message_hint: z.string().max(4000).optional(),
  lti_deployment_id: text.optional(),
  // A convenience: what cannot be a frame's name may not refuse a launch.
  lti_storage_target: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .optional()
    .catch(undefined),
});

function isDeployed(platform: Platform, deploymentId: string | null): boolean {
  return deploymentId === null || platform.learnsDeployment || platform.deployments.includes(deploymentId);
}

/** Unsigned at this point, so never redirected to; a foreign address shows a mistake in the LMS. LTI Core §5.3.4 */
function isOurs(targetLinkUri: string, publicUrl: string): boolean {
  return URL.canParse(targetLinkUri) && new URL(targetLinkUri).origin === new URL(publicUrl).origin;
}
