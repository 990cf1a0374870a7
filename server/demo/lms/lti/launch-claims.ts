import { createHash, randomBytes, randomInt } from 'node:crypto';
import type {
  ActivityDocument,
  CourseDocument,
  EnrolmentRole,
  LaunchTarget,
  PersonDocument,
  ToolDocument,
} from '../lms-documents.ts';
import { customClaim } from './custom-claim.ts';
import { serviceUrls } from './service-urls.ts';
import { AGS_SCOPES, LTI, SCOPES } from './vocabulary.ts';

/** Everything an id_token is made of. `role` is null for an admin who is not enrolled. */
export type LaunchFacts = {
  publicUrl: string;
  tool: ToolDocument;
  person: PersonDocument;
  role: EnrolmentRole | null;
  course: CourseDocument;
  activity: ActivityDocument;
  /** Ids of the line items that hang on this resource link. */
  lineItemIds: string[];
  target: LaunchTarget;
  nonce: string;
  now: Date;
};

/** The payload of a resource-link launch, claim by claim in the order and shape of the recorded Moodle 4.5.6. */
export function launchClaims(facts: LaunchFacts): Record<string, unknown> {
  const { publicUrl, tool, person, course, activity, now } = facts;
  const issuedAt = Math.floor(now.getTime() / 1000);
  return {
    nonce: facts.nonce,
    iat: issuedAt,
    exp: issuedAt + ID_TOKEN_SECONDS,
    iss: publicUrl,
    aud: tool.clientId,
    [`${LTI}deployment_id`]: tool._id,
    [`${LTI}target_link_uri`]: targetLinkUri(activity, tool),
    sub: person._id,
    [`${LTI}lis`]: { person_sourcedid: person.sourcedId, course_section_sourcedid: course.sourcedId },
    [`${LTI}roles`]: launchRoles(person, facts.role),
    [`${LTI}context`]: { id: course._id, label: course.label, title: course.title, type: ['CourseSection'] },
    [`${LTI}message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}resource_link`]: { title: activity.title, description: activity.description, id: activity._id },
    'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome': basicOutcome(facts),
    ...nameClaims(person, tool),
    [`${LTI}ext`]: { user_username: person.username, lms: 'moodle-2' },
    ...(tool.claims.includes('email') ? { email: person.email } : {}),
    [`${LTI}launch_presentation`]: launchPresentation(facts),
    [`${LTI}tool_platform`]: toolPlatform(publicUrl),
    [`${LTI}version`]: '1.3.0',
    [`${LTI}custom`]: customClaim(facts),
    ...gradebookClaim(facts),
    ...rosterClaim(facts),
  };
}

const ID_TOKEN_SECONDS = 60;

/** Where a launch of this activity goes; Moodle wants the tool to answer it at a registered redirect URI. */
export function targetLinkUri(activity: ActivityDocument, tool: ToolDocument): string {
  return activity.toolUrl ?? tool.targetLinkUri;
}

const LIS = 'http://purl.imsglobal.org/vocab/lis/v2/';

// A non-editing teacher launches as Instructor, although the roster lists the same person as Learner.
function launchRoles(person: PersonDocument, role: EnrolmentRole | null): string[] {
  const inCourse = `${LIS}membership#${role === 'student' ? 'Learner' : 'Instructor'}`;
  if (!person.admin) return role === null ? [] : [inCourse];
  return [`${LIS}institution/person#Administrator`, `${LIS}membership#Instructor`, `${LIS}system/person#Administrator`];
}

function nameClaims({ givenName, familyName }: PersonDocument, tool: ToolDocument): Record<string, string> {
  const asked = ['name', 'given_name', 'family_name'].some((claim) => tool.claims.includes(claim));
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

function launchPresentation({ publicUrl, course, activity, target }: LaunchFacts) {
  const container = target === 'iframe' ? 3 : 4;
  const session = randomBytes(5).toString('hex');
  const query = `course=${course._id}&launch_container=${container}&instanceid=${activity._id}&sesskey=${session}`;
  return { locale: 'en', document_target: target, return_url: `${publicUrl}/mod/lti/return.php?${query}` };
}

function toolPlatform(publicUrl: string): Record<string, string> {
  return {
    product_family_code: 'moodle',
    version: '2024100706',
    guid: createHash('sha256').update(publicUrl).digest('hex').slice(0, 32),
    name: 'demo',
    description: 'Demo LMS',
  };
}

// `lineitem` only while exactly one line item hangs on the link. AGS 2.0 §3.1
function gradebookClaim({ publicUrl, tool, course, lineItemIds }: LaunchFacts): Record<string, unknown> {
  const scope = AGS_SCOPES.filter((candidate) => tool.scopes.includes(candidate));
  if (scope.length === 0) return {};
  const lineitems = serviceUrls.lineItems(publicUrl, course._id, tool._id);
  const [only, ...others] = lineItemIds;
  const single = only !== undefined && others.length === 0;
  const lineitem = single ? { lineitem: serviceUrls.lineItem(publicUrl, course._id, only, tool._id) } : {};
  return { 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': { scope, lineitems, ...lineitem } };
}

function rosterClaim({ publicUrl, tool, course }: LaunchFacts): Record<string, unknown> {
  if (!tool.scopes.includes(SCOPES.roster)) return {};
  const claim = {
    context_memberships_url: serviceUrls.memberships(publicUrl, course._id, tool._id),
    service_versions: ['1.0', '2.0'],
  };
  return { 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': claim };
}
