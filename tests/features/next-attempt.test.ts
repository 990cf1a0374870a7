import { releaseDue } from '../../server/grades/release-due.ts';
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
