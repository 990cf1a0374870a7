import { decideLaunch, type Expectations } from '../../../server/lti/decide-launch.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const LIS = 'http://purl.imsglobal.org/vocab/lis/v2';
const NOW = 1_795_423_300;

const expected: Expectations = {
  issuer: 'https://lms.example',
  clientId: 'client',
  deployments: ['1'],
  learnsDeployment: false,
  nonce: 'nonce',
  targetLinkUri: 'https://tool.example/lti/launch',
  deploymentId: null,
  platformUrls: ['https://lms.example'],
  now: new Date(NOW * 1000),
};

/** The shape of a launch as the certification suite sends it. */
const valid: Record<string, unknown> = {
  iss: 'https://lms.example',
  aud: 'client',
  sub: '4',
  nonce: 'nonce',
  iat: NOW - 5,
  exp: NOW + 295,
  given_name: 'Sam',
  family_name: 'Student',
  middle_name: 'M',
  name: 'Sam Student',
  email: 'sam@example.com',
  locale: 'en-US',
  [`${LTI}/message_type`]: 'LtiResourceLinkRequest',
  [`${LTI}/version`]: '1.3.0',
  [`${LTI}/deployment_id`]: '1',
  [`${LTI}/target_link_uri`]: 'https://tool.example/lti/launch',
  [`${LTI}/resource_link`]: { id: '1', title: 'Essay', description: 'Write.' },
  [`${LTI}/roles`]: [`${LIS}/membership#Learner`],
  [`${LTI}/context`]: { id: '2', label: 'ENG101', title: 'English', type: ['CourseSection'] },
};

function decide(changes: Record<string, unknown>, expectations: Partial<Expectations> = {}) {
  const claims = Object.fromEntries(
    Object.entries({ ...valid, ...changes }).filter(([, value]) => value !== undefined),
  );
  return decideLaunch(claims, { ...expected, ...expectations });
}

describe('refused, by the certification list', () => {
  // "No KID" and "Incorrect KID" are refused before there are claims to judge: lti-launch.test.ts.
  it.each([
    ['wrong version', { [`${LTI}/version`]: '11.3' }, 'version'],
    ['no version', { [`${LTI}/version`]: undefined }, 'version'],
    [
      'missing LTI claims',
      { [`${LTI}/message_type`]: undefined, [`${LTI}/version`]: undefined, [`${LTI}/roles`]: undefined },
      'version',
    ],
    ['timestamps incorrect', { exp: 22222, iat: 11111 }, 'expired'],
    ['no message type', { [`${LTI}/message_type`]: undefined }, 'message-type'],
    ['no roles', { [`${LTI}/roles`]: undefined }, 'roles'],
    ['no deployment', { [`${LTI}/deployment_id`]: undefined }, 'deployment-missing'],
    ['no resource link', { [`${LTI}/resource_link`]: undefined }, 'resource-link'],
    ['empty sub', { sub: '' }, 'person'],
    ['no sub', { sub: undefined }, 'person'],
  ])('%s', (_name, changes, reason) => {
    expect(decide(changes)).toEqual({ kind: 'refused', reason });
  });

  it('invalid LTI message', () => {
    expect(decideLaunch({ name: 'badltilaunch' }, expected)).toEqual({ kind: 'refused', reason: 'issuer' });
  });
});

describe('refused, though a bare ltijs accepts it', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['unknown deployment', { [`${LTI}/deployment_id`]: '2' }, 'deployment-unknown'],
    ['no exp', { exp: undefined }, 'times'],
    ['no iat', { iat: undefined }, 'times'],
    ['times as text', { exp: String(NOW + 100) }, 'times'],
    ['iat after exp', { iat: NOW + 400 }, 'times'],
    ['iat in the future', { iat: NOW + 3600, exp: NOW + 3700 }, 'not-yet'],
    ['iat in milliseconds', { iat: NOW * 1000, exp: NOW * 1000 + 1 }, 'not-yet'],
    ['no nonce', { nonce: undefined }, 'nonce'],
    ['foreign nonce', { nonce: 'other' }, 'nonce'],
    ['foreign azp with a single aud', { azp: 'other' }, 'authorised-party'],
    ['another audience besides us', { aud: ['client', 'other'] }, 'audience'],
    ['no audience', { aud: [] }, 'audience'],
    ['roles as text', { [`${LTI}/roles`]: 'Instructor' }, 'roles'],
    ['a role that is no text', { [`${LTI}/roles`]: [1] }, 'roles'],
    ['resource link of 300 characters', { [`${LTI}/resource_link`]: { id: 'x'.repeat(300) } }, 'resource-link'],
    ['another target', { [`${LTI}/target_link_uri`]: 'https://tool.example/other' }, 'target'],
    ['another issuer', { iss: 'https://lms.example/' }, 'issuer'],
    ['a message type of tomorrow', { [`${LTI}/message_type`]: 'LtiEulaRequest' }, 'message-unsupported'],
  ])('%s', (_name, changes, reason) => {
    expect(decide(changes)).toEqual({ kind: 'refused', reason });
  });

  it('a deployment other than the login named', () => {
    const decision = decide({}, { deploymentId: '9', deployments: ['1', '9'] });
    expect(decision).toEqual({ kind: 'refused', reason: 'deployment-unknown' });
  });
});

