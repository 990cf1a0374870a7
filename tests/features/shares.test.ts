import { membershipModel } from '../../server/lti/directory-model.ts';
import { listAttempts } from '../../server/submissions/submission-repository.ts';
import { openDesk, reviewForm, seedWork, TENANCY, type Desk } from '../support/desk.ts';

let desk: Desk;
const EVEN = { 'weight.teacher-1': '1', 'weight.teacher-2': '1' };
const STUDENTS = ['student-1', 'student-2', 'student-3', 'student-4'];

beforeAll(async () => {
  desk = await openDesk();
  const member = (id: string, role: 'student' | 'instructor', changes: object = {}) => ({
    ...{
      _id: id,
      ...TENANCY,
      sub: `sub-${id}`,
      personId: id,
      name: id,
      givenName: null,
      familyName: null,
      email: null,
    },
    ...{ sourcedId: null, role, roleFrom: 'launch' as const, active: true, ...changes },
  });
  await membershipModel(desk.services.db).insertMany([
    member('teacher-1', 'instructor'),
    member('teacher-2', 'instructor', { name: 'Olga Other' }),
    member('teacher-3', 'instructor', { personId: null, name: 'Nina New' }),
    ...STUDENTS.map((id, at) => member(id, 'student', at < 3 ? { groups: at === 2 ? ['7', '8'] : ['7'] } : {})),
  ]);
});
beforeEach(() => desk.reset());
afterAll(() => desk.close());

async function seedClass(): Promise<string[]> {
  const works = [];
  for (const personId of STUDENTS) works.push((await seedWork(desk, { personId }))._id);
  return works;
}

const divide = (form: Record<string, string> = EVEN) => desk.post(desk.teacher, '/shares', form);
const page = async (path: string) =>
  (await desk.get(desk.teacher, path).expect(200)).text.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
const rows = (text: string) => [...text.matchAll(/data-submission="([^"]+)"/g)].map(([, id]) => id);
const mine = async (visit = desk.teacher) => rows((await desk.get(visit, '/queue?share=mine').expect(200)).text);
const graderOf = async (personId: string) =>
  (await listAttempts(desk.services.db, TENANCY, { assignmentId: 'assignment-1', personId })).at(-1)?.share?.grader;

test('evenly: each sees their own, next and previous stay in it, and anybody may open the rest', async () => {
  expect(await page('/queue')).not.toContain('share=mine');
  const works = await seedClass();
  await divide().expect(303);
  expect(await page('/queue')).toContain('share=mine');
  const [own, others] = [await mine(), await mine(desk.other)];
  expect([own.length, others.length]).toEqual([2, 2]);
  expect([...own, ...others].sort()).toEqual(works.toSorted());
  const [first = '', second = ''] = own;
  const review = await page(`/review/${first}?share=mine`);
  expect(review).toContain(`/review/${second}?share=mine`);
  expect(review).toContain('1 of 2');
  expect(await page(`/review/${others[0] ?? ''}?share=mine`)).toContain(`/review/${first}?share=mine`);
  expect(rows(await page('/queue?scope=course&share=mine'))).toEqual(own);
  expect(rows(await page('/queue?share=mine&route=yours-first'))).toEqual([]);
  expect(rows(await page('/queue?share=mine&q=leaves')).length).toBe(2);
});

test('groups, with who is in two of different graders, in none; how far everyone is', async () => {
  await seedClass();
  await divide({ 'weight.teacher-1': '1', 'group.7': 'teacher-2', 'group.8': 'teacher-1' }).expect(303);
  expect(await Promise.all(STUDENTS.map(graderOf))).toEqual(['teacher-2', 'teacher-2', 'teacher-1', 'teacher-1']);
  const text = await page('/shares');
  expect(text).toContain('1 student is in no group');
  expect(text).toContain('1 student is in groups of different graders');
  expect(text).toContain('Nina New');
  const [work = ''] = await mine();
  await desk.post(desk.teacher, `/review/${work}/approve`, reviewForm()).expect(303);
  expect(await page('/shares')).toMatch(/teacher-1<\/a><\/th>\s*<td class="number">1<\/td><td class="number">1</);
});

test('a grader leaves: what they opened or were named for stays until asked; decided work stays for good', async () => {
  const works = await seedClass();
  await divide().expect(303);
  const [opened = '', other = ''] = await mine(desk.other);
  await desk.get(desk.other, `/review/${opened}`).expect(200);
  const alone = { 'weight.teacher-1': '1', 'weight.teacher-2': '0' };
  await divide(alone).expect(303);
  expect(await mine(desk.other)).toEqual([opened]);
  expect(await mine()).toContain(other);
  expect(await page('/shares')).toContain('no longer a grader');
  await divide({ ...alone, opened: 'yes' }).expect(303);
  expect((await mine()).length).toBe(works.length);
  await desk.post(desk.teacher, `/review/${opened}/share?share=mine`, { grader: 'teacher-2' }).expect(303);
  expect(await mine(desk.other)).toEqual([opened]);
  await divide(alone).expect(303);
  expect(await mine(desk.other)).toEqual([opened]);
  await desk.post(desk.other, `/review/${opened}/approve`, reviewForm()).expect(303);
  await divide({ ...alone, opened: 'yes' }).expect(303);
  expect(await mine(desk.other)).toEqual([opened]);
  desk.clock.add(60_000);
  await desk.post(desk.other, '/shares/end').expect(303);
  expect(await mine(desk.other)).toEqual([]);
  const told = (await page('/shares')).replace(/<[^>]+>/g, '');
  expect(told).toMatch(/Division ended by Olga Other, .*12:01.*Divided by Toni Teacher, .*changed hands/s);
  const history = (await page(`/review/${opened}`)).replace(/<[^>]+>/g, '');
  expect(history).toMatch(/Given by name to a grader by Toni Teacher, .*: Olga Other/);
});

test('handed in later: whoever is behind; a later attempt stays with the first one’s grader', async () => {
  await seedWork(desk, { personId: 'student-1' });
  await divide().expect(303);
  const first = await graderOf('student-1');
  const hand = async (personId: string) => {
    const visit = await desk.student(personId);
    await desk.post(visit, '/work/text', { text: 'Leaves fall in autumn.' }).expect(303);
    await desk.post(visit, '/work/submit').expect(303);
  };
  await hand('student-4');
  expect(await graderOf('student-4')).not.toBe(first);
  await desk.post(await desk.student('student-1'), '/work/new').expect(303);
  await hand('student-1');
  expect(await graderOf('student-1')).toBe(first);
});

test('what cannot be divided is said, and nothing changes', async () => {
  const [work = ''] = await seedClass();
  expect((await divide({ 'weight.teacher-1': 'many' }).expect(422)).text).toContain('whole numbers');
  expect((await divide({ 'weight.teacher-1': '0' }).expect(422)).text).toContain('at least one teacher');
  await divide({ 'weight.teacher-3': '1' }).expect(422); // never here: no id of ours
  await desk.post(desk.teacher, `/review/${work}/share`, { grader: 'student-1' }).expect(400);
  expect(await mine()).toEqual([]);
});
