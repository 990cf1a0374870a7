import type { Release, Submission } from '../../server/submissions/submission.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import { openDesk, reviewForm, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import { WORK } from '../support/desk-sample.ts';
import { openVisit } from '../support/open-visit.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
const stored = (id: string) => findSubmission(desk.services.db, TENANCY, id);

test('the review page shows the work with its evidence, the drafted levels and the marks code computes', async () => {
  const { _id } = await seedWork(desk);
  const page = await desk.get(desk.teacher, `/review/${_id}`).expect(200);
  expect(page.text).toContain('<mark class="point--strength" data-points="1">because of abscission</mark>');
  expect(page.text).toContain('Sam Student');
  expect(page.text).toMatch(/name="level\.cause" value="l2" checked/);
  expect(page.text).toContain('3 / 4');
  expect(page.text).toContain('<q lang="en">such as</q>');
  expect(page.text).not.toContain('reviews:');
});

test('two teachers approve at once: one wins, the other is told who and when, and loses nothing typed', async () => {
  const { _id } = await seedWork(desk);
  const answers = await Promise.all([
    desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm({ summary: 'Words of Toni.' })),
    desk.post(desk.other, `/review/${_id}/approve`, reviewForm({ summary: 'Words of Olga.' })),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  const loser = answers.find(({ status }) => status === 409);
  const work = (await stored(_id)) as Submission & { release: Release };
  const winner = work.release.approvedByName ?? '';
  expect(loser?.text).toContain(`${winner} has approved this work already`);
  expect(loser?.text).toContain('2026-11-23T12:00:00.000Z');
  expect(work.state).toBe('approved');
  expect(work.decisions).toHaveLength(1);
  expect(work.release.final.summary).toBe(winner === 'Toni Teacher' ? 'Words of Toni.' : 'Words of Olga.');
  expect(work.release.marks).toBe(3);
});

test('a save on an older version is refused and shows the unsaved words again', async () => {
  const { _id } = await seedWork(desk);
  await desk.post(desk.teacher, `/review/${_id}`, reviewForm({ summary: 'Words of Toni.' })).expect(303);
  const late = await desk.post(desk.other, `/review/${_id}`, reviewForm({ summary: 'Words of Olga.' })).expect(409);
  expect(late.text).toContain('Toni Teacher saved this work before you');
  expect(late.text).toContain('Words of Olga.');
  expect((await stored(_id))?.review).toMatchObject({ version: 1, summary: 'Words of Toni.' });
  await desk.post(desk.other, `/review/${_id}`, reviewForm({ version: '1', summary: 'Words of Olga.' })).expect(303);
  expect((await stored(_id))?.review).toMatchObject({ version: 2, summary: 'Words of Olga.', editedBy: 'teacher-2' });
});

test('approval is refused while a quote is not in the work, and the edits are kept', async () => {
  const { _id } = await seedWork(desk);
  const form = reviewForm({ 'quote.p1': 'because of magic', summary: 'Kept.' });
  const page = await desk.post(desk.teacher, `/review/${_id}/approve`, form).expect(422);
  expect(page.text).toContain('a quote does not stand in the work');
  expect(await stored(_id)).toMatchObject({
    state: 'with-teacher',
    release: null,
    review: { version: 1, summary: 'Kept.' },
  });
  await desk
    .post(desk.teacher, `/review/${_id}/approve`, reviewForm({ version: '1', 'quote.p1': 'my garden' }))
    .expect(303);
  const point = (await stored(_id))?.release?.final.points[0];
  expect(point?.evidence).toEqual({
    kind: 'quote',
    quote: 'my garden',
    span: { start: WORK.indexOf('my garden'), end: WORK.indexOf('my garden') + 9 },
  });
});

test('approval is refused while a criterion has no level, and names it', async () => {
  const { _id } = await seedWork(desk, { draftId: null, noDraft: 'no-reader' });
  await desk.post(desk.teacher, `/review/${_id}/scratch`).expect(303);
  const page = await desk
    .post(desk.teacher, `/review/${_id}/approve`, { version: '1', 'level.cause': 'l0', summary: 'Mine.' })
    .expect(422);
  expect(page.text).toContain('these criteria have no level');
  expect(page.text).toContain('<li>The example</li>');
  expect(await stored(_id)).toMatchObject({ state: 'with-teacher', release: null });
});

test('a point is removed, changed and added in one form', async () => {
  const { _id } = await seedWork(desk);
  const form = reviewForm({
    'remove.p1': '1',
    'text.p2': 'Changed.',
    'new-text.cause': 'Mine.',
    'new-kind.cause': 'strength',
    'new-quote.cause': 'I saw it',
  });
  await desk.post(desk.teacher, `/review/${_id}`, form).expect(303);
  const points = (await stored(_id))?.review?.points;
  expect(points?.map(({ id, text }) => [id, text])).toEqual([
    ['p2', 'Changed.'],
    ['own-1', 'Mine.'],
  ]);
});

test('an approval can be undone until it goes out, by either teacher', async () => {
  const { _id } = await seedWork(desk);
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm()).expect(303);
  expect((await desk.get(desk.teacher, `/review/${_id}`)).text).toContain('Undo the approval');
  await desk.post(desk.other, `/review/${_id}/undo`).expect(303);
  expect(await stored(_id)).toMatchObject({ state: 'with-teacher', release: null });
  expect((await stored(_id))?.decisions.map(({ kind }) => kind)).toEqual(['approve', 'undo']);
});

test('the undo comes too late once the time is over', async () => {
  const { _id } = await seedWork(desk);
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm()).expect(303);
  desk.clock.add(60_000);
  await desk.post(desk.teacher, `/review/${_id}/undo`).expect(409);
  expect((await stored(_id))?.state).toBe('approved');
});

test('returning needs a note, and sends nothing to anybody else', async () => {
  const { _id } = await seedWork(desk);
  const page = await desk.post(desk.teacher, `/review/${_id}/return`, { note: '  ' }).expect(422);
  expect(page.text).toContain('write a note');
  await desk.post(desk.teacher, `/review/${_id}/return`, { note: 'Add an example.' }).expect(303);
  expect(await stored(_id)).toMatchObject({
    state: 'returned',
    release: null,
    decisions: [{ kind: 'return', note: 'Add an example.', byName: 'Toni Teacher' }],
  });
});

test('a student cannot open the desk, and another course cannot open the work', async () => {
  const { _id } = await seedWork(desk);
  const student = await desk.student();
  await desk.get(student, '/queue').expect(403);
  await desk.get(student, `/review/${_id}`).expect(403);
  await desk.post(student, `/review/${_id}/approve`, reviewForm()).expect(403);
  const foreign = await openVisit(desk.services, { courseId: 'course-2' });
  await desk.get(foreign, `/review/${_id}`).expect(404);
  await desk.post(foreign, `/review/${_id}/approve`, reviewForm()).expect(404);
  expect((await stored(_id))?.state).toBe('with-teacher');
});