const noName = { name: undefined, given_name: undefined, family_name: undefined, middle_name: undefined };

describe.each([
  ['instructor', 'Instructor', [`${LIS}/institution/person#Staff`, `${LIS}/institution/person#Other`]],
  ['student', 'Learner', [`${LIS}/institution/person#Student`, `${LIS}/institution/person#Mentor`]],
])('accepted for a certification launch as %s', (role, name, more) => {
  const own = `${LIS}/membership#${name}`;
  it.each<[string, Record<string, unknown>, string]>([
    ['one role', {}, role],
    ['several roles', { [`${LTI}/roles`]: [...more, own] }, role],
    ['a short role', { [`${LTI}/roles`]: [name] }, role],
    ['only an unknown role', { [`${LTI}/roles`]: [`${LIS}/unknown/unknown#Helper`] }, 'none'],
    ['no role', { [`${LTI}/roles`]: [''] }, 'none'],
    ['e-mail only', noName, role],
    ['names only', { email: undefined }, role],
    ['neither', { ...noName, email: undefined }, role],
    ['no context', { [`${LTI}/context`]: undefined, ...noName }, role],
  ])('%s', (_name, changes, right) => {
    expect(decide({ [`${LTI}/roles`]: [own], ...changes })).toMatchObject({ kind: 'accepted', facts: { role: right } });
  });
});

describe('accepted', () => {
  it('within the leeway of 60 seconds on either side', () => {
    expect(decide({ iat: NOW + 60, exp: NOW + 120 }).kind).toBe('accepted');
    expect(decide({ iat: NOW - 119, exp: NOW - 59 }).kind).toBe('accepted');
    expect(decide({ iat: NOW - 120, exp: NOW - 60 }).kind).toBe('refused');
  });

  it('with the deployment it teaches a registration that waits for it', () => {
    expect(decide({}, { deployments: [], learnsDeployment: true })).toMatchObject({ kind: 'accepted', learns: '1' });
    expect(decide({})).toMatchObject({ learns: null });
  });

  it('with a course of its own link when there is no context', () => {
    expect(decide({ [`${LTI}/context`]: undefined })).toMatchObject({
      facts: { course: { key: 'link:1', title: null } },
    });
  });

  it('with whatever optional claim is broken left out', () => {
    const broken = { name: 7, [`${LTI}/launch_presentation`]: { return_url: 'javascript:x', locale: 3 } };
    const decision = decide({ ...broken, 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': 'none' });
    const facts = { returnUrl: null, locale: null, gradebook: null, person: { name: null, givenName: 'Sam' } };
    expect(decision).toMatchObject({ kind: 'accepted', facts });
  });

  it('as a real Moodle sends it', () => {
    const services = 'https://lms.example/mod/lti/services.php';
    const moodle = {
      [`${LTI}/lis`]: { person_sourcedid: 'S-0001', course_section_sourcedid: '' },
      [`${LTI}/ext`]: { user_username: 'student1', lms: 'moodle-2' },
      [`${LTI}/roles`]: [
        `${LIS}/institution/person#Administrator`,
        `${LIS}/membership#Instructor`,
        `${LIS}/system/person#Administrator`,
      ],
      [`${LTI}/launch_presentation`]: { locale: 'en', document_target: 'iframe', return_url: `${services}?course=2` },
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
        scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
        lineitems: `${services}/2/lineitems?type_id=1`,
        lineitem: `${services}/2/lineitems/2/lineitem?type_id=1`,
      },
      'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
        context_memberships_url: `${services}/CourseSection/2/bindings/1/memberships`,
        service_versions: ['1.0', '2.0'],
      },
    };
    expect(decide(moodle)).toMatchObject({
      kind: 'accepted',
      facts: {
        role: 'instructor',
        gradebook: { lineItemUrl: `${services}/2/lineitems/2/lineitem?type_id=1` },
        rosterUrl: `${services}/CourseSection/2/bindings/1/memberships`,
        locale: 'en',
      },
    });
  });
});

