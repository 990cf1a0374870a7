import { releaseDue } from '../../server/grades/release-due.ts';
import { openDesk, queuedWork, reviewForm, seedWork, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.reset());
afterAll(() => desk.close());

const page = async (query = '') => (await desk.get(await desk.student(), `/feedback${query}`).expect(200)).text;
const DRAFTED = /drafted|abscission|reader-one|Level 2|\/ 4/;

test('before the release a student sees where the work is, and nothing of draft, review or approval', async () => {
  const { _id } = await seedWork(desk, { _id: 'w1', attempt: 1 });
  expect(await page()).not.toMatch(DRAFTED);
  await desk.post(desk.teacher, `/review/${_id}`, reviewForm({ summary: 'drafted by me' })).expect(303);
  expect(await page()).not.toMatch(DRAFTED);
  await desk
    .post(desk.teacher, `/review/${_id}/approve`, reviewForm({ version: '1', summary: 'drafted by me' }))
    .expect(303);
  const approved = await page();
  expect(approved).not.toMatch(DRAFTED);
  expect(approved).toMatch(/is-now" aria-current="step">With your teacher/);
  expect(approved).not.toContain('feedback:');
});

test('after the release: levels, points on their own words, summary, marks, who approved it and when', async () => {
  const { _id } = await seedWork(desk);
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm({ summary: 'Well begun.' })).expect(303);
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  const text = await page();
  expect(text).toContain('Well begun.');
  expect(text).toContain('3 / 4');
  expect(text).toContain('<mark class="point--strength" data-points="1">because of abscission</mark>');
  expect(text).toContain('<q lang="en">such as</q>');
  expect(text).toContain('Approved by Toni Teacher');
  expect(text).toContain('A first draft was made by reader-one and checked by reader-two');
  expect(text).not.toContain('Demonstration, not an assessment');
  expect(text).not.toContain('Abscission.');
  expect(text).not.toContain('feedback:');
});

test('a demonstration says so on the student’s page', async () => {
  const { _id } = await seedWork(desk);
  await desk.services.db.collection('drafts').updateOne({}, { $set: { demonstration: true } });
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm()).expect(303);
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  expect(await page()).toContain('Demonstration, not an assessment');
});

test('returned work shows the teacher’s note and offers one more attempt', async () => {
  const { _id } = await seedWork(desk);
  await desk.post(desk.teacher, `/review/${_id}/return`, { note: 'Add <an> example.' }).expect(303);
  const text = await page();
  expect(text).toContain('Add &lt;an&gt; example.');
  expect(text).toMatch(/action="\/l\/[^"]+\/work\/new"/);
});

test('earlier attempts stay readable, another student’s are not', async () => {
  const { _id } = await seedWork(desk, { attempt: 1 });
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm({ summary: 'First feedback.' })).expect(303);
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  await seedWork(desk, { attempt: 2, ...queuedWork(desk.clock) });
  expect(await page()).not.toContain('First feedback.');
  expect(await page('?attempt=1')).toContain('First feedback.');
  const other = await desk.student('student-2');
  await desk.get(other, '/feedback?attempt=1').expect(303);
});

test('a teacher has no student page', async () => {
  await desk.get(desk.teacher, '/feedback').expect(403);
});
