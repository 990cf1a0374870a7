import { LIS, LTI, type Claims } from '../support/scripted-lms.ts';
import { expectRefused, openScriptedSite, type ScriptedSite } from '../support/scripted-site.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z') / 1000;
let site: ScriptedSite;

beforeAll(async () => {
  site = await openScriptedSite();
  await site.platform.launch();
});
afterAll(() => site.close());

describe('refused, though a bare ltijs 5.9.9 accepts it', () => {
  it.each<[string, Claims, string]>([
    ['unknown deployment [LTI Core 5.3.3]', { [`${LTI}/deployment_id`]: '2' }, 'deployment-unknown'],
    ['no exp [LTI Security 5.1.3]', { exp: undefined }, 'times'],
    ['no iat [LTI Security 5.1.3]', { iat: undefined }, 'times'],
    ['neither exp nor iat [LTI Security 5.1.3]', { iat: undefined, exp: undefined }, 'times'],
    ['iat an hour in the future [LTI Security 5.1.3]', { iat: NOW + 3600, exp: NOW + 3700 }, 'not-yet'],
    ['iat after exp [LTI Security 5.1.3]', { iat: NOW + 50, exp: NOW + 40 }, 'times'],
    ['iat in milliseconds [LTI Security 5.1.3]', { iat: NOW * 1000 }, 'times'],
    ['both times in milliseconds [LTI Security 5.1.3]', { iat: NOW * 1000, exp: NOW * 1000 + 300 }, 'not-yet'],
    ['exp beyond any date [LTI Security 5.1.3]', { exp: 1e20 }, 'times'],
    ['times as text [LTI Security 5.1.3]', { iat: `${NOW}`, exp: `${NOW + 300}` }, 'times'],
    ['no nonce [LTI Security 5.1.3]', { nonce: undefined }, 'nonce'],
    ['a nonce we never issued [LTI Security 5.1.3]', { nonce: 'never-issued' }, 'nonce'],
    ['single aud, azp of another client [LTI Security 5.1.3]', { azp: 'other' }, 'authorised-party'],
    ['another audience beside us [LTI Security 5.1.3]', { aud: ['client-0', 'other'] }, 'audience'],
    [
      'another audience beside us, azp us [LTI Security 5.1.3]',
      { aud: ['client-0', 'x'], azp: 'client-0' },
      'audience',
    ],
    ['roles as text [LTI Core 5.3.7]', { [`${LTI}/roles`]: 'Instructor' }, 'roles'],
    [
      'resource link id of 300 characters [LTI Core 5.3.5]',
      { [`${LTI}/resource_link`]: { id: 'x'.repeat(300) } },
      'resource-link',
    ],
  ])('%s', async (_name, claims, code) => {
    await site.expectNoTrace(async () => expectRefused(await site.platform.launch(claims), code));
  });
});

describe('refused', () => {
  it.each<[string, Claims, string]>([
    ['another issuer [LTI Security 5.1.3]', { iss: 'https://lms.example/' }, 'issuer'],
    ['the audience of another client [LTI Security 5.1.3]', { aud: 'client-1' }, 'audience'],
    ['an empty audience [LTI Security 5.1.3]', { aud: [] }, 'audience'],
    ['no audience [LTI Security 5.1.3]', { aud: undefined }, 'audience'],
    ['ended long ago [LTI Security 5.1.3]', { iat: NOW - 4000, exp: NOW - 400 }, 'expired'],
    ['sub of 300 characters [LTI Core 5.3.6]', { sub: 'x'.repeat(300) }, 'person'],
    ['sub that is no text [LTI Core 5.3.6]', { sub: { $ne: null } }, 'person'],
    ['deployment that is no text [LTI Core 5.3.3]', { [`${LTI}/deployment_id`]: { $ne: 1 } }, 'deployment-missing'],
    [
      'another target than the login named [LTI Core 5.3.4]',
      { [`${LTI}/target_link_uri`]: 'https://x.example' },
      'target',
    ],
    ['no target [LTI Core 5.3.4]', { [`${LTI}/target_link_uri`]: undefined }, 'target'],
    [
      'a message type of tomorrow [LTI Core 5.3.1]',
      { [`${LTI}/message_type`]: 'LtiEulaRequest' },
      'message-unsupported',
    ],
    ['a message type of Object [LTI Core 5.3.1]', { [`${LTI}/message_type`]: 'constructor' }, 'message-unsupported'],
    ['version 1.3 without its zero [LTI Core 5.3.2]', { [`${LTI}/version`]: '1.3' }, 'version'],
  ])('%s', async (_name, claims, code) => {
    await site.expectNoTrace(async () => expectRefused(await site.platform.launch(claims), code));
  });
});