const settings = {
  deep_link_return_url: 'https://lms.example/mod/lti/contentitem_return.php?course=2&sesskey=x',
  accept_types: ['ltiResourceLink'],
  accept_presentation_document_targets: ['frame', 'iframe', 'window'],
};
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';
const picking = {
  [`${LTI}/message_type`]: 'LtiDeepLinkingRequest',
  [`${LTI}/resource_link`]: undefined,
  [DL]: settings,
};
const withSettings = (changes: object) => ({ ...picking, [DL]: { ...settings, ...changes } });

describe('a deep linking request', () => {
  it('is accepted without a target and with the data exactly as it came, also when that is empty', () => {
    const decision = decide({ ...withSettings({ data: '' }), [`${LTI}/target_link_uri`]: undefined });
    const deepLinking = { data: '""', acceptMultiple: false, acceptLineItem: null };
    expect(decision).toMatchObject({ kind: 'accepted', facts: { link: null, deepLinking } });
    expect(decide(picking)).toMatchObject({ facts: { deepLinking: { data: null } } });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['without settings', { ...picking, [DL]: undefined }, 'deep-linking'],
    ['without types', withSettings({ accept_types: undefined }), 'deep-linking'],
    ['without a return address', withSettings({ deep_link_return_url: 'javascript:alert(1)' }), 'deep-linking'],
    ['to be sent elsewhere', withSettings({ deep_link_return_url: 'https://evil.example/return' }), 'return-foreign'],
    ['to a look-alike', withSettings({ deep_link_return_url: 'https://lms.example.evil.example/' }), 'return-foreign'],
    ['outside a course', { ...picking, [`${LTI}/context`]: undefined }, 'course'],
    ['to another target', { ...picking, [`${LTI}/target_link_uri`]: 'https://tool.example/x' }, 'target'],
  ])('%s is refused', (_name, changes, reason) => {
    expect(decide(changes)).toEqual({ kind: 'refused', reason });
  });

  it('of a hosted Canvas school goes back to the school', () => {
    const school = withSettings({
      deep_link_return_url: 'https://school.instructure.com/courses/1/deep_linking_response',
    });
    expect(decide(school, { platformUrls: ['https://canvas.instructure.com'] }).kind).toBe('accepted');
    expect(decide(school).kind).toBe('refused');
  });
});

describe('a submission review', () => {
  const review = {
    [`${LTI}/message_type`]: 'LtiSubmissionReviewRequest',
    [`${LTI}/for_user`]: { user_id: '4' },
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: [],
      lineitem: 'https://lms.example/lineitems/1',
    },
  };
  it('names whose work, with or without the link', () => {
    expect(decide(review)).toMatchObject({ facts: { reviewOf: '4', link: { resourceLinkId: '1' } } });
    expect(decide({ ...review, [`${LTI}/resource_link`]: undefined })).toMatchObject({ facts: { link: null } });
  });
  it.each<[string, Record<string, unknown>]>([
    ['nobody', { [`${LTI}/for_user`]: undefined }],
    ['an empty person', { [`${LTI}/for_user`]: { user_id: '' } }],
    ['no line item', { 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': { scope: [] } }],
  ])('of %s is refused', (_name, changes) => {
    expect(decide({ ...review, ...changes })).toEqual({ kind: 'refused', reason: 'review' });
  });
});

describe('what a link says of its assignment', () => {
  const originOf = (custom: object, target = 'https://tool.example/lti/launch') => {
    const address = { [`${LTI}/target_link_uri`]: target };
    return decide({ [`${LTI}/custom`]: custom, ...address }, { targetLinkUri: target });
  };
  it('is read from custom parameters, histories decoded, unknown variables and nulls left out', () => {
    const custom = {
      assignment_id: 'a-1',
      pick_id: null,
      context_history: '7, a%2Cb',
      link_history: '$ResourceLink.id.history',
    };
    const origin = { assignmentId: 'a-1', pickId: null, courses: ['7', 'a,b'], links: [] };
    expect(originOf({ ...custom, activity_history: '' })).toMatchObject({ facts: { origin } });
    expect(originOf({ assignment_id: { $gt: '' } })).toMatchObject({ facts: { origin: { assignmentId: null } } });
  });
  it('names a submission in its own address, as Canvas opens it again', () => {
    const opened = originOf({}, 'https://tool.example/lti/launch?submission=work-1');
    expect(opened).toMatchObject({ facts: { submissionId: 'work-1' } });
    expect(originOf({}, 'https://tool.example/lti/launch?submission=../x')).toMatchObject({
      facts: { submissionId: null },
    });
  });
});
