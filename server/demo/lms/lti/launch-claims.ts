import { createHash, randomInt } from 'node:crypto';
import type {
  ActivityDocument,
  CourseDocument,
  EnrolmentRole,
  LaunchTarget,
  PersonDocument,
  ToolDocument,
} from '../lms-documents.ts';
import { customClaim } from './custom-claim.ts';
import type { LmsProfile } from '../profiles/lms-profile.ts';
import type { ServiceUrls } from './service-urls.ts';
import { AGS, AGS_SCOPES, LTI, SCOPES } from './vocabulary.ts';

/** Everything an id_token is made of. `role` is null for an admin who is not enrolled. */
export type LaunchFacts = {
  publicUrl: string;
  profile: LmsProfile;
  urls: ServiceUrls;
  tool: ToolDocument;
  person: PersonDocument;
  role: EnrolmentRole | null;
  groups: string[];
  course: CourseDocument;
  activity: ActivityDocument;
  /** Ids of the line items that hang on this resource link. */
  lineItemIds: string[];
  target: LaunchTarget;
  nonce: string;
  now: Date;
};

/**
 * The payload of a resource-link launch: the claims every LMS sends, and over them what this kind of LMS says in its
 * own way (`profile.launchExtras`).
 */
export function launchClaims(facts: LaunchFacts): Record<string, unknown> {
  const { publicUrl, profile, tool, person, activity, now } = facts;
  const issuedAt = Math.floor(now.getTime() / 1000);
  return {
    nonce: facts.nonce,
    iat: issuedAt,
    exp: issuedAt + profile.idTokenSeconds,
    iss: publicUrl,
    aud: tool.clientId,
    [`${LTI}deployment_id`]: profile.deploymentId(tool),
    [`${LTI}target_link_uri`]: targetLinkUri(activity, tool),
    sub: person._id,
    [`${LTI}roles`]: profile.launchRoles(person, facts.role),
    [`${LTI}message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}resource_link`]: { title: activity.title, description: activity.description, id: activity._id },
    ...profile.launchExtras(facts),
    ...nameClaims(person, profile.shares(tool).name),
    ...(profile.shares(tool).email ? { email: person.email } : {}),
    [`${LTI}version`]: '1.3.0',
    [`${LTI}custom`]: customClaim(facts),
    ...gradebookClaim(facts),
    ...rosterClaim(facts),
  };
}

/** Where a launch of this activity goes; Moodle wants the tool to answer it at a registered redirect URI. */
export function targetLinkUri(activity: ActivityDocument, tool: ToolDocument): string {
  return activity.toolUrl ?? tool.targetLinkUri;
}

function nameClaims({ givenName, familyName }: PersonDocument, asked: boolean): Record<string, string> {
  return asked ? { given_name: givenName, family_name: familyName, name: `${givenName} ${familyName}` } : {};
}

/** Sent by Moodle with every launch; the LTI 1.1 outcome service behind it is not part of the demo. */
export function basicOutcome({ publicUrl, tool, person, activity }: OutcomeFacts): Record<string, string> {
  const data = { instanceid: activity._id, userid: person._id, typeid: tool._id, launchid: randomInt(2 ** 31) };
  const hash = createHash('sha256').update(JSON.stringify(data)).digest('hex');
  return {
    lis_result_sourcedid: JSON.stringify({ data, hash }),
    lis_outcome_service_url: `${publicUrl}/mod/lti/service.php`,
  };
}

type OutcomeFacts = Pick<LaunchFacts, 'publicUrl' | 'tool' | 'person' | 'activity'>;

// `lineitem` only while exactly one line item hangs on the link. AGS 2.0 §3.1
function gradebookClaim({ urls, tool, course, lineItemIds }: LaunchFacts): Record<string, unknown> {
  const scope = AGS_SCOPES.filter((candidate) => tool.scopes.includes(candidate));
  if (scope.length === 0) return {};
  const lineitems = urls.lineItems(course._id, tool._id);
  const [only, ...others] = lineItemIds;
  const single = only !== undefined && others.length === 0;
  const lineitem = single ? { lineitem: urls.lineItem(course._id, only, tool._id) } : {};
  return { [AGS]: { scope, lineitems, ...lineitem } };
}

function rosterClaim({ urls, profile, tool, course }: LaunchFacts): Record<string, unknown> {
  if (!tool.scopes.includes(SCOPES.roster)) return {};
  const claim = {
    context_memberships_url: urls.memberships(course._id, tool._id),
    service_versions: profile.rosterVersions,
  };
  return { 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': claim };
}
