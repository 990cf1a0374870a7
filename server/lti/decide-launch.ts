import { CLAIM, readOptionalClaims, type Claims, type OptionalClaims } from './claims.ts';
import { readLaunchGroups, rosterWithGroups } from './course-groups.ts';
import { decideRole, isTestUser } from './decide-role.ts';
import { readDeepLinking, returnsToPlatform } from './deep-linking-request.ts';
import type { LaunchContext, MessageType } from './launch-context.ts';
import { readLinkOrigin, readSubmissionId } from './link-origin.ts';
import { knownFamilyOf } from './platform-family.ts';

/** What the login and the registration make us expect of a token whose signature has been verified. */
export type Expectations = {
  issuer: string;
  clientId: string;
  deployments: readonly string[];
  /** The registration still waits for its deployment id: any one is accepted, and learned. */
  learnsDeployment: boolean;
  nonce: string;
  targetLinkUri: string;
  /** `lti_deployment_id` of the login, if it named one. */
  deploymentId: string | null;
  /** Addresses of the registration: where an answer may go. */
  platformUrls: readonly string[];
  now: Date;
};

/** What a launch says, without the platform it came from: the registration knows that better than the token. */
export type LaunchFacts = Omit<LaunchContext, 'platform'>;

export type LaunchDecision =
  { kind: 'accepted'; facts: LaunchFacts; learns: string | null } | { kind: 'refused'; reason: LaunchRefusal };

/** Judges a token's claims by everything LTI asks, in an order that names the first cause. Unknown claims are ignored. */
export function decideLaunch(claims: Claims, expected: Expectations): LaunchDecision {
  const broken = RULES.find(({ holds }) => !holds(claims, expected));
  if (broken) return { kind: 'refused', reason: broken.reason };
  const deploymentId = claims[CLAIM.deploymentId] as string;
  return {
    kind: 'accepted',
    facts: factsOf(claims, deploymentId),
    learns: expected.deployments.includes(deploymentId) ? null : deploymentId,
  };
}

export type LaunchRefusal = (typeof RULES)[number]['reason'];

const LEEWAY_S = 60; // clocks of LMS and tool; "a few minutes" at most. LTI Security §5.1.3 step 7
const MAX_ID = 255; // LTI Core §5.3.3, §5.3.5, §5.3.6

const RULES = [
  { reason: 'issuer', holds: (c, e) => c['iss'] === e.issuer }, // LTI Security §5.1.3 step 2
  { reason: 'audience', holds: (c, e) => isForUs(c['aud'], e.clientId) }, // steps 3 and 4
  { reason: 'authorised-party', holds: (c, e) => c['azp'] === undefined || c['azp'] === e.clientId }, // step 5
  { reason: 'times', holds: (c) => isTimeSpan(c['iat'], c['exp']) }, // step 7
  { reason: 'expired', holds: (c, e) => seconds(e.now) < (c['exp'] as number) + LEEWAY_S }, // step 7
  { reason: 'not-yet', holds: (c, e) => (c['iat'] as number) <= seconds(e.now) + LEEWAY_S }, // step 8
  { reason: 'nonce', holds: (c, e) => c['nonce'] === e.nonce }, // step 9
  { reason: 'version', holds: (c) => c[CLAIM.version] === '1.3.0' }, // LTI Core §5.3.2
  { reason: 'message-type', holds: (c) => isId(c[CLAIM.messageType]) }, // LTI Core §5.3.1
  { reason: 'message-unsupported', holds: (c) => Object.hasOwn(MESSAGES, typeOf(c)) },
  { reason: 'deployment-missing', holds: (c) => isId(c[CLAIM.deploymentId]) }, // LTI Core §5.3.3
  { reason: 'deployment-unknown', holds: (c, e) => isExpectedDeployment(c[CLAIM.deploymentId] as string, e) },
  { reason: 'target', holds: isTarget }, // LTI Core §5.3.4
  { reason: 'roles', holds: (c) => isTextList(c[CLAIM.roles]) }, // LTI Core §5.3.7
  { reason: 'person', holds: (c) => isId(c['sub']) }, // LTI Core §5.3.6; anonymous launches have no place here
  { reason: 'resource-link', holds: (c) => MESSAGES[typeOf(c)] !== 'link' || hasId(c[CLAIM.resourceLink]) }, // LTI Core §5.3.5
  { reason: 'course', holds: (c) => hasId(c[CLAIM.context]) || hasId(c[CLAIM.resourceLink]) },
  { reason: 'deep-linking', holds: (c) => MESSAGES[typeOf(c)] !== 'pick' || readDeepLinking(c) !== null }, // DL §3.3
  { reason: 'return-foreign', holds: (c, e) => MESSAGES[typeOf(c)] !== 'pick' || returnsHome(c, e) },
  { reason: 'review', holds: (c) => MESSAGES[typeOf(c)] !== 'review' || namesReview(c) }, // Submission Review §3
] as const satisfies readonly { reason: string; holds: (claims: Claims, expected: Expectations) => boolean }[];

