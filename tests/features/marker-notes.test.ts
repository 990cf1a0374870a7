import { releaseDue } from '../../server/grades/release-due.ts';
import { listNotes } from '../../server/reviews/notes/note-repository.ts';
import { deliveriesOf } from '../support/deliveries.ts';
import { openDesk, reviewForm, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import { scriptedGateway, type ScriptedGateway } from '../support/scripted-gateway.ts';

let desk: Desk;
let lms: ScriptedGateway;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(async () => {
  await desk.reset();
  await desk.services.db.collection('markerNotes').deleteMany({});
  lms = scriptedGateway();
  desk.services.lti = lms;
});
afterAll(() => desk.close());

const { deliver } = deliveriesOf(() => desk);
const page = async (path: string, visit = desk.teacher) => (await desk.get(visit, path).expect(200)).text;
const thread = () => listNotes(desk.services.db, TENANCY, { assignmentId: 'assignment-1', personId: 'student-1' });

test('notes of teachers to each other: escaped, changed and deleted by their author alone, kept through attempts', async () => {
  const first = await seedWork(desk);
  const text = 'Talked with <b>Sam</b>.\r\nMay hand in later.';
  const sent = await desk.post(desk.teacher, `/review/${first._id}/notes`, { text }).expect(303);
  expect(sent.get('Location')).toMatch(/#notes$/);
  const second = await seedWork(desk, { personId: 'student-1' });
  await desk.post(desk.other, `/review/${second._id}/notes`, { text: 'Thank you.' }).expect(303);
  for (const id of [first._id, second._id]) {
    const shown = await page(`/review/${id}`, desk.other);
    expect(shown).toContain('Talked with &lt;b&gt;Sam&lt;/b&gt;.\nMay hand in later.');
    expect(shown).toMatch(/Toni Teacher<\/strong>/);
    expect(shown.match(/ formaction="[^"]+\/notes\/[^"]+"/g)).toHaveLength(1);
  }
  expect(await page('/queue')).toContain('data-notes="2"');
  const [own, theirs] = await thread();
  const at = (id = '') => `/review/${second._id}/notes/${id}`;
  const foreign = await desk.post(desk.other, at(own?._id), { text: 'Mine now.' }).expect(422);
  expect(foreign.text).toContain('only its author can change it');
  await desk.post(desk.other, `${at(own?._id)}/delete`).expect(303);
  expect(await thread()).toHaveLength(2);
  await desk.post(desk.other, at(theirs?._id), { text: 'Thanks.' }).expect(303);
  expect((await thread())[1]).toMatchObject({ text: 'Thanks.', editedAt: desk.clock.now(), byName: 'Olga Other' });
  await desk.post(desk.teacher, `${at(own?._id)}/delete`).expect(303);
  expect((await thread()).map((note) => note.text)).toEqual(['Thanks.']);
});

test('an empty note, or one too long, is refused and stands in its field', async () => {
  const { _id } = await seedWork(desk);
  const empty = await desk.post(desk.teacher, `/review/${_id}/notes`, { text: ' \n' }).expect(422);
  expect(empty.text).toContain('The note is empty');
  const long = 'x'.repeat(4_001);
  const refused = await desk.post(desk.teacher, `/review/${_id}/notes`, { text: long }).expect(422);
  expect(refused.text).toContain('The note is too long');
  expect(refused.text).toContain(long);
  expect(await thread()).toEqual([]);
});

test('nothing that reaches a student or the gradebook holds a note', async () => {
  const { _id } = await seedWork(desk);
  await desk.post(desk.teacher, `/review/${_id}/notes`, { text: 'NOTE-FOR-TEACHERS' }).expect(303);
  const sam = await desk.student();
  const work = async () => (await desk.get(sam, '/work')).text;
  const seen = [await page('/feedback', sam), await work(), await page(`/review/${_id}/preview`)];
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm()).expect(303);
  seen.push(await page(`/review/${_id}/preview`));
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  await deliver();
  expect(JSON.stringify(lms.scores)).toContain('comment');
  seen.push(JSON.stringify(lms.scores), (await desk.get(desk.teacher, '/marks.csv').expect(200)).text);
  // The printable page is this one, as the browser prints it.
  seen.push(await page('/feedback', sam), await work(), await page(`/review/${_id}/preview`));
  expect(seen.at(-3)).toContain('A drafted summary');
  for (const text of seen) expect(text).not.toContain('NOTE-FOR-TEACHERS');
  await desk.get(sam, `/review/${_id}`).expect(403);
  await desk.post(sam, `/review/${_id}/notes`, { text: 'Mine.' }).expect(403);
  expect(await page(`/review/${_id}`)).toContain('NOTE-FOR-TEACHERS');
});
