import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import { personModel } from '../../server/lti/directory-model.ts';
import { aliasNamed, fileNameFor, showsName } from '../../server/submissions/called.ts';
import { serialiseRubric } from '../../server/rubrics/serialise-rubric.ts';
import type { SubmissionState } from '../../server/submissions/submission.ts';
import { openDesk, seedAssignment, seedWork, type Desk } from '../support/desk.ts';
import { RUBRIC } from '../support/desk-sample.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ assignment: { anonymous: true } });
});
beforeEach(async () => {
  await desk.reset();
  await desk.database.connection.collection('aliases').deleteMany({});
});
afterAll(() => desk.close());

const page = async (path: string, visit = desk.teacher) => (await desk.get(visit, path).expect(200)).text;
const aliases = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/data-submission="([\w-]+)".*data-student="([^"]*)"/g)].map(([, id = '', who = '']) => [id, who]),
  );

test.each<[boolean, SubmissionState[]]>([
  [false, []],
  [false, ['composing']],
  [false, ['with-teacher']],
  [false, ['approved']],
  [false, ['returned']],
  [true, ['released']],
  [true, ['released', 'composing']],
  [false, ['released', 'queued']],
  [false, ['released', 'reading']],
  [false, ['released', 'approved']],
  [true, ['superseded', 'released']],
  [false, ['superseded', 'returned']],
])('a name shows (%s) when the attempts are %j', (shows, attempts) => {
  expect(showsName(attempts)).toBe(shows);
});

test.each([
  ['Student 482', 482],
  ['482', 482],
  ['Estudiante 48213', 48_213],
  ['in 48', null],
  ['the year 1848 was', null],
])('%j looks for the alias %j', (words, number) => expect(aliasNamed(words)).toBe(number));

test.each([
  ['Sam Student essay.DOCX', 'student-482.docx'],
  ['thesis.sam', 'student-482'],
  ['sam', 'student-482'],
])('a file called %j is called %j', (name, shown) => {
  expect(fileNameFor({ alias: 482, name: null, sub: null, testUser: false }, name)).toBe(shown);
});

test('aliases are drawn once, whoever looks first, and no two are alike', async () => {
  const ids = Array.from({ length: 40 }, (_, n) => `p-${n}`);
  const person = { platformId: 'platform-1', givenName: null, familyName: null, email: null, testUser: false };
  await personModel(desk.services.db).insertMany(ids.map((_id) => ({ _id, sub: _id, name: `N ${_id}`, ...person })));
  for (const personId of ids) await seedWork(desk, { _id: `w-${personId}`, personId, attempt: 1 });
  const seen = await Promise.all(
    [desk.teacher, desk.other, desk.teacher, desk.other].map((who) => page('/queue', who)),
  );
  const [first = {}, ...others] = seen.map(aliases);
  expect(new Set(Object.values(first)).size).toBe(40);
  for (const other of others) expect(other).toEqual(first);
  expect(aliases(await page('/queue'))).toEqual(first);
  const called = first['w-p-7'] ?? '';
  expect(Object.keys(aliases(await page(`/queue?q=${encodeURIComponent(called)}`)))).toEqual(['w-p-7']);
  expect(Object.keys(aliases(await page(`/queue?scope=course&q=${called.slice(-3)}`)))).toEqual(['w-p-7']);
});

test('a name hidden here shows in the course’s other assignment', async () => {
  await seedWork(desk, { _id: 'here' });
  const other = await seedAssignment(desk.services, { _id: 'assignment-2', linkId: 'link-2', anonymous: false });
  await seedWork({ ...desk, assignment: other }, { _id: 'there' });
  const rows = aliases(await page('/queue?scope=course'));
  expect(rows).toEqual({ here: expect.stringMatching(/^Student \d{3}$/) as string, there: 'Sam Student' });
  expect(Object.keys(aliases(await page('/queue?scope=course&q=sam')))).toEqual(['there']);
});

test('the test student stays marked, and nameless', async () => {
  await personModel(desk.services.db).updateOne({ _id: 'student-1' }, { $set: { testUser: true } });
  await seedWork(desk, { _id: 'tested' });
  const html = await page('/review/tested');
  expect(html).toContain('counts in no statistics');
  expect(html).not.toContain('Sam Student');
});

test('the choice is made on the set-up page; who switched it stands there and in every work’s history', async () => {
  const FORM = {
    ...{ title: 'Why', task: 'Why?', notes: '', attempts: '1', dueAt: '', feedbackLanguage: 'en', counts: 'newest' },
    ...{ rubricChoice: 'paste', rubricYaml: serialiseRubric(RUBRIC), blindShare: '5' },
  };
  await seedWork(desk, { _id: 'mine' });
  desk.clock.add(60_000);
  await desk.post(desk.teacher, '/assignment', FORM).expect(303);
  expect(await page('/assignment')).toMatch(/Names shown by Toni Teacher, <time datetime="2026-11-23T12:01/);
  expect(await page('/review/mine')).toMatch(/<h1>Sam Student<\/h1>[^]*Names shown by Toni Teacher/);
  desk.clock.add(60_000);
  await desk.post(desk.other, '/assignment', { ...FORM, anonymous: 'yes' }).expect(303);
  await desk.post(desk.other, '/assignment', { ...FORM, anonymous: 'yes' }).expect(303);
  const setUp = await page('/assignment');
  expect(setUp).toContain('name="anonymous" value="yes" checked');
  expect(setUp.match(/Names (shown|hidden) by/g)).toEqual(['Names shown by', 'Names hidden by']);
  expect(await page('/review/mine')).toMatch(/<h1>Student \d{3}<\/h1>/);
  const stored = await assignmentModel(desk.services.db).findById('assignment-1').lean();
  expect(stored?.anonymitySwitches?.map(({ to, by }) => [to, by])).toEqual([
    ['shown', 'teacher-1'],
    ['hidden', 'teacher-2'],
  ]);
});
