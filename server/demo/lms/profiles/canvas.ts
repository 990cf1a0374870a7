import { createHash, randomInt } from 'node:crypto';
import { z } from 'zod';
import type { EnrolmentRole, PersonDocument, ToolDocument } from '../lms-documents.ts';
import type { LaunchFacts } from '../lti/launch-claims.ts';
import { pageLinkHeader } from '../lti/service-reply.ts';
import { CANVAS, LIS, LTI, TOOL_CONFIGURATION } from '../lti/vocabulary.ts';
import { judgeCanvasScore } from './canvas-score.ts';
import type { LmsProfile } from './lms-profile.ts';
import { readHint } from './read-hint.ts';

const COURSE = '/api/lti/courses/:courseId';

/**
 * Canvas as its source and documentation describe it and as a launch captured in 2025 shows it; no Canvas was run.
 * One host plays the school's site and Canvas's sign-on host.
 */
export const canvas: LmsProfile = {
  name: 'canvas',
  title: 'Demo LMS (Canvas)',
  paths: {
    openidConfiguration: '/api/lti/security/openid-configuration',
    registration: '/api/lti/registrations',
    authorization: '/api/lti/authorize_redirect',
    token: '/login/oauth2/token',
    keys: '/api/lti/security/jwks',
    services: '/api/lti/courses',
    lineItems: `${COURSE}/line_items`,
    lineItem: `${COURSE}/line_items/:lineItemId`,
    memberships: `${COURSE}/names_and_roles`,
  },
  toolInQuery: false,
  idTokenSeconds: 3600,
  ids: 'uuids',
  newClientId: () => `1000${randomInt(10 ** 10, 10 ** 11 - 1)}`,
  deploymentId: (tool) => `${tool._id}:${opaque(`deployment ${tool._id}`)}`,
  contextId: (course) => opaque(`course ${course._id}`),
  hint: {
    write: (verifier) => Buffer.from(JSON.stringify({ verifier, context_type: 'Course' })).toString('base64url'),
    read: (hint) => readHint(Buffer.from(hint, 'base64url').toString(), hintSchema)?.verifier ?? null,
  },
  loginExtras: (tool) => ({
    deployment_id: canvas.deploymentId(tool),
    canvas_region: 'not_configured',
    canvas_environment: 'prod',
  }),
  launchRoles,
  rosterRole: (role) => `${LIS}membership#${role === 'student' ? 'Learner' : 'Instructor'}`,
  shares: ({ privacyLevel }) => ({
    name: ['public', 'name_only'].includes(privacyLevel),
    email: ['public', 'email_only'].includes(privacyLevel),
  }),
  launchExtras,
  rosterVersions: ['2.0'],
  variables: () => ({}),
  memberExtras: (person) => ({ lti11_legacy_user_id: opaque(`person ${person._id}`) }),
  platformConfiguration: {
    product_family_code: 'canvas',
    version: 'vCloud',
    messages_supported: [
      { type: 'LtiResourceLinkRequest', placements: ['course_navigation', 'assignment_selection', 'link_selection'] },
      { type: 'LtiDeepLinkingRequest', placements: ['assignment_selection', 'link_selection', 'editor_button'] },
    ],
    [`${CANVAS}account_name`]: 'Demo school',
  },
  configurationNeedsToken: true,
  registered,
  checksAudience: true,
  tokenMediaType: 'application/json; charset=utf-8',
  judgeScore: judgeCanvasScore,
  // A mark that a teacher typed before any tool sent one is no result of the tool.
  listsResult: ({ result }) => result === true,
  addsComments: true,
  pageSize: 10,
  linkHeader: pageLinkHeader,
  unknownLink: { status: 412, reason: "The specified LTI link ID doesn't exist" },
  deleteOwned: { status: 401, reason: 'You may not delete the line item of an assignment' },
  zeroesEmptyMarks: false,
  makesAssignments: true,
  opensReviews: false,
  speedGrader: true,
  testStudents: true,
  tellsLinkHistory: true,
  storage: 'post_message_forwarding',
};

const hintSchema = z.object({ verifier: z.string() });

/** Canvas names courses, deployments and older user ids by forty hex digits. */
function opaque(of: string): string {
  return createHash('sha1').update(of).digest('hex');
}

// Institution and system roles come with every launch, and an admin who is not enrolled has nothing else.
function launchRoles(person: PersonDocument, role: EnrolmentRole | null): string[] {
  const system = person.testStudent === true ? ['TestUser', 'User'] : person.admin ? ['SysAdmin', 'User'] : ['User'];
  const institution = person.admin ? 'Administrator' : role === 'student' ? 'Student' : 'Instructor';
  return [
    `${LIS}institution/person#${institution}`,
    ...(role === null ? [] : MEMBERSHIP[role].map((name) => `${LIS}membership${name}`)),
    ...system.map((name) => (name === 'TestUser' ? TEST_USER : `${LIS}system/person#${name}`)),
  ];
}

const MEMBERSHIP: Readonly<Record<EnrolmentRole, string[]>> = {
  student: ['#Learner'],
  teacher: ['#Instructor'],
  'non-editing-teacher': ['#Instructor', '/Instructor#TeachingAssistant'],
};

const TEST_USER = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';

function launchExtras(facts: LaunchFacts): Record<string, unknown> {
  const { publicUrl, tool, person, course } = facts;
  return {
    azp: tool.clientId,
    locale: 'en',
    picture: `${publicUrl}/images/messages/avatar-50.png`,
    [`${LTI}lis`]: {
      person_sourcedid: person.sourcedId || '$Person.sourcedId', // captured: what is not known stays a variable's name
      course_offering_sourcedid: course.sourcedId || '$CourseSection.sourcedId',
    },
    [`${LTI}context`]: {
      id: canvas.contextId(course),
      label: course.label,
      title: course.title,
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
    },
    [`${LTI}lti11_legacy_user_id`]: opaque(`person ${person._id}`),
    [`${LTI}launch_presentation`]: {
      document_target: 'iframe',
      return_url: `${publicUrl}/courses/${course._id}`,
      locale: 'en',
    },
    [`${LTI}tool_platform`]: {
      guid: `${opaque(publicUrl)}:canvas-lms`,
      name: 'Demo school',
      version: 'cloud',
      product_family_code: 'canvas',
    },
    'https://www.instructure.com/placement': null, // captured: null for a launch from an assignment
  };
}

// The deployment id stands on top; placements and the privacy level are kept as they were asked for.
function registered(tool: ToolDocument): Record<string, unknown> {
  return {
    deployment_id: canvas.deploymentId(tool),
    [TOOL_CONFIGURATION]: {
      target_link_uri: tool.targetLinkUri,
      domain: tool.domain,
      description: tool.description ?? '',
      messages: tool.messages,
      custom_parameters: tool.customParameters,
      claims: tool.claims,
      [`${CANVAS}privacy_level`]: tool.privacyLevel,
    },
  };
}