/** Message types we act on; every other one is refused by name, never treated as one of these. */
const MESSAGES: Record<MessageType, 'link' | 'pick' | 'review'> = {
  LtiResourceLinkRequest: 'link',
  LtiDeepLinkingRequest: 'pick',
  LtiSubmissionReviewRequest: 'review',
};

function typeOf(claims: Claims): MessageType {
  return claims[CLAIM.messageType] as MessageType;
}

/** The certification suite's deep linking request names no target. */
function isTarget(claims: Claims, expected: Expectations): boolean {
  const target = claims[CLAIM.targetLinkUri];
  return target === expected.targetLinkUri || (target === undefined && MESSAGES[typeOf(claims)] === 'pick');
}

function returnsHome(claims: Claims, expected: Expectations): boolean {
  const request = readDeepLinking(claims);
  return request !== null && returnsToPlatform(request.returnUrl, expected.platformUrls);
}

function namesReview(claims: Claims): boolean {
  const optional = readOptionalClaims(claims);
  return optional[CLAIM.forUser] !== null && Boolean(optional[CLAIM.gradebook]?.lineitem);
}

/** Ours, and nobody else's: we trust no other audience. */
function isForUs(aud: unknown, clientId: string): boolean {
  const audiences: unknown[] = Array.isArray(aud) ? aud : [aud];
  return audiences.length > 0 && audiences.every((audience) => audience === clientId);
}

function isExpectedDeployment(deploymentId: string, expected: Expectations): boolean {
  if (expected.deploymentId !== null && expected.deploymentId !== deploymentId) return false; // LTI Core §4.1.2
  return expected.deployments.includes(deploymentId) || expected.learnsDeployment;
}

function factsOf(claims: Claims, deploymentId: string): LaunchFacts {
  const optional = readOptionalClaims(claims);
  const roles = claims[CLAIM.roles] as string[];
  return {
    messageType: typeOf(claims),
    deploymentId,
    saysFamily: knownFamilyOf(optional[CLAIM.toolPlatform]?.product_family_code),
    person: personOf(claims['sub'] as string, optional, roles),
    course: courseOf(optional),
    ...messageOf(claims, optional),
    role: decideRole(roles),
    gradebook: gradebookOf(optional),
    rosterUrl: rosterWithGroups(claims, optional[CLAIM.roster]?.context_memberships_url ?? null),
    groups: readLaunchGroups(claims),
    ...presentationOf(optional),
  };
}

function courseOf(optional: OptionalClaims): LaunchFacts['course'] {
  const { resourceLinkId = '' } = optional[CLAIM.resourceLink] ?? {};
  return optional[CLAIM.context] ?? { key: `link:${resourceLinkId}`, title: null, label: null };
}

function presentationOf(optional: OptionalClaims): Pick<LaunchFacts, 'locale' | 'returnUrl'> {
  const presentation = optional[CLAIM.presentation];
  return { locale: presentation?.locale ?? null, returnUrl: presentation?.return_url ?? null };
}

function messageOf(claims: Claims, optional: OptionalClaims) {
  const kind = MESSAGES[typeOf(claims)];
  return {
    link: kind === 'pick' ? null : optional[CLAIM.resourceLink],
    origin: readLinkOrigin(claims),
    deepLinking: kind === 'pick' ? readDeepLinking(claims) : null,
    reviewOf: kind === 'review' ? (optional[CLAIM.forUser]?.user_id ?? null) : null,
    submissionId: kind === 'link' ? readSubmissionId(claims) : null,
  };
}

function personOf(sub: string, optional: OptionalClaims, roles: string[]): LaunchFacts['person'] {
  const { name, given_name: givenName, family_name: familyName, email } = optional;
  return { sub, name, givenName, familyName, email, testUser: isTestUser(roles) };
}

function gradebookOf(optional: OptionalClaims): LaunchFacts['gradebook'] {
  const claim = optional[CLAIM.gradebook];
  return claim && { lineItemUrl: claim.lineitem, lineItemsUrl: claim.lineitems, scopes: claim.scope };
}

function seconds(moment: Date): number {
  return moment.getTime() / 1000;
}

function isTimeSpan(from: unknown, to: unknown): boolean {
  return typeof from === 'number' && typeof to === 'number' && from < to && to < LAST_SECOND;
}

const LAST_SECOND = 8.64e12; // of the longest Date

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= MAX_ID;
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function hasId(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && isId(value.id);
}
