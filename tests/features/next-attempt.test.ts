import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import { releaseDue } from '../../server/grades/release-due.ts';
import { claimJob } from '../../server/jobs/lease.ts';
import { draftJobKind } from '../../server/reviews/draft-job.ts';
import { prepareReview } from '../../server/reviews/prepare-review.ts';
import { listAttempts } from '../../server/submissions/submission-repository.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { openDesk, reviewForm, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import type { OpenVisit } from '../support/open-visit.ts';

let desk: Desk;
let sam: OpenVisit;
beforeAll(async () => {
  desk = await openDesk();
  sam = await desk.student();
});
beforeEach(() => desk.reset());
afterAll(() => desk.close());

const page = async (path: string, visit = sam) => (await desk.get(visit, path).expect(200)).text;
const review = (id: string) => page(`/review/${id}`, desk.teacher);

async function attempt(number: number): Promise<Submission> {
  const all = await listAttempts(desk.services.db, TENANCY, { assignmentId: 'assignment-1', personId: 'student-1' });
  const found = all.find((one) => one.attempt === number);
  if (!found) throw new Error(`there is no attempt ${number}`);
  return found;
}

async function goOut(): Promise<void> {
  desk.clock.add(60_000);
  await releaseDue(desk.services);
}

/** Feedback on attempt 1 is out, with one next step (`p2`), and attempt 2 is begun. */
async function secondAttempt(): Promise<void> {
  const { _id } = await seedWork(desk, { attempt: 1 });
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm()).expect(303);
  expect(await page('/feedback')).not.toContain('Add a drafted example');
  await goOut();
  await desk.post(sam, '/work/new').expect(303);
}

const BETTER = 'Leaves fall in autumn because of abscission. Many trees do this, such as the old oak in our yard.';

/** Hands attempt 2 in, without readers, and lets the teacher write its feedback. */
async function handedIn(text: string): Promise<string> {
  await desk.post(sam, '/work/text', { text }).expect(303);
  await desk.post(sam, '/work/submit').expect(303);
  const { _id } = await attempt(2);
  await desk.post(desk.teacher, `/review/${_id}/scratch`).expect(303);
  return _id;
}

const levels = { 'level.cause': 'l2', 'level.example': 'l2', summary: 'Better.' };
const form = async (id: string, changes: Record<string, string>) => {
  const version = /name="version" value="(\d+)"/.exec(await review(id))?.[1] ?? '';
  return { version, ...levels, ...changes };
};

test('earlier next steps stand as a checklist; ticks are kept, private until hand-in, and then the teacher’s to see', async () => {
  await secondAttempt();
  const compose = await page('/work');
  expect(compose).toContain('Your next steps from attempt 1');
  expect(compose).toContain('Add a drafted example from a book.');
  expect(compose).not.toContain('You name the drafted cause.');
  await desk
    .post(sam, '/work/checklist', { checklist: '1', 'tick.p2': '1', 'tick.p1': '1', text: 'begun' })
    .expect(303);
  expect((await attempt(2)).checklist).toEqual({ attempt: 1, release: 1, ticked: ['p2'] });
  expect(await page('/work')).toMatch(/name="tick\.p2" value="1" checked/);
  expect(await page('/work')).toContain('begun');
  await desk.get(desk.teacher, `/review/${(await attempt(2))._id}`).expect(404);
  // A form without the checklist has not emptied it; one with it has.
  await desk.post(sam, '/work/text', { text: 'go on' }).expect(303);
  expect((await attempt(2)).checklist?.ticked).toEqual(['p2']);
  await desk.post(sam, '/work/checklist', { checklist: '1' }).set('Accept', 'application/json').expect(200);
  expect((await attempt(2)).checklist?.ticked).toEqual([]);
  await desk.post(sam, '/work/check', { checklist: '1', 'tick.p2': '1', text: BETTER }).expect(303);
  const id = await handedIn(BETTER);
  expect(await review(id)).toContain('the student ticked this');
  await desk.post(sam, '/work/checklist', { checklist: '1' }).expect(303);
  expect((await attempt(2)).checklist?.ticked).toEqual(['p2']);
});

