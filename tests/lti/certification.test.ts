import request, { type Response } from 'supertest';
import { seedAssignment } from '../support/desk.ts';
import { LIS, LTI, type Claims } from '../support/scripted-lms.ts';
import { openScriptedSite, type ScriptedSite } from '../support/scripted-site.ts';

// The cases of the 1EdTech tool certification suite for LTI 1.3 core, each by a fresh login, with its captured values.
let site: ScriptedSite;

beforeAll(async () => {
  site = await openScriptedSite();
});
afterAll(() => site.close());

function expectReadableRefusal(answer: Response): void {
  expect(answer.status).toBe(401);
  expect(answer.get('Set-Cookie')).toBeUndefined();
  expect(answer.text).toMatch(/<h1>[^<]{10,}<\/h1>/);
  expect(answer.text).toMatch(/<code>launch-[a-z-]+<\/code>/);
  expect(answer.text).not.toMatch(/errors:|lti:|\.ts:\d|node_modules/);
}

describe('known bad payload [certification 6.1.1]', () => {
  it.each<[string, Claims, Claims?]>([
    ['No KID Sent in JWT header', {}, { kid: undefined, typ: undefined, badtestonly: '12345' }],
    ['Incorrect KID in JWT header', {}, { kid: 'imstester_66067', typ: undefined }],
    ['Wrong LTI Version', { [`${LTI}/version`]: '11.3' }],
    ['No LTI Version', { [`${LTI}/version`]: undefined }],
    [
      'Missing LTI Claims',
      { [`${LTI}/message_type`]: undefined, [`${LTI}/version`]: undefined, [`${LTI}/roles`]: undefined },
    ],
    ['Timestamps Incorrect', { exp: 22222, iat: 11111 }],
    ['message_type Claim Missing', { [`${LTI}/message_type`]: undefined }],
    ['role Claim Missing', { [`${LTI}/roles`]: undefined }],
    ['deployment_id Claim Missing', { [`${LTI}/deployment_id`]: undefined }],
    ['resource_link_id Claim Missing', { [`${LTI}/resource_link`]: undefined }],
    ['resource_link without an id', { [`${LTI}/resource_link`]: { title: 'Essay' } }],
    ['user Claim Missing (empty)', { sub: '' }],
    ['user Claim Missing (absent)', { sub: undefined }],
  ])('%s: a page in words, and no trace', async (_name, claims, header = {}) => {
    await site.platform.launch();
    await site.expectNoTrace(async () => expectReadableRefusal(await site.platform.launch(claims, { header })));
  });

  it('Invalid LTI message: a page in words, and no trace', async () => {
    await site.expectNoTrace(async () => {
      expectReadableRefusal(await site.platform.launch({}, { whole: { name: 'badltilaunch' } }));
    });
  });
});

const NAMES = ['name', 'given_name', 'family_name', 'middle_name'];
const gone = (...claims: string[]): Claims => Object.fromEntries(claims.map((claim) => [claim, undefined]));
const roles = (...names: string[]): Claims => ({ [`${LTI}/roles`]: names });
const INSTRUCTOR = roles(`${LIS}/membership#Instructor`);
const LEARNER = roles(`${LIS}/membership#Learner`);

/** Where each kind of rights lands and which pages it may see; everything else of these is refused. */
const RIGHTS = {
  instructor: { lands: /\/(queue|assignment)$/, sees: ['assignment', 'queue', 'work'] },
  student: { lands: /\/work$/, sees: ['work'] },
  none: { lands: /\/$/, sees: [] as string[] },
};
const PAGES = ['assignment', 'queue', 'work'];

