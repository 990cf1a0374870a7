import type { CallService, ServiceCall } from '../../server/lti/call-service.ts';
import { listMemberships } from '../../server/lti/directory-repository.ts';
import { courseModel, membershipModel } from '../../server/lti/directory-model.ts';
import type { PlatformFamily } from '../../server/lti/platform-family.ts';
import type { Platform } from '../../server/lti/platform.ts';
import { readRoster } from '../../server/lti/read-roster.ts';
import { refreshRoster } from '../../server/lti/refresh-roster.ts';
import { storeRoster } from '../../server/lti/roster-repository.ts';
import { openScoreCourse, type ScoreCourse } from '../support/score-course.ts';

const LIS = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const platform = (family: PlatformFamily) => ({ _id: 'p', family }) as Platform;

type Page = { members: unknown[]; link?: string };

/** A roster service as the code that reads it sees it; keeps the addresses it was asked for. */
function service(pageOf: (url: URL) => Page): CallService & { asked: string[] } {
  const asked: string[] = [];
  const call = ({ url }: ServiceCall) => {
    asked.push(url);
    const { members, link } = pageOf(new URL(url));
    const headers: Record<string, string> = link === undefined ? {} : { link };
    return Promise.resolve({
      kind: 'answered' as const,
      answer: { status: 200, headers, text: JSON.stringify({ members }) },
    });
  };
  return Object.assign(call, { asked });
}

const member = (id: number | string, more: object = {}) => ({
  user_id: String(id),
  roles: [`${LIS}#Learner`],
  ...more,
});

/** Members 0 to `count`, by `limit` or all at once. */
function course(count: number, linkTo: (url: string) => string) {
  return service((url) => {
    const limit = Number(url.searchParams.get('limit') ?? count);
    const from = Number(url.searchParams.get('from') ?? 0);
    const members = Array.from({ length: Math.min(limit, count - from) }, (_, n) => member(from + n));
    url.searchParams.set('from', String(from + limit));
    return from + limit < count ? { members, link: linkTo(url.href) } : { members };
  });
}

test('ten thousand members of Canvas come by the hundred [NRPS §2.4.2]', async () => {
  const calls = course(10_000, (url) => `<${url}>; rel="next"`);
  expect(await readRoster(calls, platform('canvas'), 'https://lms.example/names_and_roles')).toHaveLength(10_000);
  expect(calls.asked).toHaveLength(100);
});

test('Moodle is asked for everything at once', async () => {
  const calls = course(10_000, (url) => `<${url}>; rel="next"`);
  expect(await readRoster(calls, platform('moodle'), 'https://lms.example/memberships')).toHaveLength(10_000);
  expect(calls.asked).toEqual(['https://lms.example/memberships']);
});

test('a Link with escaped ampersands and curly quotes is followed (Moodle)', async () => {
  const broken = (url: string) => `<${url.replaceAll('&', '&amp;')}>; rel=“next”`;
  const calls = course(25, broken);
  expect(await readRoster(calls, platform('other'), 'https://lms.example/m?type_id=1&limit=10')).toHaveLength(25);
});

test.each([
  [
    'pages without end',
    (url: URL) => ({ members: [], link: `<${url.origin}/?n=${Number(url.searchParams.get('n')) + 1}>; rel="next"` }),
  ],
  [
    'members without end',
    (url: URL) => {
      const n = Number(url.searchParams.get('n'));
      const members = Array.from({ length: 5_000 }, (_, k) => member(n * 5_000 + k));
      return { members, link: `<${url.origin}/?n=${n + 1}>; rel="next"` };
    },
  ],
])('%s end as no roster at all', async (_what, pageOf) => {
  await expect(readRoster(service(pageOf), platform('other'), 'https://lms.example/')).rejects.toMatchObject({
    code: 'roster-unavailable',
  });
});

