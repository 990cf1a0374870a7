import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import type { Assignment } from '../../server/assignments/assignment.ts';
import { REPLY_RULES } from '../../server/assignments/reply-rules.ts';
import { releaseDue } from '../../server/grades/release-due.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import { deliveriesOf } from '../support/deliveries.ts';
import { openDesk, queuedWork, reviewForm, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import type { OpenVisit } from '../support/open-visit.ts';
import { scriptedGateway, type ScriptedGateway } from '../support/scripted-gateway.ts';

let desk: Desk;
let lms: ScriptedGateway;
let sam: OpenVisit;
beforeAll(async () => {
  desk = await openDesk();
  sam = await desk.student();
});
beforeEach(async () => {
  await desk.reset();
  lms = scriptedGateway();
  desk.services.lti = lms;
});
afterAll(() => desk.close());

const { release, deliver } = deliveriesOf(() => desk);
const stored = (id: string) => findSubmission(desk.services.db, TENANCY, id);
const rule = (changed: Partial<Assignment>) => assignmentModel(desk.services.db).updateOne({}, { $set: changed });
const studentPage = async (query = '') => (await desk.get(sam, `/feedback${query}`).expect(200)).text;
const review = async (id: string) => (await desk.get(desk.teacher, `/review/${id}`).expect(200)).text;
const queue = async (query = '') => (await desk.get(desk.teacher, `/queue${query}`).expect(200)).text;

function say(submission: string, kind: string, text = '', changes: Record<string, string> = {}) {
  return desk.post(sam, '/feedback/reply', { submission, release: '1', point: 'p2', kind, text, ...changes });
}

const answer = (id: string, act: 'keep' | 'change', text: string, reply = 'n1', visit = desk.teacher) =>
  desk.post(visit, `/review/${id}/answer`, { reply, act, text });

async function out(): Promise<void> {
  desk.clock.add(60_000);
  await releaseDue(desk.services);
}

test('a contest that keeps its point: seen first in the queue, answered on the page, and no mark moves', async () => {
  const id = await release();
  await deliver();
  const sent = await say(id, 'contest', 'I saw it in my garden <b>twice</b>.').expect(303);
  expect(sent.get('Location')).toMatch(/\/feedback\?attempt=\d+#point-2$/);
  expect(await studentPage()).toMatch(/You contest this point<\/strong> <span class="badge badge--waiting">sent/);
  const waiting = await queue('?asked=open');
  expect(waiting).toContain('The student contests a point.');
  expect(waiting).toMatch(/Students wait <strong class="queue-count">1</);
  const desked = await review(id);
  expect(desked).toContain('I saw it in my garden &lt;b&gt;twice&lt;/b&gt;.');
  expect(desked).toMatch(/href="#point-2">The student contests this point: Point 2</);
  expect(await studentPage()).toContain('being looked at');
  const silent = await answer(id, 'keep', '  ').expect(422);
  expect(silent.text).toContain('Not sent yet: write an answer');
  await answer(id, 'keep', 'Your garden is not a book.').expect(303);
  const told = await studentPage();
  expect(told).toContain('Your garden is not a book.');
  expect(told).toMatch(/The point stays as it is<\/strong> <span class="hint">Toni Teacher, /);
  expect(told).toContain('>answered<');
  expect(told).not.toContain('feedback:');
  await releaseDue(desk.services);
  expect([await deliver(), lms.scores.length]).toEqual(['nothing', 1]);
  expect(await queue()).not.toContain('Students wait');
  expect(await review(id)).toMatch(/Student answered by Toni Teacher/);
  expect((await answer(id, 'keep', 'Again.', 'n1', desk.other).expect(409)).text).toContain('answered this already');
});

test('a contest that changes the mark: a second release with its undo time, and the gradebook after it', async () => {
  const id = await release();
  await deliver();
  await say(id, 'contest', 'The example is there.').expect(303);
  await answer(id, 'change', 'You are right.').expect(303);
  expect(await studentPage()).toMatch(/being looked at/);
  expect(await studentPage()).not.toContain('You are right.');
  const page = await review(id);
  expect(page).toContain('You are changing feedback that is out');
  expect(page).not.toMatch(/action="[^"]*\/return/);
  await desk.post(desk.teacher, `/review/${id}/return`, { note: 'No.' }).expect(409);
  const changed = async () => ({ ...form, version: String((await stored(id))?.review?.version ?? 0) });
  const form = reviewForm({
    'level.example': 'l2',
    'text.p2': 'Your example is drafted well.',
  });
  await desk.post(desk.teacher, `/review/${id}/approve`, await changed()).expect(303);
  for (const text of [await studentPage(), (await desk.get(desk.teacher, '/marks.csv').expect(200)).text])
    expect(text).not.toMatch(/drafted well|,4,4/);
  expect(await studentPage()).toContain('3 / 4');
  const preview = (await desk.get(desk.teacher, `/review/${id}/preview`).expect(200)).text;
  expect(preview).toContain('The marks were 3 before and are 4 now.');
  await desk.post(desk.teacher, `/review/${id}/undo`).expect(303);
  expect(await stored(id)).toMatchObject({ state: 'released', release: { number: 1 }, again: { release: null } });
  desk.clock.add(600_000);
  await releaseDue(desk.services);
  expect(await studentPage()).toContain('3 / 4');
  await desk.post(desk.teacher, `/review/${id}/approve`, await changed()).expect(303);
  await out();
  expect(await stored(id)).toMatchObject({
    state: 'released',
    again: null,
    release: { number: 2 },
    earlier: [{ number: 1 }],
  });
  const told = await studentPage();
  expect(told).toContain('4 / 4');
  expect(told).toContain('The marks were 3 before and are 4 now.');
  expect(told).toContain('You are right.');
  expect(told).toContain('Your example is drafted well.');
  expect(await deliver()).toBe('done');
  expect(lms.scores.map(({ scoreGiven }) => scoreGiven)).toEqual([3, 4]);
  const [first, second] = lms.scores.map(({ timestamp }) => timestamp.getTime());
  expect(second).toBeGreaterThan(first ?? Infinity);
  const history = await review(id);
  for (const line of ['The student contested a point', 'Change of what is out begun by', 'Approval undone by'])
    expect(history).toContain(line);
  expect(history.split('Went out to the student')).toHaveLength(3);
});

test('a change waits for its assignment’s rule like a first release, and is let out with the others', async () => {
  const id = await release();
  await rule({ releaseTogether: true });
  await desk.post(desk.teacher, `/review/${id}/change`).expect(303);
  const changed = reviewForm({ version: '1', 'level.example': 'l2' });
  await desk.post(desk.teacher, `/review/${id}/approve`, changed).expect(303);
  await out();
  expect(await studentPage()).toContain('3 / 4');
  expect((await desk.get(desk.teacher, '/release')).text).toContain('1 approved work is not out yet');
  await desk.post(desk.teacher, '/release').expect(303);
  expect(await studentPage()).toContain('4 / 4');
});

test('a change that is dropped leaves the student what they had, and the contest open', async () => {
  const id = await release();
  await say(id, 'contest', 'Look again.').expect(303);
  await answer(id, 'change', 'Perhaps.').expect(303);
  await desk.post(desk.teacher, `/review/${id}`, reviewForm({ version: '1', 'level.cause': 'l0' })).expect(303);
  await desk.post(desk.other, `/review/${id}/drop`).expect(303);
  expect(await stored(id)).toMatchObject({
    ...{ again: null, release: { number: 1, marks: 3 }, replies: { open: { contests: 1 } } },
    review: { version: 3, criteria: [{ levelId: 'l2' }, { levelId: 'l1' }] },
  });
  expect(await review(id)).toContain('The student waits for your answer');
});

test('a question is answered without a change; reactions are told beside the point and counted by criterion', async () => {
  const id = await release();
  await say(id, 'not-clear').expect(303);
  await say(id, 'question', 'Which book?').expect(303);
  await say(id, 'disagree', 'It is not needed.', { point: 'p1' }).expect(303);
  expect(await queue()).toContain('The student asked a question.');
  const page = await review(id);
  for (const text of ['it is not clear', 'The student disagrees', 'It is not needed.', 'Which book?'])
    expect(page).toContain(text);
  await answer(id, 'keep', 'Any of our list.', 'n2').expect(303);
  expect(await studentPage()).toContain('Any of our list.');
  const figures = (await desk.get(desk.teacher, '/assignment').expect(200)).text;
  expect(figures).toMatch(/The cause<\/th><td class="number">0<\/td><td class="number">0<\/td><td class="number">1</);
  expect(figures).toMatch(
    /The example<\/th><td class="number">0<\/td><td class="number">1<\/td><td class="number">0<\/td><td class="number">1</,
  );
});

test('what cannot be taken stands in its form again; limits and dates are the assignment’s', async () => {
  const id = await release();
  expect((await say(id, '', 'Typed and kept').expect(422)).text).toContain('Typed and kept');
  expect((await say(id, 'contest').expect(422)).text).toContain('write in your words');
  expect((await say(id, 'contest', 'x'.repeat(2001)).expect(422)).text).toContain('shorten it to 2,000');
  await say(id, 'contest', 'x'.repeat(30_000)).expect(400);
  await rule({ replyRules: { ...REPLY_RULES, contests: 1 } });
  await say(id, 'contest', 'Once.').expect(303);
  const none = await say(id, 'contest', 'Twice.', { point: 'p1' }).expect(409);
  expect(none.text).toContain('used all the contests');
  expect(none.text).toContain('Twice.');
  await say(id, 'question', 'Older?', { release: '7' }).expect(409);
  await rule({ replyRules: { ...REPLY_RULES, until: new Date('2026-11-23T13:00:00Z') } });
  desk.clock.set('2026-11-23T13:00:00Z');
  expect((await say(id, 'clear').expect(409)).text).toContain('The time to respond is over');
  expect(await studentPage()).toContain('The time to respond was over at');
  await answer(id, 'keep', 'Late, but here.').expect(303);
  expect(await studentPage()).toContain('Late, but here.');
  await rule({ replyRules: { ...REPLY_RULES, on: false } });
  expect(await studentPage()).not.toMatch(/name="kind"|The time to respond/);
});

test('nobody speaks for another, and nothing is said to what is not out', async () => {
  const id = await release();
  const zoe = await desk.student('student-2');
  const form = { submission: id, release: '1', point: 'p2', kind: 'contest', text: 'Mine.' };
  await desk.post(zoe, '/feedback/reply', form).expect(404);
  const { _id } = await seedWork(desk, { personId: 'student-2', attempt: 1 });
  await desk.post(zoe, '/feedback/reply', { ...form, submission: _id }).expect(409);
  await desk.post(desk.teacher, '/feedback/reply', form).expect(403);
  expect((await stored(id))?.replies).toBeUndefined();
});

test('two contests at one moment: the limit holds', async () => {
  const id = await release();
  await rule({ replyRules: { ...REPLY_RULES, contests: 1 } });
  const both = await Promise.all([say(id, 'contest', 'One.'), say(id, 'contest', 'Two.', { point: 'p1' })]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
  expect((await stored(id))?.replies?.list).toHaveLength(1);
});

test('a newer attempt closes the older one for new contests; what was sent before is still answered', async () => {
  const id = await release({ attempt: 1 });
  await say(id, 'contest', 'Look again.').expect(303);
  await seedWork(desk, { attempt: 2, ...queuedWork(desk.clock) });
  const late = await say(id, 'contest', 'And here.', { point: 'p1' }).expect(409);
  expect(late.text).toContain('You have handed in a newer attempt');
  await answer(id, 'keep', 'Looked: it stays.').expect(303);
  expect(await studentPage('?attempt=1')).toContain('Looked: it stays.');
});

test('a point that a change removed keeps what was said about it', async () => {
  const id = await release();
  await say(id, 'contest', 'This is wrong.').expect(303);
  await answer(id, 'change', 'Taken out.').expect(303);
  const form = reviewForm({ version: '1', 'remove.p2': '1' });
  await desk.post(desk.teacher, `/review/${id}/approve`, form).expect(303);
  await out();
  const told = await studentPage();
  expect(told).toContain('Said about points that are no longer here');
  expect(told).toContain('Add a drafted example from a book.');
  expect(told).toContain('Taken out.');
  expect(told).toContain('The marks are the same as before.');
  expect(await review(id)).toContain('Said about points that are no longer here');
});