async function expectRights(launched: Response, kind: keyof typeof RIGHTS): Promise<void> {
  expect(launched.status).toBe(303);
  const session = (launched.get('Set-Cookie') ?? []).find((cookie) => cookie.includes('Path=/l/'));
  const home = /^\/l\/[\w-]{22}/.exec(launched.get('Location') ?? '')?.[0] ?? '';
  const get = (path: string) =>
    request(site.tool.url)
      .get(home + path)
      .set('Cookie', session?.split(';', 1)[0] ?? '');
  const landing = await get('/').redirects(0);
  expect(landing.status === 303 ? landing.get('Location') : `${home}/`).toMatch(RIGHTS[kind].lands);
  const opened = [];
  for (const page of PAGES) if ((await get(`/${page}`).redirects(0)).status < 400) opened.push(page);
  expect(opened).toEqual(RIGHTS[kind].sees);
}

describe('valid launch [certification 6.1.2, 6.1.3]', () => {
  beforeAll(async () => {
    await site.platform.launch(INSTRUCTOR);
    const link = await site.database.connection
      .collection<{ courseId: string }>('links')
      .findOne({ resourceLinkId: '7' });
    const { platformId, _id: linkId } = link as unknown as { platformId: string; _id: string };
    await seedAssignment(site.tool.services, { platformId, courseId: link?.courseId ?? '', linkId });
  });

  it.each<[string, Claims, keyof typeof RIGHTS]>([
    ['Valid Instructor Launch', INSTRUCTOR, 'instructor'],
    [
      'Valid Instructor Launch with Roles',
      roles(`${LIS}/membership#Instructor`, `${LIS}/institution/person#Staff`, `${LIS}/institution/person#Other`),
      'instructor',
    ],
    ['Valid Instructor Launch Short Role', roles('Instructor'), 'instructor'],
    ['Valid Instructor Launch Unknown Role', roles(`${LIS}/unknown/unknown#Helper`), 'none'],
    ['Valid Instructor Launch No Role', roles(''), 'none'],
    ['Valid Instructor Launch No Role (empty list)', roles(), 'none'],
    ['Valid Instructor Launch Email Only', { ...INSTRUCTOR, ...gone(...NAMES) }, 'instructor'],
    ['Valid Instructor Launch Names Only', { ...INSTRUCTOR, ...gone('email') }, 'instructor'],
    ['Valid Instructor Launch No PII', { ...INSTRUCTOR, ...gone(...NAMES, 'email') }, 'instructor'],
    [
      'Valid Instructor Launch Email Without Context',
      { ...INSTRUCTOR, ...gone(...NAMES, `${LTI}/context`), [`${LTI}/resource_link`]: { id: '71' } },
      'instructor',
    ],
    ['Valid Student Launch', LEARNER, 'student'],
    [
      'Valid Student Launch with Roles',
      roles(`${LIS}/membership#Learner`, `${LIS}/institution/person#Student`, `${LIS}/institution/person#Mentor`),
      'student',
    ],
    ['Valid Student Launch Short Role', roles('Learner'), 'student'],
    [
      'Valid Student Launch Unknown Role',
      roles(`${LIS}/membership#Learner`, `${LIS}/uknownrole/unknown#Unknown`),
      'student',
    ],
    ['Valid Student Launch No Role', roles(''), 'none'],
    ['Valid Student Launch Email Only', { ...LEARNER, ...gone(...NAMES) }, 'student'],
    ['Valid Student Launch Names Only', { ...LEARNER, ...gone('email') }, 'student'],
    ['Valid Student Launch No PII', { ...LEARNER, ...gone(...NAMES, 'email') }, 'student'],
    [
      'Valid Student Launch Email Without Context',
      { ...LEARNER, ...gone(...NAMES, `${LTI}/context`), [`${LTI}/resource_link`]: { id: '71' } },
      'student',
    ],
    [
      'Student Only Resource Link',
      { ...LEARNER, [`${LTI}/resource_link`]: { id: '72', title: 'Only students' } },
      'student',
    ],
  ])('%s: exactly its rights', async (name, claims, kind) => {
    await expectRights(await site.platform.launch({ sub: name.includes('Instructor') ? '9' : '4', ...claims }), kind);
  });
});
