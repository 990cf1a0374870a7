import request from 'supertest';
import { copyAssignment } from '../../server/assignments/copy-assignment.ts';
import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import type { Assignment } from '../../server/assignments/assignment.ts';
import { personModel } from '../../server/lti/directory-model.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { writeExtension } from '../../server/submissions/extensions/extension-repository.ts';
import { openDesk, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import { openVisit, type OpenVisit } from '../support/open-visit.ts';
import { TOOL } from '../support/web-services.ts';

let desk: Desk;
let link = 0;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.reset());
afterAll(() => desk.close());

const FORM = {
  ...{ title: 'Why leaves fall', task: 'Explain why leaves fall.', notes: '', rubricChoice: 'short-answer' },
  ...{ rubricYaml: '', attempts: '2', dueAt: '', feedbackLanguage: 'en', counts: 'best' },
};
const NOTHING = 'Students cannot see this yet.';
const hand = { opening: 'hand' };
const at = (opensAt: string) => ({ opening: 'at', opensAt });

/** A link of its own, set up through its form; `save` changes it the way its page would. */
async function setUp(fields: Record<string, string>) {
  link += 1;
  const linkId = `link-new-${link}`;
  const visits = await Promise.all(
    (['instructor', 'student'] as const).map((role) =>
      openVisit(desk.services, { linkId, role, personId: role === 'student' ? 'student-1' : 'teacher-1' }),
    ),
  );
  const [teacher, student] = visits as [OpenVisit, OpenVisit];
  const stored = async () => {
    const found = await assignmentModel(desk.services.db).findOne({ linkId }).lean<Assignment>();
    if (!found) throw new Error('nothing is set up');
    return found;
  };
  const save = async (changed: Record<string, string>, seen?: Date) => {
    const known = seen ?? (await stored().catch(() => null))?.updatedAt;
    return desk.post(teacher, '/assignment', { ...FORM, ...changed, seen: known?.toISOString() ?? '' });
  };
  const page = async (visit: OpenVisit, path: string) => (await desk.get(visit, path).expect(200)).text;
  expect((await save(fields)).status).toBe(303);
  return { linkId, teacher, student, stored, save, page };
}
const works = (assignmentId: string) => submissionModel(desk.services.db).countDocuments({ assignmentId });

test('open at once is the default; a choice to wait is kept, shown, and ended by one button', async () => {
  const now = await setUp({});
  expect((await now.stored()).opening).toBeNull();
  expect(await now.page(now.teacher, '/assignment/ready')).toContain('Students can hand in now');
  expect(await now.page(now.teacher, '/queue')).not.toContain(NOTHING);

  const later = await setUp(hand);
  for (const path of ['/assignment/ready', '/queue', '/assignment', '/assignment/exemplars']) {
    const html = await later.page(later.teacher, path);
    expect(html).toContain(NOTHING);
    expect(html).toContain(`action="${later.teacher.path}/assignment/open"`);
  }
  expect(await later.page(later.teacher, '/assignment')).toMatch(/id="opening-hand"[^>]* checked/);
  expect(await later.page(later.teacher, '/queue')).toContain(`href="${later.teacher.path}/assignment/exemplars"`);
  expect(await later.page(later.teacher, '/queue?scope=course')).toContain('not open');
  expect(await later.page(later.teacher, '/work')).toContain(NOTHING); // the preview
  await desk.post(later.student, '/assignment/open').expect(403);
  expect(await later.page(later.student, '/work')).toContain('Not open yet');
  const opened = await desk.post(later.teacher, '/assignment/open').expect(303);
  expect(opened.headers['location']).toBe(`${later.teacher.path}/assignment/ready`);
  expect(await later.page(later.teacher, '/assignment/ready')).toContain('Students can hand in now');
  expect((await later.stored()).opening).toMatchObject({
    at: null,
    opened: { by: 'teacher-1', byName: 'Toni Teacher' },
  });
  expect(await later.page(later.student, '/work')).toContain('Explain why leaves fall.');
});

