import { launchAs } from '../../server/demo/launch-as.ts';
import { createWebClient } from '../../server/demo/web-client.ts';
import { openServiceCourse, SCOPE, under, type LaunchServices, type ServiceCourse } from '../support/service-course.ts';

/** The demo LMS in its Canvas profile, over HTTP, with a tool that is not Second Reader. */
const CANVAS = 'https://canvas.instructure.com/lti';
const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const LIS = 'http://purl.imsglobal.org/vocab/lis/v2';
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

let course: ServiceCourse;
let urls: LaunchServices;
beforeAll(async () => {
  course = await openServiceCourse('canvas');
  urls = await course.launchOf('sam');
});
afterAll(() => course.close());

const claimsOf = async (personKey: string) =>
  (await course.served.lms.mintLaunch({ personKey, activityKey: 'essay', nonce: 'n' })).claims;

async function postScore(changes: Record<string, unknown> = {}) {
  const body = JSON.stringify({
    ...{ userId: urls.sub, scoreGiven: 10, scoreMaximum: 20, comment: 'Good.', timestamp: new Date().toISOString() },
    ...{ activityProgress: 'Completed', gradingProgress: 'FullyGraded', ...changes },
  });
  const type = 'application/vnd.ims.lis.v1.score+json';
  return course.call('POST', under(urls.lineItem, '/scores'), { scope: SCOPE.score, type, body });
}

test('a launch lives an hour, names the client twice, and comes with opaque ids and the placement', async () => {
  const claims = await claimsOf('sam');
  expect(claims).toMatchObject({ azp: claims['aud'], sub: expect.stringMatching(UUID) as unknown });
  expect(Number(claims['exp']) - Number(claims['iat'])).toBe(3600);
  expect(claims[`${LTI}/deployment_id`]).toMatch(/^\d+:[0-9a-f]{40}$/);
  expect(claims[`${LTI}/context`]).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{40}$/) as unknown });
  expect(claims).toHaveProperty(['https://www.instructure.com/placement'], null);
  expect(claims[`${LTI}/tool_platform`]).toMatchObject({ product_family_code: 'canvas' });
});

test.each([
  ['sam', ['institution/person#Student', 'membership#Learner', 'system/person#User']],
  ['tess', ['institution/person#Instructor', 'membership#Instructor', 'system/person#User']],
  ['admin', ['institution/person#Administrator', 'system/person#SysAdmin', 'system/person#User']],
])('%s: institution and system roles come with every launch', async (personKey, roles) => {
  expect((await claimsOf(personKey))[`${LTI}/roles`]).toEqual(roles.map((role) => `${LIS}/${role}`));
});

test('the Test Student is marked, and on no roster', async () => {
  const claims = await claimsOf('eng-test-student');
  expect(claims[`${LTI}/roles`]).toContain('http://purl.imsglobal.org/vocab/lti/system/person#TestUser');
  const roster = await course.call('GET', urls.roster, { scope: SCOPE.roster });
  expect(roster.text).not.toContain(String(claims['sub']));
});

test('an anonymous privacy level, the default, gives neither name nor e-mail', async () => {
  const claims = await claimsOf('sam');
  expect([claims['name'], claims['email']]).toEqual([undefined, undefined]);
});

test('the whole launch works, and its login offers platform storage in a frame of the page', async () => {
  const order = { lmsUrl: course.served.url, toolUrl: course.tool.url, personKey: 'sam', activityKey: 'essay' };
  expect((await launchAs(order)).page.html).toContain('Hello from the tiny tool');
  expect(course.tool.logins.at(-1)).toMatchObject({
    lti_storage_target: 'post_message_forwarding',
    canvas_region: expect.any(String) as unknown,
  });
  const client = createWebClient();
  await client.post(`${course.served.url}/sign-in`, new URLSearchParams({ person: 'sam' }), course.served.url);
  const page = await client.get(`${course.served.url}/activities/essay`);
  expect(page.html).toContain('<iframe name="post_message_forwarding"');
});

test('the configuration answers only with a registration token', async () => {
  const address = `${course.served.url}/api/lti/security/openid-configuration`;
  expect((await fetch(address)).status).toBe(401);
  const { url } = await course.served.lms.registrationInitiation('https://tool.example/register');
  const authorization = `Bearer ${new URL(url).searchParams.get('registration_token') ?? ''}`;
  expect(await (await fetch(address, { headers: { authorization } })).json()).toMatchObject({
    'https://purl.imsglobal.org/spec/lti-platform-configuration': { product_family_code: 'canvas' },
  });
});

