import { findSubmission } from '../../server/submissions/submission-repository.ts';
import { openDesk, reviewForm, seedWork, TENANCY, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const SIGN_OF_LIFE_MS = 15_000;

test('the second teacher is told who is there, the first is not; the page needs no script for it', async () => {
  const { _id } = await seedWork(desk);
  const first = await desk.get(desk.teacher, `/review/${_id}`).expect(200);
  expect(first.text).not.toContain('Somebody else is on this one');
  const second = await desk.get(desk.other, `/review/${_id}`).expect(200);
  expect(second.text).toContain('Toni Teacher has had it open since');
  expect(second.text).toContain('2026-11-23T12:00:00.000Z');
  expect(second.text).toContain(`action="${desk.other.path}/review/${_id}/take-over"`);
});

test('signs of life keep the place; three silent ones give it up', async () => {
  const { _id } = await seedWork(desk);
  await desk.get(desk.teacher, `/review/${_id}`).expect(200);
  for (let signs = 0; signs < 5; signs++) {
    desk.clock.add(SIGN_OF_LIFE_MS);
    const own = await desk.post(desk.teacher, `/review/${_id}/presence`).expect(200);
    expect(own.text).not.toContain('data-other');
  }
  expect((await desk.post(desk.other, `/review/${_id}/presence`).expect(200)).text).toContain('Toni Teacher');
  desk.clock.add(3 * SIGN_OF_LIFE_MS);
  expect((await desk.post(desk.other, `/review/${_id}/presence`).expect(200)).text).not.toContain('data-other');
  expect((await desk.post(desk.teacher, `/review/${_id}/presence`).expect(200)).text).toContain('Olga Other');
});

test('taking over moves the notice to the other page, and both may still save what they typed', async () => {
  const { _id } = await seedWork(desk);
  await desk.get(desk.teacher, `/review/${_id}`).expect(200);
  const taken = await desk.post(desk.other, `/review/${_id}/take-over?state=with-teacher`).expect(303);
  expect(taken.get('Location')).toBe(`${desk.other.path}/review/${_id}?state=with-teacher`);
  expect((await desk.get(desk.other, `/review/${_id}`)).text).not.toContain('Somebody else is on this one');
  expect((await desk.post(desk.teacher, `/review/${_id}/presence`)).text).toContain('Olga Other');
  await desk.post(desk.teacher, `/review/${_id}`, reviewForm({ summary: 'Words of Toni.' })).expect(303);
  const late = await desk.post(desk.other, `/review/${_id}`, reviewForm({ summary: 'Words of Olga.' })).expect(409);
  expect(late.text).toContain('Words of Olga.');
});

test('work that waits for no teacher is watched no longer', async () => {
  const { _id } = await seedWork(desk);
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm()).expect(303);
  await desk.post(desk.teacher, `/review/${_id}/presence`).expect(286);
  expect((await desk.get(desk.teacher, `/review/${_id}`)).text).not.toContain('hx-post');
});

test('a student and another course cannot say that they are there', async () => {
  const { _id } = await seedWork(desk);
  const student = await desk.student();
  await desk.post(student, `/review/${_id}/presence`).expect(403);
  await seedWork(desk, { _id: 'elsewhere', courseId: 'course-2' });
  await desk.post(desk.teacher, '/review/elsewhere/take-over').expect(303);
  const elsewhere = await findSubmission(desk.services.db, { ...TENANCY, courseId: 'course-2' }, 'elsewhere');
  expect(elsewhere?.presence ?? null).toBeNull();
});