test.each([
  ['while it waits for its teacher', hand],
  ['before its date', at('2026-12-01T08:00')],
])('%s a student can neither see, save nor hand in by any route, whatever their extension', async (_when, fields) => {
  const { student, stored } = await setUp({ ...fields, dueAt: '2026-12-24T18:30' });
  const { _id } = await stored();
  const change = { dueAt: new Date('2027-02-01T00:00:00Z'), extraAttempts: 2, reason: '', byName: null };
  await writeExtension(
    desk.services.db,
    { tenancy: TENANCY, assignmentId: _id, sub: 'sub-student-1' },
    { ...change, kind: 'given', by: 'teacher-1', at: desk.clock.now() },
  );
  for (const path of ['/work', '/work/check']) {
    const html = (await desk.get(student, path).expect(200)).text;
    expect(html).toContain('Not open yet');
    expect(html).not.toContain('Explain why');
  }
  for (const path of [
    '/work/text',
    '/work/checklist',
    '/work/check',
    '/work/submit',
    '/work/new',
    '/work/file/remove',
  ]) {
    const refused = await desk.post(student, path, { text: 'Typed <early>.' }).expect(409);
    expect(refused.text).toContain('was not saved or handed in');
    expect(refused.text).toContain('Typed &lt;early&gt;.');
  }
  const sent = request(desk.app).post(`${student.path}/work/file`).set('Cookie', student.cookie).set('Origin', TOOL);
  expect((await sent.attach('file', Buffer.from('early'), 'early.txt').expect(409)).text).toContain('Not open yet');
  const autosave = desk.post(student, '/work/text', { text: 'Typed early.' }).set('Accept', 'application/json');
  expect((await autosave.expect(409)).body).toEqual({ kind: 'not-open' });
  await desk.get(student, '/feedback').expect(303).expect('Location', `${student.path}/work`);
  expect(await works(_id)).toBe(0);
});

test('it opens by itself when its date has come, which a student is told before', async () => {
  const { student, teacher, page, stored } = await setUp(at('2026-11-23T13:00'));
  expect(await page(student, '/work')).toContain('<time datetime="2026-11-23T13:00:00.000Z">');
  expect(await page(teacher, '/queue')).toContain('It opens by itself: <time datetime="2026-11-23T13:00:00.000Z">');
  desk.clock.set('2026-11-23T12:59:59.999Z');
  await desk.post(student, '/work/text', { text: 'A moment early.' }).expect(409);
  desk.clock.set('2026-11-23T13:00:00Z');
  await desk.post(student, '/work/text', { text: 'In time.' }).expect(303);
  expect(await page(student, '/work')).toContain('In time.');
  expect(await page(teacher, '/queue')).not.toContain(NOTHING);
  // The button of a page that is still shown changes nothing any more.
  await desk.post(teacher, '/assignment/open').expect(303);
  expect((await stored()).opening).toMatchObject({ opened: null });
});

test('a teacher opens it before its date; two at once open it once, and neither is refused', async () => {
  const { teacher, linkId, stored, student, page } = await setUp(at('2026-12-01T08:00'));
  const other = await openVisit(desk.services, { linkId, personId: 'teacher-2', personName: 'Olga Other' });
  const answers = await Promise.all([teacher, other, teacher].map((visit) => desk.post(visit, '/assignment/open')));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  const { opening } = await stored();
  expect(opening?.opened?.by).toMatch(/^teacher-[12]$/);
  expect(await page(student, '/work')).toContain('Explain why leaves fall.');
  await desk.post(other, '/assignment/open').expect(303);
  expect((await stored()).opening).toEqual(opening);
});

test('a set-up page from before the button was pressed does not close it again', async () => {
  const { teacher, save, stored } = await setUp(hand);
  const { updatedAt } = await stored();
  await desk.post(teacher, '/assignment/open').expect(303);
  expect((await save({ ...hand, title: 'From an old page' }, updatedAt)).status).toBe(409);
  expect((await stored()).title).toBe('Why leaves fall');
  // Saved again as it stands, it is open as before, and known as one that waited.
  expect((await save({ title: 'New title' })).status).toBe(303);
  expect(await stored()).toMatchObject({ title: 'New title', opening: { opened: { by: 'teacher-1' } } });
});

test('it can be closed again while nobody has begun, and stays open afterwards, saying why', async () => {
  const { student, teacher, save, stored, page } = await setUp({});
  await page(student, '/work'); // only looked
  const { _id } = await stored();
  await personModel(desk.services.db).updateOne({ _id: 'student-2' }, { $set: { testUser: true } });
  await seedWork({ ...desk, assignment: await stored() }, { personId: 'student-2' }); // the teacher's own try
  expect((await save(hand)).status).toBe(303);
  expect(await page(student, '/work')).toContain('Not open yet');
  expect((await save({ opening: 'now' })).status).toBe(303);
  await desk.post(student, '/work/text', { text: 'Begun.' }).expect(303);
  for (const closing of [hand, at('2026-12-01T08:00')]) {
    const refused = await save(closing);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Students have begun to work meanwhile');
  }
  const html = await page(teacher, '/assignment');
  expect(html).toContain('1 student has begun to work');
  expect(html).toContain('<input type="hidden" name="opening" value="now">');
  expect(html).not.toContain('id="opening-hand"');
  expect(await page(student, '/work')).toContain('Begun.');
  // Changing anything else is nobody's business here.
  expect((await save({ title: 'Other title' })).status).toBe(303);
  expect(await works(_id)).toBe(2);
});