test('what became of them is proposed to the teacher, and reaches the student only when confirmed and released', async () => {
  await secondAttempt();
  const id = await handedIn(BETTER);
  const proposed = await review(id);
  expect(proposed).toContain('What became of the next steps from attempt 1');
  expect(proposed).toMatch(/It looks acted on\.<\/strong> What was missing is there now\./);
  expect(proposed).toContain('0 of 1 confirmed');
  expect(proposed).not.toContain('earlier:');
  await desk.post(desk.teacher, `/review/${id}`, await form(id, {})).expect(303);
  expect((await attempt(2)).review).not.toHaveProperty('followed');
  const autosaved = await desk
    .post(desk.teacher, `/review/${id}`, await form(id, { 'follow.p2': 'tried', 'follow.none': 'tried' }))
    .set('Accept', 'application/json')
    .expect(200);
  expect(autosaved.body).toMatchObject({ kind: 'saved' });
  expect((await attempt(2)).review?.followed).toMatchObject([{ pointId: 'p2', outcome: 'tried' }]);
  expect(await page('/feedback')).not.toContain('earlier next steps');
  await desk.post(desk.teacher, `/review/${id}/approve`, await form(id, { 'follow.p2': 'tried' })).expect(303);
  expect(await page('/feedback')).not.toContain('earlier next steps');
  await goOut();
  const told = await page('/feedback');
  expect(told).toContain('What you did with your earlier next steps');
  expect(told).toMatch(/badge--waiting">tried</);
  expect(told).toContain('such as the old oak in our yard');
  expect(told).not.toContain('earlier:');
});

test('one press confirms all proposals; unsure ones and feedback that came too late are never proposed as anything', async () => {
  await secondAttempt();
  const id = await handedIn(BETTER);
  await desk.post(desk.teacher, `/review/${id}`, await form(id, { 'follow.p2': '', 'follow-all': '1' })).expect(303);
  expect((await attempt(2)).review?.followed).toMatchObject([{ pointId: 'p2', outcome: 'acted-on' }]);
  await desk.post(desk.teacher, `/review/${id}`, await form(id, { 'follow.p2': '' })).expect(303);
  await desk.post(desk.teacher, `/review/${id}/approve`, await form(id, {})).expect(303);
  await goOut();
  expect(await page('/feedback')).not.toContain('earlier next steps');
});

test('feedback that came out after the hand-in was not known to its writer: nothing is asked about it', async () => {
  const { _id } = await seedWork(desk, { attempt: 1 });
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm()).expect(303);
  await desk.post(sam, '/work/new').expect(303);
  expect(await page('/work')).not.toContain('Your next steps from attempt');
  const id = await handedIn(BETTER);
  await goOut();
  expect(await review(id)).not.toContain('What became of the next steps');
});

const asks = (selfAssessment: 'optional' | 'required') =>
  assignmentModel(desk.services.db).updateOne({}, { $set: { selfAssessment } });
const REASON = 'I gave <i>two</i> reasons of my own.';
const expected = { self: '1', 'self.cause': 'l1', 'self.example': 'l2', 'why.cause': REASON };