test('an assertion for another audience gets no token', async () => {
  const refused = await course.call.token(
    await course.tool.assertion({ aud: 'https://elsewhere.example' }),
    SCOPE.score,
  );
  expect(refused).toMatchObject({ status: 400, type: 'application/json; charset=utf-8' });
});

test('the roster comes ten by ten, with whole role names and a proper Link', async () => {
  for (let n = 0; n < 10; n += 1) {
    await course.served.lms.addPerson({ key: `p${n}`, givenName: 'Pat', familyName: `Number${n}` });
    await course.served.lms.enrol({ courseKey: 'eng', personKey: `p${n}`, role: 'student' });
  }
  const first = await course.call('GET', urls.roster, { scope: SCOPE.roster });
  const { members } = JSON.parse(first.text) as { members: Record<string, unknown>[] };
  expect(members).toHaveLength(10);
  expect(members[0]).toMatchObject({
    roles: [`${LIS}/membership#Learner`],
    user_id: expect.stringMatching(UUID) as unknown,
  });
  const next = /<([^>]+)>; rel="next"/.exec(first.link)?.[1] ?? '';
  const second = await course.call('GET', next, { scope: SCOPE.roster });
  expect((JSON.parse(second.text) as { members: unknown[] }).members).toHaveLength(4);
  expect(second.link).not.toContain('rel="next"');
});

test('every score is another attempt unless it says otherwise, and every comment one more; the gradebook shows both', async () => {
  expect((await postScore()).status).toBe(200);
  expect((await postScore({ [`${CANVAS}/submission`]: { new_submission: false }, comment: 'Again.' })).status).toBe(
    200,
  );
  expect(await course.served.lms.gradeOf({ activityKey: 'essay', personKey: 'sam' })).toMatchObject({
    ...{ score: 10, attempts: [{ url: null }], comments: ['Good.', 'Again.'] },
  });
  const teacher = createWebClient();
  await teacher.post(`${course.served.url}/sign-in`, new URLSearchParams({ person: 'tess' }), course.served.url);
  const courseId = /courses\/(\d+)\//.exec(urls.lineItems)?.[1] ?? '';
  const page = await teacher.get(`${course.served.url}/courses/${courseId}/gradebook`);
  expect(page.html).toMatch(/10 \/ 20[\s\S]*attempts: 1[\s\S]*Good\.[\s\S]*Again\./);
});

test('results tell the last comment, and a mark that was typed over', async () => {
  await postScore({ comment: 'Last.' });
  await course.served.lms.overrideGrade({ activityKey: 'essay', personKey: 'sam', score: 7, comment: 'By hand.' });
  const [result] = await course.results(`?user_id=${urls.sub}`);
  expect(result).toMatchObject({ resultScore: 7, comment: 'Last.' });
});

test('a mark that only a teacher typed is no result', async () => {
  await course.served.lms.overrideGrade({ activityKey: 'essay', personKey: 'zoe', score: 3, comment: '' });
  const zoe = String((await claimsOf('zoe'))['sub']);
  expect(await course.results(`?user_id=${zoe}`)).toEqual([]);
});

describe('line items', () => {
  const type = 'application/vnd.ims.lis.v2.lineitem+json';
  const make = (wanted: object) =>
    course.call('POST', urls.lineItems, { scope: SCOPE.lineItem, type, body: JSON.stringify(wanted) });

  test('one with an external tool makes an assignment that opens it', async () => {
    const submissionType = { type: 'external_tool', external_tool_url: `${course.tool.url}/launch` };
    const wanted = { label: 'Made', scoreMaximum: 5, [`${CANVAS}/submission_type`]: submissionType };
    const made = JSON.parse((await make(wanted)).text) as Record<string, unknown>;
    expect(made[`${CANVAS}/submission_type`]).toEqual(submissionType);
    const list = await course.call('GET', urls.lineItems, { scope: SCOPE.lineItem });
    expect(list.text).toContain('"resourceLinkId"');
  });

  test('a link the course does not know is 412, an assignment’s own column is not deleted', async () => {
    expect((await make({ label: 'x', scoreMaximum: 1, resourceLinkId: 'nobody' })).status).toBe(412);
    expect((await course.call('DELETE', urls.lineItem, { scope: SCOPE.lineItem })).status).toBe(401);
  });
});
