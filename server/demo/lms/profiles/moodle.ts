import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { EnrolmentRole, PersonDocument, ToolDocument } from '../lms-documents.ts';
import { basicOutcome, type LaunchFacts } from '../lti/launch-claims.ts';
import { brokenLinkHeader } from '../lti/service-reply.ts';
import { LIS, LTI, TOOL_CONFIGURATION } from '../lti/vocabulary.ts';
import type { LmsProfile } from './lms-profile.ts';
import { judgeMoodleScore } from './moodle-score.ts';
import { readHint } from './read-hint.ts';

const SERVICES = '/mod/lti/services.php';

/** Moodle 4.5.6 as it was recorded. */
export const moodle: LmsProfile = {
  name: 'moodle',
  title: 'Demo LMS',
  paths: {
    openidConfiguration: '/mod/lti/openid-configuration.php',
    registration: '/mod/lti/openid-registration.php',
    authorization: '/mod/lti/auth.php',
    token: '/mod/lti/token.php',
    keys: '/mod/lti/certs.php',
    services: SERVICES,
    lineItems: `${SERVICES}/:courseId/lineitems`,
    lineItem: `${SERVICES}/:courseId/lineitems/:lineItemId/lineitem`,
    memberships: `${SERVICES}/CourseSection/:courseId/bindings/:toolId/memberships`,
  },
  toolInQuery: true,
  idTokenSeconds: 60,
  ids: 'numbers',
  newClientId: () => randomBytes(12).toString('base64url').replace(/[-_]/g, 'x').slice(0, 15),
  deploymentId: (tool) => tool._id,
  contextId: (course) => course._id,
  hint: {
    // Moodle counts course modules apart from activities, so the two numbers differ.
    write: (launchid, activity) =>
      JSON.stringify({ ...(activity === null ? {} : { cmid: Number(activity._id) + 1 }), launchid }),
    read: (hint) => readHint(hint, hintSchema)?.launchid ?? null,
  },
  loginExtras: () => ({}),
  launchRoles,
  // Moodle asks whether somebody may edit the course: a non-editing teacher may not, and is listed as a learner.
  rosterRole: (role) => (role === 'teacher' ? 'Instructor' : 'Learner'),
  shares: ({ claims }) => ({
    name: ['name', 'given_name', 'family_name'].some((claim) => claims.includes(claim)),
    email: claims.includes('email'),
  }),
  launchExtras,
  rosterVersions: ['1.0', '2.0'],
  variables: ({ groups }) => ({ '$Moodle.Person.userGroupIds': groups.join(',') }),
  memberExtras: ({ sourcedId, username }) => ({ lis_person_sourcedid: sourcedId, ext_user_username: username }),
  platformConfiguration: {
    product_family_code: 'moodle',
    version: '4.5.6 (Build: 20250811)',
    messages_supported: [{ type: 'LtiResourceLinkRequest' }],
  },
  configurationNeedsToken: false,
  registered,
  checksAudience: false,
  tokenMediaType: 'text/html; charset=utf-8',
  judgeScore: judgeMoodleScore,
  // Only cells that hold a mark; what was wiped is not listed.
  listsResult: ({ score }) => score !== null,
  addsComments: false,
  pageSize: null,
  linkHeader: brokenLinkHeader,
  unknownLink: { status: 403, reason: 'Forbidden: the resource link is not of this course' },
  deleteOwned: { status: 403, reason: 'Forbidden: the column belongs to an activity' },
  zeroesEmptyMarks: true,
  makesAssignments: false,
  opensReviews: true,
  speedGrader: false,
  testStudents: false,
  tellsLinkHistory: false,
  storage: null,
};

const hintSchema = z.object({ launchid: z.string() });

// A non-editing teacher launches as Instructor, although the roster lists the same person as Learner.
function launchRoles(person: PersonDocument, role: EnrolmentRole | null): string[] {
  const inCourse = `${LIS}membership#${role === 'student' ? 'Learner' : 'Instructor'}`;
  if (!person.admin) return role === null ? [] : [inCourse];
  return [`${LIS}institution/person#Administrator`, `${LIS}membership#Instructor`, `${LIS}system/person#Administrator`];
}

function launchExtras(facts: LaunchFacts): Record<string, unknown> {
  const { publicUrl, person, course, activity, target } = facts;
  const container = target === 'iframe' ? 3 : 4;
  const session = randomBytes(5).toString('hex');
  const query = `course=${course._id}&launch_container=${container}&instanceid=${activity._id}&sesskey=${session}`;
  return {
    [`${LTI}lis`]: { person_sourcedid: person.sourcedId, course_section_sourcedid: course.sourcedId },
    [`${LTI}context`]: { id: course._id, label: course.label, title: course.title, type: ['CourseSection'] },
    'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome': basicOutcome(facts),
    [`${LTI}ext`]: { user_username: person.username, lms: 'moodle-2' },
    [`${LTI}launch_presentation`]: {
      locale: 'en',
      document_target: target,
      return_url: `${publicUrl}/mod/lti/return.php?${query}`,
    },
    [`${LTI}tool_platform`]: {
      product_family_code: 'moodle',
      version: '2024100706',
      guid: createHash('sha256').update(publicUrl).digest('hex').slice(0, 32),
      name: 'demo',
      description: 'Demo LMS',
    },
  };
}

// Recorded: the deployment id is nested, `messages` leaves out the resource link, a custom value is cut at "=".
function registered(tool: ToolDocument): Record<string, unknown> {
  const cut = Object.entries(tool.customParameters).map(([name, value]) => [name, value.split('=')[0] ?? '']);
  return {
    [TOOL_CONFIGURATION]: {
      version: '1.3.0',
      deployment_id: tool._id,
      target_link_uri: tool.targetLinkUri,
      domain: tool.domain,
      description: tool.description ?? '',
      messages: [],
      custom_parameters: Object.fromEntries(cut) as Record<string, string>,
      claims: tool.claims,
    },
  };
}