test('a roster that goes round in a circle ends', async () => {
  const calls = service((url) => ({
    members: [member(url.pathname)],
    link: `<${url.pathname === '/a' ? '/b' : '/a'}>; rel="next"`,
  }));
  expect(await readRoster(calls, platform('other'), 'https://lms.example/a')).toHaveLength(2);
});

test('inactive and deleted ones, missing names, numbers for ids, groups, and an entry that is none', async () => {
  const members = [
    member(1, { status: 'Inactive', name: ' ' }),
    member(2, { status: 'Deleted' }),
    { user_id: 3, roles: ['Instructor'], group_enrollments: [{ group_id: 'g1' }, { group_id: 7 }] },
    { roles: ['Learner'] },
    member(4, { roles: [`${LIS}/Instructor#TeachingAssistant`], name: 5, group_enrollments: 'none' }),
  ];
  const read = await readRoster(
    service(() => ({ members })),
    platform('sakai'),
    'https://lms.example/',
  );
  expect(read).toMatchObject([
    { sub: '1', active: false, name: null, role: 'student', groups: null },
    { sub: '2', active: false },
    { sub: '3', active: true, role: 'instructor', groups: ['g1', '7'] },
    { sub: '4', active: true, role: 'other', name: null, groups: null },
  ]);
});

describe('stored', () => {
  let school: ScoreCourse;
  let tenancy: { platformId: string; courseId: string };
  beforeAll(async () => {
    school = await openScoreCourse('canvas');
    const stored = await courseModel(school.tool.services.db).findOne().lean();
    tenancy = { platformId: stored?.platformId ?? '', courseId: stored?._id ?? '' };
  });
  afterAll(() => school.close());

  const known = () => listMemberships(school.tool.services.db, tenancy);

  test('a roster of fourteen by tens; a launch’s role wins over it', async () => {
    for (let n = 0; n < 10; n += 1) {
      await school.lms.lms.addPerson({ key: `p${n}`, givenName: `Pat${n}`, familyName: 'Pupil' });
      await school.lms.lms.enrol({ courseKey: 'eng', personKey: `p${n}`, role: 'student' });
    }
    await membershipModel(school.tool.services.db).updateOne(
      { ...tenancy, name: 'Zoé Ünal-Łuk' },
      { role: 'instructor' },
    );
    expect(await refreshRoster(school.tool.services, tenancy)).toEqual({ kind: 'read', members: 14 });
    expect((await known()).find(({ name }) => name === 'Zoé Ünal-Łuk')).toMatchObject({ role: 'instructor' });
  });

  test('ten thousand are stored, and whoever is missing later is inactive', async () => {
    const { db } = school.tool.services;
    const calls = course(10_000, (url) => `<${url}>; rel="next"`);
    const members = await readRoster(calls, platform('canvas'), 'https://lms.example/names_and_roles');
    await storeRoster(db, tenancy, members);
    await storeRoster(db, tenancy, members.slice(1));
    const active = await membershipModel(db).countDocuments({ ...tenancy, active: true, role: 'student' });
    expect(active).toBe(9_999);
  });

  test('a student’s pages name nobody else', async () => {
    const student = await school.launch('sam');
    const names = (await known()).flatMap(({ familyName }) => (familyName === null ? [] : [familyName]));
    const shown = names.filter((name) => name !== 'Student' && student.page.html.includes(name));
    expect(names).toContain('Pupil');
    expect(shown).toEqual([]);
  });
});

test('groups: a Moodle launch tells the person’s own, and the next one anew', async () => {
  const school = await openScoreCourse('moodle');
  const groupsOf = async () =>
    (await membershipModel(school.tool.services.db).findOne({ givenName: 'Sam' }).lean())?.groups;
  expect(await groupsOf()).toEqual([]);
  await school.lms.lms.enrol({ courseKey: 'eng', personKey: 'sam', role: 'student', groups: ['7', '9'] });
  await school.launch('sam');
  expect(await groupsOf()).toEqual(['7', '9']);
  await school.close();
});