test('required: no hand-in without a level for each criterion, and nothing chosen is lost', async () => {
  await asks('required');
  await desk.post(sam, '/work/text', { text: BETTER }).expect(303);
  expect(await page('/work/check')).toContain('Choose the level you expect for each criterion.');
  const refused = await desk.post(sam, '/work/submit', { self: '1', 'self.cause': 'l1', 'why.cause': REASON });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Not handed in yet: choose the level');
  expect(refused.text).toMatch(/id="self-1-level-2" name="self\.cause" value="l1" checked/);
  expect(refused.text).toContain('I gave &lt;i&gt;two&lt;/i&gt; reasons');
  expect((await attempt(1)).state).toBe('composing');
  // Another rubric's level is no choice; going back keeps what is.
  await desk.post(sam, '/work/submit', { ...expected, 'self.example': 'l9' }).expect(422);
  const kept = await desk.post(sam, '/work/submit', { ...expected, act: 'keep' }).expect(303);
  expect(kept.get('Location')).toMatch(/\/work$/);
  expect((await attempt(1)).state).toBe('composing');
  await desk.post(sam, '/work/submit').expect(303);
  expect((await attempt(1)).state).toBe('with-teacher');
});

test('the student’s own levels: no reader gets them, no teacher before approving; then both stand side by side', async () => {
  await asks('optional');
  await desk.post(sam, '/work/text', { text: BETTER }).expect(303);
  await desk.post(sam, '/work/submit', expected).expect(303);
  const { _id } = await attempt(1);
  await desk.post(desk.teacher, `/review/${_id}/scratch`).expect(303);
  const closed = await review(_id);
  expect(closed).toContain('You see them once this work is approved');
  const levelsOf = { 'level.cause': 'l2', 'level.example': 'l2', summary: 'Good.' };
  const filled = async () => ({
    version: /name="version" value="(\d+)"/.exec(await review(_id))?.[1] ?? '',
    ...levelsOf,
  });
  await desk.post(desk.teacher, `/review/${_id}`, await filled()).expect(303);
  const early = [
    await review(_id),
    await page(`/review/${_id}/preview`, desk.teacher),
    await page('/queue', desk.teacher),
  ];
  expect(early.join('')).not.toMatch(/reasons of my own|You expected|Expected by the student/);
  await desk.post(desk.teacher, `/review/${_id}/approve`, await filled()).expect(303);
  expect(await review(_id)).toContain('Same level on 1 of 2 criteria.');
  expect(await page('/feedback')).not.toContain('You expected');
  expect(await page('/assignment', desk.teacher)).not.toContain('What students expected');
  await goOut();
  const told = await page('/feedback');
  expect(told).toMatch(/You expected<\/span><br><strong>Level 1<.*Your teacher chose<\/span><br><strong>Level 2</);
  expect(told).toContain('You expected a lower level');
  expect(told).toContain('You expected the level that your teacher chose.');
  expect(told).toContain('I gave &lt;i&gt;two&lt;/i&gt; reasons of my own.');
  expect(told).not.toMatch(/self:|earlier:/);
  const figures = await page('/assignment', desk.teacher);
  expect(figures).toMatch(/The cause<\/th><td class="number">0<\/td><td class="number">0<\/td><td class="number">1</);
  expect(figures).toMatch(/The example<\/th><td class="number">0<\/td><td class="number">1<\/td><td class="number">0</);
});

test('what a reader is sent holds nothing of the student’s own levels', async () => {
  await asks('required');
  const sent: string[] = [];
  const reader = {
    ...{ name: 'reader-one', host: null, demonstration: false },
    complete: (asked: object) => {
      sent.push(JSON.stringify(asked));
      return Promise.reject(new Error('heard enough'));
    },
  };
  desk.services.readers = { generator: reader, validator: reader };
  await desk.post(sam, '/work/text', { text: BETTER }).expect(303);
  await desk.post(sam, '/work/submit', { ...expected, 'why.cause': 'HOPES-FOR-MORE' }).expect(303);
  desk.clock.add(1_000);
  const held = await claimJob(draftJobKind(desk.services.db), desk.clock.now());
  if (!held) throw new Error('the work should wait for its readers');
  await prepareReview(desk.services, held, new AbortController().signal).catch(() => undefined);
  desk.services.readers = null;
  expect(sent.join('')).toContain('old oak in our yard');
  expect(sent.join('')).not.toMatch(/HOPES-FOR-MORE|selfAssessment/);
});
