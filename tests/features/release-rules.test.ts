import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import type { Assignment } from '../../server/assignments/assignment.ts';
import { REPLY_RULES } from '../../server/assignments/reply-rules.ts';
import { gradebookCellModel } from '../../server/grades/gradebook-cell-model.ts';
import { releaseDue } from '../../server/grades/release-due.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import { openDesk, queuedWork, reviewForm, seedAssignment, seedWork, TENANCY, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.reset());
afterAll(() => desk.close());

const stored = (id: string) => findSubmission(desk.services.db, TENANCY, id);
const rule = (changed: Partial<Assignment>) => assignmentModel(desk.services.db).updateOne({}, { $set: changed });
const cells = () => gradebookCellModel(desk.services.db).countDocuments();
const page = async (path: string) => (await desk.get(desk.teacher, path).expect(200)).text;
const studentPage = async () => (await desk.get(await desk.student(), '/feedback').expect(200)).text;

async function approved(personId = 'student-1'): Promise<string> {
  const { _id } = await seedWork(desk, { personId });
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm()).expect(303);
  return _id;
}

test('not before a date: held until then, undone until then, text and score out at one moment', async () => {
  await rule({ releaseNotBefore: new Date('2026-11-25T08:00:00Z') });
  const [kept, undone] = [await approved(), await approved('student-2')];
  desk.clock.add(3_600_000);
  expect(await releaseDue(desk.services)).toBe(0);
  expect(await cells()).toBe(0);
  expect(await page(`/review/${undone}`)).toContain(
    '25 Nov 2026, 08:00 UTC'.replace('25 Nov 2026', 'Nov 25, 2026').replace('08:00', '8:00 AM'),
  );
  await desk.post(desk.other, `/review/${undone}/undo`).expect(303);
  desk.clock.set('2026-11-25T07:59:59Z');
  expect(await releaseDue(desk.services)).toBe(0);
  expect(await studentPage()).not.toContain('A drafted summary');
  desk.clock.set('2026-11-25T08:00:00Z');
  expect(await releaseDue(desk.services)).toBe(1);
  expect(await studentPage()).toContain('A drafted summary');
  expect(await stored(kept)).toMatchObject({ state: 'released', release: { releasedAt: desk.clock.now() } });
  expect(await stored(undone)).toMatchObject({ state: 'with-teacher', release: null });
  expect(await cells()).toBe(1);
});

test('a date moved later holds what is approved already; a date in the past holds nothing', async () => {
  await approved();
  await rule({ releaseNotBefore: new Date('2026-11-24T00:00:00Z') });
  desk.clock.add(60_000);
  expect(await releaseDue(desk.services)).toBe(0);
  await rule({ releaseNotBefore: new Date('2026-11-20T00:00:00Z') });
  expect(await releaseDue(desk.services)).toBe(1);
});

test('all together: a teacher lets out what is approved now, recorded; what comes later waits again', async () => {
  await rule({ releaseTogether: true });
  const first = [await approved(), await approved('student-2')];
  desk.clock.add(3_600_000);
  expect(await releaseDue(desk.services)).toBe(0);
  expect(await page(`/review/${first[0] ?? ''}`)).toContain('when a teacher releases all that is approved');
  expect(await page('/release')).toContain('2 approved works are not out yet');
  const answer = await desk.post(desk.other, '/release').expect(303);
  expect(await page((answer.get('Location') ?? '').replace(desk.other.path, ''))).toContain('2 works are released');
  for (const id of first) {
    const work = await stored(id);
    expect(work).toMatchObject({ state: 'released', release: { scoreOwed: false } });
    expect(work?.decisions.at(-1)).toMatchObject({ kind: 'release', by: 'teacher-2', byName: 'Olga Other' });
  }
  expect(await cells()).toBe(2);
  expect(await page(`/review/${first[0] ?? ''}`)).toContain('Released with all that was approved by Olga Other');
  const undo = await desk.post(desk.teacher, `/review/${first[0] ?? ''}/undo`).expect(409);
  expect(undo.text).toContain('Approved by Toni Teacher at');
  const later = await approved();
  desk.clock.add(3_600_000);
  expect(await releaseDue(desk.services)).toBe(0);
  expect((await stored(later))?.state).toBe('approved');
});

test('the whole course: what waits in which assignment, and one act lets all of it out', async () => {
  await rule({ releaseTogether: true });
  const tides = { _id: 'a2', linkId: 'link-2', title: 'Why tides turn', releaseNotBefore: new Date('2027-01-01') };
  const assignment = await seedAssignment(desk.services, tides);
  const tide = await seedWork({ ...desk, assignment }, { personId: 'student-2' });
  const leaf = await approved();
  await desk.post(desk.teacher, `/review/${tide._id}/approve`, reviewForm()).expect(303);
  desk.clock.add(3_600_000);
  expect(await page('/queue?scope=course')).toContain('/release?scope&#x3D;course"');
  const shown = await page('/release?scope=course');
  expect(shown).toContain('2 approved works are not out yet');
  expect(shown).toMatch(/data-assignment="Why leaves fall".*when a teacher releases it/);
  expect(shown).toMatch(/data-assignment="Why tides turn".*2027/);
  const answer = await desk.post(desk.teacher, '/release?scope=course').expect(303);
  expect(await page((answer.get('Location') ?? '').replace(desk.teacher.path, ''))).toContain('2 works are released');
  for (const id of [leaf, tide._id]) expect((await stored(id))?.state).toBe('released');
});