describe('opened', () => {
  it.each<[string, Claims]>([
    ['aud as a list of us alone [LTI Security 5.1.3]', { aud: ['client-0'] }],
    ['azp that is us [LTI Security 5.1.3]', { azp: 'client-0' }],
    ['iat 30 s ago, by a clock that is behind [LTI Security 5.1.3]', { iat: NOW - 30 }],
    ['iat 50 s ahead, by a clock that is fast [LTI Security 5.1.3]', { iat: NOW + 50, exp: NOW + 110 }],
    ['ended 30 s ago by our clock [LTI Security 5.1.3]', { iat: NOW - 90, exp: NOW - 30 }],
    ['the one hour of a Canvas token [Canvas]', { exp: NOW + 3600 }],
    ['claims that nobody knows [LTI Core 5.3]', { 'https://vendor.example/x': { a: [1] }, constructor: 'x' }],
    [
      'optional claims of wrong types [LTI Core 5.4]',
      { name: 7, email: [], [`${LTI}/launch_presentation`]: 'x', [`${LTI}/custom`]: 1 },
    ],
    ['every optional claim null [LTI Core 5.4]', { name: null, [`${LTI}/context`]: null, [`${LTI}/lis`]: null }],
  ])('%s', async (_name, claims) => {
    expect(await site.platform.launch(claims)).toMatchObject({ status: 303 });
  });
});

describe('rights', () => {
  const membership = (name: string) => `${LIS}/membership#${name}`;
  it.each<[string, string[], string]>([
    ['Instructor', [membership('Instructor')], 'instructor'],
    ['bare Instructor', ['Instructor'], 'instructor'],
    ['Instructor and Learner', [membership('Learner'), membership('Instructor')], 'instructor'],
    ['Learner', [membership('Learner')], 'student'],
    ['bare Learner', ['Learner'], 'student'],
    ['ContentDeveloper', [membership('ContentDeveloper')], 'designer'],
    ['Administrator of the course', [membership('Administrator')], 'designer'],
    ['sub-role TeachingAssistant alone', [`${LIS}/membership/Instructor#TeachingAssistant`], 'none'],
    ['sub-role Learner#Instructor alone', [`${LIS}/membership/Learner#Instructor`], 'none'],
    ['sub-role with its core role', [`${LIS}/membership/Instructor#Grader`, membership('Instructor')], 'instructor'],
    ['Mentor', [membership('Mentor')], 'none'],
    ['Member', [membership('Member')], 'none'],
    ['institution Instructor', [`${LIS}/institution/person#Instructor`], 'none'],
    [
      'institution and system Administrator',
      [`${LIS}/institution/person#Administrator`, `${LIS}/system/person#Administrator`],
      'none',
    ],
    ['a deprecated person role', ['http://purl.imsglobal.org/vocab/lis/v2/person#Instructor'], 'none'],
    ['a name that contains Instructor', ['urn:lti:role:ims/lis/Instructor', 'instructor', 'Instructors'], 'none'],
    ['names of Object', ['constructor', '__proto__'], 'none'],
    ['none', [], 'none'],
  ])('of %s, %j: %s [LTI Core A.2]', async (_name, roles, expected) => {
    const launched = await site.platform.launch({ [`${LTI}/roles`]: roles });
    const launchId = /^\/l\/([\w-]{22})/.exec(launched.get('Location') ?? '')?.[1] ?? '';
    const visit = await site.database.connection.collection<{ _id: string }>('visits').findOne({ _id: launchId });
    expect(visit).toMatchObject({ role: expected });
  });
});