test('work that met the closing stays: its student reads what stands when it opens again', async () => {
  const { student, teacher, stored, page } = await setUp({});
  await desk.post(student, '/work/text', { text: 'Saved in that very second.' }).expect(303);
  const closed = { at: null, opened: null };
  await assignmentModel(desk.services.db).updateOne({ _id: (await stored())._id }, { $set: { opening: closed } });
  expect((await desk.post(student, '/work/submit').expect(409)).text).toContain('Not open yet');
  await desk.post(teacher, '/assignment/open').expect(303);
  expect(await page(student, '/work')).toContain('Saved in that very second.');
});

test('what is handed in stays with its student, even where it was closed since', async () => {
  const { student, stored } = await setUp({});
  await seedWork({ ...desk, assignment: await stored() }, { attempt: 1 });
  await assignmentModel(desk.services.db).updateOne(
    { _id: (await stored())._id },
    { $set: { opening: { at: null, opened: null } } },
  );
  await desk.get(student, '/work').expect(303).expect('Location', `${student.path}/feedback`);
  await desk.get(student, '/feedback').expect(200);
  await desk.post(student, '/work/new').expect(409);
});

test('a date that is missing, impossible or not before the due date is told at its field', async () => {
  const { save, stored } = await setUp({});
  const told = async (fields: Record<string, string>) => (await save({ title: 'Changed', ...fields })).text;
  expect(await told(at(''))).toContain('Enter the date and time at which it opens');
  expect(await told(at('2026-02-31T08:00'))).toContain('Enter a real date and time');
  expect(await told({ ...at('2026-12-24T18:30'), dueAt: '2026-12-24T18:30' })).toContain('before the due date');
  expect(await told({ opening: 'sometime' })).toContain('Choose when students can see it.');
  expect((await stored()).title).toBe('Why leaves fall');
});

test('a test student is told what students are told', async () => {
  await personModel(desk.services.db).updateOne({ _id: 'student-1' }, { $set: { testUser: true } });
  const { student, page } = await setUp(hand);
  expect(await page(student, '/work')).toContain('Not open yet');
});

test('from the course queue another assignment is opened too, one of another course never', async () => {
  const { stored } = await setUp(hand);
  const { _id } = await stored();
  const path = `/queue?scope=course&assignment=${_id}`;
  expect((await desk.get(desk.teacher, path).expect(200)).text).toContain(`name="assignment" value="${_id}"`);
  const stranger = await openVisit(desk.services, { courseId: 'course-2', linkId: 'link-9' });
  await desk.post(stranger, '/assignment/open', { assignment: _id }).expect(404);
  const opened = await desk.post(desk.teacher, '/assignment/open', { assignment: _id }).expect(303);
  expect(opened.headers['location']).toBe(desk.teacher.path + path);
  expect((await stored()).opening?.opened?.by).toBe('teacher-1');
});

test.each([
  ['open at once: so is the copy', null, true, null],
  ['opened by hand: the copy waits', { at: null, opened: opened() }, true, { at: null, opened: null }],
  ['a date ahead comes along with the dates', { at: ahead(), opened: null }, true, { at: ahead(), opened: null }],
  ['a date that is over does not: it waits', { at: past(), opened: null }, true, { at: null, opened: null }],
  ['nor one ahead where no dates come along', { at: ahead(), opened: null }, false, { at: null, opened: null }],
])('of %s', async (_what, opening, dates, expected) => {
  const { stored } = await setUp({});
  link += 1;
  const copy = await copyAssignment(desk.services, {
    ...{ tenancy: TENANCY, linkId: `link-copy-${link}`, by: { id: 'teacher-1', name: null } },
    source: { ...(await stored()), opening },
    takes: { notes: true, exemplars: true, dates },
  });
  expect(copy.opening).toEqual(expected);
});

function opened() {
  return { by: 'teacher-1', byName: null, at: past() };
}
function ahead() {
  return new Date('2027-01-01T00:00:00Z');
}
function past() {
  return new Date('2026-11-01T00:00:00Z');
}
