import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import type { Assignment } from '../../server/assignments/assignment.ts';
import { gradebookCellModel } from '../../server/grades/gradebook-cell-model.ts';
import { releaseDue } from '../../server/grades/release-due.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { createReaders } from '../../server/llm/create-readers.ts';
import { openDesk, reviewForm, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import { openVisit, type OpenVisit } from '../support/open-visit.ts';

let desk: Desk;
let third: OpenVisit;
beforeAll(async () => {
  desk = await openDesk({ readers: createReaders({ kind: 'offline' }, 2) });
  third = await openVisit(desk.services, { personId: 'teacher-3', personName: 'Theo Third' });
});
beforeEach(async () => {
  await desk.reset();
  await desk.services.db.collection('markerNotes').deleteMany({});
  await rule({ secondMarker: { whom: 'all', share: 0, blind: false } });
});
afterAll(() => desk.close());

const rule = (changed: Partial<Assignment>) => assignmentModel(desk.services.db).updateOne({}, { $set: changed });
const stored = async (id: string) => (await findSubmission(desk.services.db, TENANCY, id)) as Submission;
const page = async (visit: OpenVisit, path: string) => (await desk.get(visit, path).expect(200)).text;
const kinds = async (id: string) => (await stored(id)).decisions.map(({ kind }) => kind);
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const LOW = { 'level.cause': 'l0', 'level.example': 'l1' };
const SAME = { 'level.cause': 'l2', 'level.example': 'l1' };

async function seenOf(id: string): Promise<string> {
  return (await stored(id)).second?.at.toISOString() ?? '';
}
const act = async (visit: OpenVisit, id: string, name: string, form: Record<string, string> = {}) =>
  desk.post(visit, `/review/${id}/second${name}`, { seen: await seenOf(id), ...form });

/** A work that its first marker, Toni, has approved. */
async function firstMarked(form: Record<string, string> = {}): Promise<string> {
  const { _id } = await seedWork(desk);
  const answer = await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm(form)).expect(303);
  expect(answer.get('Location')).toContain('done=waits');
  desk.clock.add(1_000);
  return _id;
}

/** Tries everything that lets work out, an hour later too: nothing of this one may leave. */
async function nothingLeaves(id: string, cells = 0): Promise<void> {
  await desk.post(desk.teacher, '/release').expect(303);
  desk.clock.add(3_600_000);
  await desk.post(desk.other, '/release').expect(303);
  await releaseDue(desk.services);
  const work = await stored(id);
  expect(work.release).toBeNull();
  expect(work.state).not.toBe('released');
  expect(await gradebookCellModel(desk.services.db).countDocuments()).toBe(cells);
  expect(await page(await desk.student(), '/feedback')).not.toContain('A drafted summary');
}

test('the first approval lets nothing out by any path; another teacher agrees, and it goes out by the rule', async () => {
  const id = await firstMarked();
  expect(await stored(id)).toMatchObject({
    state: 'with-teacher',
    release: null,
    second: { first: { by: 'teacher-1' } },
  });
  await nothingLeaves(id);
  const again = await desk.post(desk.teacher, `/review/${id}/approve`, reviewForm({ version: '1' }));
  expect(again.status).toBe(409);
  expect((await act(desk.teacher, id, '/agree')).status).toBe(409);
  expect((await act(desk.teacher, id, '', SAME)).text).toContain('You approved this work as first marker');
  await desk.post(desk.other, `/review/${id}/approve`, reviewForm({ version: '1' })).expect(409);
  await desk.post(desk.other, `/review/${id}`, reviewForm({ version: '1', summary: 'Slipped in.' })).expect(409);
  await desk.post(desk.other, `/review/${id}/redraft`, { ...reviewForm({ version: '1' }), kind: 'anew', note: '' });
  await desk.post(desk.other, `/review/${id}/undo`).expect(409);
  await nothingLeaves(id);
  expect((await stored(id)).state).toBe('with-teacher');
  const mine = await page(desk.teacher, `/review/${id}`);
  expect(mine).toContain('It waits for another teacher of this course');
  expect(mine).not.toContain('/second/agree');
  expect(await page(desk.other, `/review/${id}`)).toContain('Agree and approve');
  await act(desk.other, id, '/agree').then((answer) => expect(answer.status).toBe(303));
  expect(await stored(id)).toMatchObject({ state: 'approved', release: { approvedBy: 'teacher-2', marks: 3 } });
  expect(await releaseDue(desk.services)).toBe(0);
  desk.clock.add(60_000);
  expect(await releaseDue(desk.services)).toBe(1);
  expect(await page(await desk.student(), '/feedback')).toContain('A drafted summary');
  expect(await kinds(id)).toEqual(['first-mark', 'agree']);
  const history = words(await page(desk.teacher, `/review/${id}`));
  expect(history).toMatch(
    /Approved as first marker by Toni Teacher.*Agreed and approved as second marker by Olga Other/,
  );
});

