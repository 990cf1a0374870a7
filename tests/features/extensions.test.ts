import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import type { Assignment } from '../../server/assignments/assignment.ts';
import { membershipModel } from '../../server/lti/directory-model.ts';
import { listAttempts } from '../../server/submissions/submission-repository.ts';
import { openDesk, seedWork, TENANCY, type Desk } from '../support/desk.ts';

let desk: Desk;
const DUE = new Date('2026-11-22T12:00:00Z'); // a day before the desk's clock
const FORM = { student: 'sub-student-1', dueAt: '2026-11-25T18:00', extraAttempts: '0', reason: 'ILL AT HOME' };

beforeAll(async () => {
  desk = await openDesk();
  const member = (sub: string, changes: object) => ({
    ...{ _id: sub, ...TENANCY, sub, personId: null, name: sub, givenName: null, familyName: null, email: null },
    ...{ sourcedId: null, role: 'student' as const, roleFrom: 'roster' as const, active: true, ...changes },
  });
  await membershipModel(desk.services.db).insertMany([
    member('sub-student-1', { name: 'Sam Student', email: 'sam@example.org' }),
    member('sub-never', { name: 'Nora Never' }),
    member('sub-gone', { name: 'Gus Gone', active: false }),
    member('sub-teacher-1', { name: 'Tess Teacher', role: 'instructor' }),
  ]);
});
beforeEach(async () => {
  await desk.reset();
  await desk.services.db.collection('extensions').deleteMany({});
  await set({ dueAt: DUE });
});
afterAll(() => desk.close());

const set = (changed: Partial<Assignment>) => assignmentModel(desk.services.db).updateOne({}, { $set: changed });
const give = (changes: Record<string, string> = {}) => desk.post(desk.teacher, '/extensions', { ...FORM, ...changes });
const page = async (query = '') => (await desk.get(desk.teacher, `/extensions${query}`).expect(200)).text;
const workPage = async (person: string) => (await desk.get(await desk.student(person), '/work').expect(200)).text;
const attempts = (personId = 'student-1') =>
  listAttempts(desk.services.db, TENANCY, { assignmentId: 'assignment-1', personId });

test('a student sees and gets their own date, others the class one; the reason stays with teachers', async () => {
  await give().expect(303);
  const own = await workPage('student-1');
  expect(own).toContain('Nov 25, 2026');
  expect(own).not.toContain('The due date has passed');
  expect(own).not.toContain('ILL AT HOME');
  expect(await workPage('student-2')).toContain('The due date has passed');
  for (const person of ['student-1', 'student-2']) {
    const visit = await desk.student(person);
    await desk.post(visit, '/work/text', { text: 'Leaves fall in autumn.' }).expect(303);
    await desk.post(visit, '/work/submit').expect(303);
  }
  expect((await attempts())[0]).toMatchObject({ late: false });
  expect((await attempts('student-2'))[0]).toMatchObject({ late: true });
});

test('what was handed in late is in time after it, and late again when it is withdrawn or ends earlier', async () => {
  await seedWork(desk, { personId: 'student-1', late: true, submittedAt: new Date('2026-11-23T08:00:00Z') });
  await give().expect(303);
  expect((await attempts())[0]).toMatchObject({ late: false });
  await give({ dueAt: '2026-11-22T18:00', reason: 'only hours' }).expect(303);
  expect((await attempts())[0]).toMatchObject({ late: true });
  await give().expect(303);
  await desk.post(desk.other, '/extensions/withdraw', { student: FORM.student }).expect(303);
  expect((await attempts())[0]).toMatchObject({ late: true });
  const text = await page();
  expect(text).not.toContain('Extensions that count now');
  for (const word of ['Given', 'Changed', 'Withdrawn', 'Olga Other', 'ILL AT HOME', 'only hours'])
    expect(text).toContain(word);
});

test('more attempts: another one may be begun', async () => {
  await set({ attemptsAllowed: 1 });
  await seedWork(desk, { personId: 'student-1', attempt: 1 });
  const visit = await desk.student();
  await desk.post(visit, '/work/new').expect(409);
  expect((await desk.get(visit, '/feedback')).text).not.toContain('/work/new');
  await give({ dueAt: '', extraAttempts: '1' }).expect(303);
  expect((await desk.get(visit, '/feedback')).text).toContain('/work/new');
  await desk.post(visit, '/work/new').expect(303);
});

test.each([
  [{ student: '' }, 'Choose a student of this course'],
  [{ student: 'sub-gone' }, 'Choose a student of this course'],
  [{ student: 'sub-teacher-1' }, 'Choose a student of this course'],
  [{ dueAt: '2026-11-22T12:00' }, 'after the class&#x27;s due date'],
  [{ dueAt: '2026-02-31T10:00' }, 'Enter a real date and time'],
  [{ dueAt: '' }, 'Enter a later due date, more attempts, or both'],
  [{ extraAttempts: '21' }, 'whole number from 0 to 20'],
])('refused with words and nothing lost: %j', async (changes, words) => {
  const { text } = await give(changes).expect(422);
  expect(text).toContain(words);
  expect(text).toContain('ILL AT HOME');
  expect(await desk.services.db.collection('extensions').countDocuments()).toBe(0);
});

test('the form: found by a part of a name, opened for one; somebody who has never been here can be given one', async () => {
  const found = await page('?q=never');
  expect(found).toContain('Nora Never');
  expect(found).not.toContain('sam@example.org');
  expect(found).not.toContain('Gus Gone');
  await give({ student: 'sub-never' }).expect(303);
  expect(await page('?student=sub-never')).toContain('value="2026-11-25T18:00"');
});

test('the release page says who may still be writing', async () => {
  const release = async () => (await desk.get(desk.teacher, '/release').expect(200)).text;
  expect(await release()).not.toContain('may still hand in');
  await give({ dueAt: '2026-11-23T12:30' }).expect(303);
  expect(await release()).toContain('1 student may still hand in');
  desk.clock.set('2026-11-23T12:30:01Z');
  expect(await release()).not.toContain('may still hand in');
});
