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
  expect(text).toContain('reader-one wrote a first draft and reader-two checked it');
  const places = ['Where my work is', 'What you did well', 'What to do next', 'The level you reached', 'Your work'];
  expect(places.map((title) => text.indexOf(title)).toSorted((a, b) => a - b)).toEqual(
    places.map((title) => text.indexOf(title)),
  );
  expect(text).toMatch(/Level 2<\/p><p class="level__descriptor">Does 2\./);
  expect(text).not.toContain('Demonstration, not an assessment');
  expect(text).not.toContain('Abscission.');
  expect(text).not.toContain('feedback:');
});

test('whose words: as drafted, changed by the teacher, the teacher’s own; and a level that the teacher changed', async () => {
  const { _id } = await seedWork(desk);
  const changes = {
    'text.p2': 'Add a drafted example from a book, please.',
    'new-text.cause': 'Nicely put.',
    'level.example': 'l2',
    summary: 'Come and see me.',
  };
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm(changes)).expect(303);
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  const text = await page();
  const origins = [...text.matchAll(/class="origin">([^<]*?)( ·|<)/g)].map(([, words]) => words);
  expect(origins).toEqual([
    'Written by your teacher.', // the summary
    'In the readers’ words, approved as they stand.', // p1
    'The readers’ words, changed by your teacher.', // p2, kept as a next step
    'Written by your teacher.', // the new one
    'Proposed by the readers, approved by your teacher.',
    'Chosen by your teacher.',
  ]);
});

test('a site may show the role instead of the name: on the page and in the gradebook comment', async () => {
  const { config } = desk.services;
  desk.services.config = { ...config, showApprover: 'role' };
  const { _id } = await seedWork(desk);
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm()).expect(303);
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  expect(await page()).toMatch(/Approved by your teacher, /);
  expect(await page()).not.toContain('Toni');
  const cell = await desk.services.db.collection('gradebookCells').findOne({});
  expect(JSON.stringify(cell)).toContain('Read and approved by your teacher.');
  desk.services.config = config;
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