test('undone, agreeing is undone with it: it waits for a second marker again', async () => {
  const id = await firstMarked();
  await act(desk.other, id, '/agree');
  await desk.post(desk.teacher, `/review/${id}/undo`).expect(303);
  expect(await stored(id)).toMatchObject({ state: 'with-teacher', second: { second: null, settled: null } });
  await nothingLeaves(id);
  expect((await act(desk.teacher, id, '/agree')).status).toBe(409);
  expect((await act(desk.other, id, '/agree')).status).toBe(303);
});

test('the first marker takes it back, changes it, and asks again; what was seen before is no ground to agree on', async () => {
  const id = await firstMarked();
  const seen = await seenOf(id);
  expect((await act(desk.other, id, '/back')).status).toBe(409);
  await act(desk.teacher, id, '/back');
  expect((await stored(id)).second).toBeNull();
  await desk.post(desk.teacher, `/review/${id}/approve`, reviewForm({ version: '2', ...LOW })).expect(303);
  expect((await desk.post(desk.other, `/review/${id}/second/agree`, { seen })).status).toBe(409);
  await nothingLeaves(id);
  expect((await act(desk.other, id, '/agree')).status).toBe(303);
  expect((await stored(id)).release?.marks).toBe(1);
});

test('two at once: of two second markers one agrees, the other is told who was first', async () => {
  const id = await firstMarked();
  const seen = await seenOf(id);
  const answers = await Promise.all([
    desk.post(desk.other, `/review/${id}/second/agree`, { seen }),
    desk.post(third, `/review/${id}/second`, { seen, ...LOW }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect((await stored(id)).decisions).toHaveLength(2);
});

test('they differ: both sets are shown, a third act with a reason settles, the levels are fixed, then it is approved', async () => {
  const id = await firstMarked();
  expect((await act(desk.other, id, '', { 'level.cause': 'l0' })).status).toBe(422);
  await act(desk.other, id, '', LOW);
  await nothingLeaves(id);
  const shown = words(await page(third, `/review/${id}`));
  expect(shown).toContain('The cause Level 2 2 points Level 0 0 points -2');
  expect(shown).toContain('The example Level 1 1 point Level 1 1 point same');
  await desk.post(third, `/review/${id}/approve`, reviewForm({ version: '2' })).expect(409);
  expect((await act(desk.teacher, id, '/settle', { how: 'first', note: 'Mine.' })).text).toContain(
    'These are your own levels',
  );
  expect((await act(third, id, '/settle', { how: 'second', note: ' ' })).text).toContain('Say in a few words why');
  expect((await act(third, id, '/settle', { how: 'second', note: 'No cause is named.' })).status).toBe(303);
  await nothingLeaves(id);
  const { version = 0 } = (await stored(id)).review ?? {};
  const form = reviewForm({ version: String(version), ...SAME, summary: 'In line with it.' });
  await desk.post(desk.teacher, `/review/${id}/approve`, form).expect(303);
  const work = await stored(id);
  expect(work).toMatchObject({ state: 'approved', release: { marks: 1, final: { summary: 'In line with it.' } } });
  const told = words(await page(desk.other, `/review/${id}`));
  expect(told).toMatch(/Levels settled by Theo Third, \S+.*: No cause is named\./);
  desk.clock.add(60_000);
  expect(await releaseDue(desk.services)).toBe(1);
  const read = await page(await desk.student(), '/feedback');
  expect(read).toContain('In line with it.');
  expect(read).not.toMatch(/No cause is named|Theo|second marker/);
});

test('a settlement is taken back by who made it; an approval after one that is gone finds nothing', async () => {
  const id = await firstMarked();
  await act(desk.other, id, '', LOW);
  await act(third, id, '/settle', { how: 'other', note: 'We talked.', 'level.cause': 'l1', 'level.example': 'l1' });
  const { version = 0 } = (await stored(id)).review ?? {};
  expect((await act(desk.other, id, '/back')).status).toBe(409);
  await act(third, id, '/back');
  await desk.post(desk.teacher, `/review/${id}/approve`, reviewForm({ version: String(version) })).expect(409);
  const after = await stored(id);
  const now = reviewForm({ version: String(after.review?.version) });
  await desk.post(desk.teacher, `/review/${id}/approve`, now).expect(409);
  await nothingLeaves(id);
  expect(after).toMatchObject({
    second: { settled: null, second: { by: 'teacher-2' } },
    review: { criteria: [{ levelId: 'l2' }, {}] },
  });
});

test('blind: neither page, changes, preview nor queue tells the second marker anything until they chose', async () => {
  await rule({ secondMarker: { whom: 'all', share: 0, blind: true } });
  const id = await firstMarked({ summary: 'First words.' });
  await desk.post(desk.teacher, `/review/${id}/notes`, { text: 'I gave it a two.' }).expect(303);
  const TELLING = /First words|drafted cause|drafted example|I gave it|value="l\d" checked|Level 2 2 points/;
  for (const path of ['', '/changes']) expect(await page(desk.other, `/review/${id}${path}`)).not.toMatch(TELLING);
  expect((await desk.get(desk.other, `/review/${id}/preview`)).text).not.toMatch(TELLING);
  const row = (await page(desk.other, '/queue?second=mine')).split('<tr ').find((one) => one.includes(`"${id}"`)) ?? '';
  expect(row).toContain('data-marks=""');
  expect(row).toContain('Waits for you as second marker.');
  expect((await act(desk.other, id, '/agree')).text).toContain('Choose your own levels first');
  await act(desk.other, id, '', SAME);
  expect(await stored(id)).toMatchObject({ state: 'with-teacher', second: { settled: { how: 'same' } } });
  const after = await page(desk.other, `/review/${id}`);
  expect(after).toContain('First words.');
  expect(after).toContain('I gave it a two.');
  await desk
    .post(desk.other, `/review/${id}/approve`, reviewForm({ version: '2', summary: 'First words.' }))
    .expect(303);
  expect(words(await page(desk.teacher, '/assignment'))).toMatch(/chosen without seeing the first 2 of 2 levels/);
});

test('a share: drawn ones wait, others go straight, and the first marker may ask; without a rule nobody can', async () => {
  await rule({ secondMarker: { whom: 'share', share: 0, blind: false } });
  const [plain, asked] = [await seedWork(desk, { personId: 'student-2' }), await seedWork(desk)];
  expect(await page(desk.teacher, `/review/${plain._id}`)).toContain('Approve and ask a second marker');
  await desk.post(desk.teacher, `/review/${plain._id}/approve`, reviewForm()).expect(303);
  await desk.post(desk.teacher, `/review/${asked._id}/approve`, reviewForm({ second: 'ask' })).expect(303);
  expect((await stored(plain._id)).state).toBe('approved');
  expect(await stored(asked._id)).toMatchObject({ state: 'with-teacher', second: { why: 'asked' } });
  await rule({ secondMarker: { whom: 'share', share: 1, blind: false } });
  const drawn = await firstMarked();
  expect(await stored(drawn)).toMatchObject({ second: { why: 'share' } });
  await rule({ secondMarker: null });
  await nothingLeaves(drawn, 1);
  const free = await seedWork(desk);
  expect(await page(desk.teacher, `/review/${free._id}`)).not.toContain('second marker');
  await desk.post(desk.teacher, `/review/${free._id}/approve`, reviewForm({ second: 'ask' })).expect(303);
  expect((await stored(free._id)).state).toBe('approved');
});

test('the queue counts them, filters them, and says whose turn it is', async () => {
  const id = await firstMarked();
  await seedWork(desk);
  const mine = words(await page(desk.other, '/queue'));
  expect(mine).toContain('Second marking for you 1');
  expect(mine).toContain('Second marking, all 1');
  const first = await page(desk.teacher, '/queue?second=open');
  expect(first.match(/data-submission=/g)).toHaveLength(1);
  expect(words(first)).toContain('You approved it: it waits for another teacher.');
  expect(words(first)).not.toContain('Second marking for you');
  expect((await page(desk.other, '/queue?second=mine&scope=course')).match(/data-submission=/g)).toHaveLength(1);
  await act(desk.other, id, '', LOW);
  expect(words(await page(desk.teacher, '/queue?second=mine'))).toContain(
    'Two markers differ: somebody has to settle it.',
  );
});

test('feedback that is out and is changed needs the second marker again; a change given up takes their acts with it', async () => {
  const id = await firstMarked();
  await act(desk.other, id, '/agree');
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  await desk.post(desk.teacher, `/review/${id}/change`).expect(303);
  const change = async () => reviewForm({ version: String((await stored(id)).review?.version ?? 0), ...LOW });
  await desk.post(desk.teacher, `/review/${id}/approve`, await change()).expect(303);
  desk.clock.add(3_600_000);
  await releaseDue(desk.services);
  expect(await stored(id)).toMatchObject({
    release: { number: 1, marks: 3 },
    again: { release: null },
    second: { second: null },
  });
  await desk.post(desk.teacher, `/review/${id}/drop`).expect(303);
  await desk.post(desk.teacher, `/review/${id}/change`).expect(303);
  await desk.post(desk.teacher, `/review/${id}/approve`, await change()).expect(303);
  expect((await act(desk.teacher, id, '/agree')).status).toBe(409);
  expect((await act(desk.other, id, '/agree')).status).toBe(303);
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  expect(await stored(id)).toMatchObject({ state: 'released', release: { number: 2, marks: 1 } });
});

test('returned to the student while it waits: one teacher’s act, and no mark goes anywhere', async () => {
  const id = await firstMarked();
  await desk.post(desk.other, `/review/${id}/return`, { note: 'Add an example.' }).expect(303);
  expect((await stored(id)).state).toBe('returned');
  await nothingLeaves(id);
});