test('letting out keeps the undo time of what was approved just now', async () => {
  await rule({ releaseTogether: true });
  const id = await approved();
  await desk.post(desk.teacher, '/release').expect(303);
  expect((await stored(id))?.state).toBe('approved');
  expect(await page('/release')).not.toContain('Release all approved now');
  desk.clock.add(60_000);
  await desk.post(desk.teacher, `/review/${id}/undo`).expect(409);
  expect(await releaseDue(desk.services)).toBe(1);
});

test('set-up keeps the rule, says a wrong date, and an older client loses nothing else', async () => {
  const form = {
    ...{ title: 'Leaves', task: 'Explain.', notes: '', rubricChoice: 'argumentative-essay', attempts: '1', dueAt: '' },
    ...{ feedbackLanguage: 'en', counts: 'newest', blindShare: '0', releaseTogether: 'yes' },
  };
  await desk.post(desk.teacher, '/assignment', { ...form, releaseNotBefore: '2026-12-01T08:00' }).expect(303);
  const saved = await assignmentModel(desk.services.db).findOne().lean<Assignment>();
  expect(saved).toMatchObject({ releaseTogether: true, releaseNotBefore: new Date('2026-12-01T08:00:00Z') });
  const shown = await page('/assignment');
  expect(shown).toContain('value="2026-12-01T08:00"');
  const second = { secondMarker: 'share', secondShare: '35', secondBlind: 'yes' };
  await desk.post(desk.teacher, '/assignment', { ...form, ...second }).expect(303);
  const changed = await assignmentModel(desk.services.db).findOne().lean<Assignment>();
  expect(changed?.secondMarker).toEqual({ whom: 'share', share: 0.35, blind: true });
  expect(await page('/assignment')).toContain('value="35"');
  const wrong = await desk.post(desk.teacher, '/assignment', { ...form, ...second, secondShare: '135' }).expect(422);
  expect(wrong.text).toContain('Enter a whole number from 0 to 100.');
  const refused = await desk.post(desk.teacher, '/assignment', { ...form, releaseNotBefore: '2026-02-31T08:00' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Enter a real date and time');
});

test('the preview is the page the student then reads, before and after the approval', async () => {
  // What a student may say back is not part of it.
  await rule({ replyRules: { ...REPLY_RULES, on: false } });
  const { _id } = await seedWork(desk);
  const saved = await desk.post(desk.teacher, `/review/${_id}/preview`, reviewForm({ summary: 'Typed <now>.' }));
  expect(saved.status).toBe(303);
  const pending = await page(`/review/${_id}/preview`);
  expect(pending).toContain('Typed &lt;now&gt;.');
  expect(pending).toContain('It is not approved');
  expect(await stored(_id)).toMatchObject({ state: 'with-teacher', release: null, review: { version: 1 } });
  const form = reviewForm({ version: '1', summary: 'Typed <now>.' });
  await desk.post(desk.teacher, `/review/${_id}/approve`, form).expect(303);
  const approvedNow = await page(`/review/${_id}/preview`);
  expect(approvedNow).toContain('It is approved and goes out at');
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  const [afterwards, student] = [await page(`/review/${_id}/preview`), await studentPage()];
  expect(read(afterwards)).toBe(read(student));
  expect(read(approvedNow)).toBe(read(student));
  expect(read(pending)).toBe(read(student));
  expect(pending + student).not.toMatch(/feedback:|reviews:/);
});

/** The part of the page that carries the feedback, with the visit's own path taken out. */
function read(html: string): string {
  const from = html.indexOf('aria-labelledby="marks"');
  return html
    .slice(from, html.indexOf('print.js'))
    .replace(/\/l\/[\w-]+/g, '')
    .replace(/<form[\s\S]*?<\/form>|\s+/g, ' ')
    .replace(/ +/g, ' ');
}

test('no preview of what could not be approved, of a hidden draft, or of another course', async () => {
  const { _id } = await seedWork(desk, queuedWork(desk.clock));
  expect((await desk.get(desk.teacher, `/review/${_id}/preview`).expect(409)).text).toContain('with its readers');
  const hidden = await seedWork(desk, { draft: { route: 'yours-first' } });
  expect((await desk.get(desk.teacher, `/review/${hidden._id}/preview`).expect(409)).text).not.toContain('A drafted');
  await desk.get(desk.teacher, '/review/nowhere/preview').expect(404);
  await desk.get(await desk.student(), `/review/${hidden._id}/preview`).expect(403);
  await desk.get(await desk.student(), '/marks.csv').expect(403);
});
