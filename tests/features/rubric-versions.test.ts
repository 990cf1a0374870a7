import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import type { Assignment } from '../../server/assignments/assignment.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { queuedWork, reviewForm, seedWork, TENANCY } from '../support/desk.ts';
import { goodAnswer } from '../support/misbehaviours.ts';
import { openVisit } from '../support/open-visit.ts';
import { fieldsOf, NEXT, setUpForm as form } from '../support/changed-rubric.ts';
import { openRunningDesk, type RunningDesk } from '../support/running-desk.ts';

let desk: RunningDesk;
beforeAll(async () => {
  desk = await openRunningDesk();
});
beforeEach(async () => {
  desk.server.answerWith(goodAnswer);
  await desk.reset();
});
afterAll(() => desk.close());

const stored = async (id: string) => (await findSubmission(desk.services.db, TENANCY, id)) as Submission;
const set = (id: string, changed: object) =>
  submissionModel(desk.services.db).updateOne({ _id: id }, { $set: changed });
const assignment = async () => (await assignmentModel(desk.services.db).findOne().lean<Assignment>()) as Assignment;
const page = async (path: string) => (await desk.get(desk.teacher, path).expect(200)).text;
/** Until the readers are done with it; what is out stays `released` meanwhile. */
const rest = (id: string) => until(async () => (await stored(id)).job.status === 'none');
const studentPage = async () => (await desk.get(await desk.student(), '/feedback').expect(200)).text;

async function released(personId = 'student-1', attempt = 1): Promise<string> {
  const { _id } = await seedWork(desk, { personId, attempt });
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm()).expect(303);
  desk.clock.add(60_000);
  await until(async () => (await stored(_id)).state === 'released');
  return _id;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 25));
}

const scored = (n: number) => until(() => Promise.resolve(desk.gateway.scores.length >= n));

async function shown(changes: Record<string, string> = {}) {
  const answer = await desk.post(desk.teacher, '/assignment', form(NEXT, changes)).expect(200);
  expect(answer.text).toContain('What this change would touch');
  return fieldsOf(answer.text);
}

test('before another rubric is saved, everything that it meets is shown, and going back loses nothing', async () => {
  const before = desk.gateway.scores.length;
  const out = await released();
  await scored(before + 1);
  await seedWork(desk, { personId: 'student-2', attempt: 1 });
  await seedWork(desk, { personId: 'student-3', attempt: 1, state: 'composing', draftId: null, rubricVersionId: null });
  const standing = await assignment();
  const answer = await desk.post(desk.teacher, '/assignment', form(NEXT)).expect(200);
  for (const words of [
    '1 work is being written: it will be handed in under the new version.',
    '1 draft waits for a teacher and stays under its version.',
    'The marks of 1 work are out: unchanged.',
    'The total becomes 6 instead of 4.',
    '1 mark was sent to the gradebook: it stays as it was sent.',
    'criterion gone',
    'new criterion',
  ])
    expect(answer.text).toContain(words);
  expect(answer.text).toMatch(/<del>.*Does.*<\/del>|<ins>.*all of.*<\/ins>/);
  expect(answer.text).toMatch(new RegExp(`href="[^"]*/review/${out}">Sam Student<`));
  expect(answer.text).not.toMatch(/versions:|reviews:|assignments:/);
  expect(await assignment()).toEqual(standing);
  const fields = fieldsOf(answer.text);
  const again = await desk.post(desk.teacher, '/assignment', { ...fields, act: 'edit' }).expect(200);
  for (const typed of ['Typed &lt;task&gt;.', 'Typed\nnotes.', 'value="2026-12-24T18:30"', 'title: Cause and source'])
    expect(again.text).toContain(typed);
  await desk.post(desk.teacher, '/assignment', { ...fields, act: 'save-new' }).expect(303);
  const saved = await assignment();
  expect(saved).toMatchObject({ task: 'Typed <task>.', notes: 'Typed\nnotes.', attemptsAllowed: 3 });
  expect(saved.rubricSwitches).toMatchObject([
    { from: standing.rubricVersionId, to: saved.rubricVersionId, by: 'teacher-1', byName: 'Toni Teacher' },
  ]);
  expect((await stored(out)).again).toBeUndefined();
  expect(await stored(out)).toMatchObject({
    rubricVersionId: standing.rubricVersionId,
    release: { marks: 3, maximum: 4 },
  });
  expect(await studentPage()).toContain('3 / 4');
  expect(desk.gateway.scores.slice(before).map(({ scoreGiven, scoreMaximum }) => [scoreGiven, scoreMaximum])).toEqual([
    [3, 4],
  ]);
  const versions = await page('/assignment/rubric/versions');
  expect(versions).toMatch(/Version 1: Two criteria[^]*2 works stand under it[^]*Version 2: Cause and source/);
  expect(versions).toContain('Toni Teacher');
  expect(versions).toContain('2 works stand under version 1: read some again under version 2');
  expect(await page(`/review/${out}`)).toContain('stands under version 1 of the rubric; version 2 is in use');
  // The same rubric once more, or one for an assignment without work, asks nothing.
  await desk.post(desk.teacher, '/assignment', form(NEXT)).expect(303);
});

test('what happens between showing and saving is shown before it is saved; a draft that arrives is not', async () => {
  const first = await seedWork(desk, { personId: 'student-1', attempt: 1, ...queuedWork(desk.clock) });
  const fields = await shown();
  await rest(first._id);
  expect((await stored(first._id)).state).toBe('with-teacher');
  await seedWork(desk, { personId: 'student-2', attempt: 1 });
  const stale = await desk.post(desk.teacher, '/assignment', { ...fields, act: 'save-new' }).expect(409);
  expect(stale.text).toContain('Something changed while this page was open');
  expect(stale.text).toContain('2 drafts wait for a teacher');
  expect((await assignment()).rubricSwitches).toBeUndefined();
  await desk.post(desk.teacher, '/assignment', { ...fieldsOf(stale.text), act: 'save-new' }).expect(303);
  expect((await assignment()).rubricSwitches).toHaveLength(1);
  // Somebody else's change comes before all that.
  const late = await desk.post(desk.other, '/assignment', { ...fields, act: 'save-new' }).expect(409);
  expect(late.text).not.toContain('What this change would touch');
});

test('chosen drafts are read again under the new version; what a teacher wrote goes along or is set aside', async () => {
  const [untouched, edited, kept] = [
    await seedWork(desk, { personId: 'student-1', attempt: 1 }),
    await seedWork(desk, { personId: 'student-2', attempt: 1 }),
    await seedWork(desk, { personId: 'student-1', attempt: 2 }),
  ];
  const typed = {
    'text.p1': 'My own words on the cause.',
    'text.p2': 'My own words on the example.',
    summary: 'Mine.',
  };
  await desk.post(desk.teacher, `/review/${edited._id}`, reviewForm(typed)).expect(303);
  const fields = await shown();
  const ticked = { ...fields, act: 'save-reread', work: [untouched._id, edited._id] as unknown as string };
  const saved = await desk.post(desk.teacher, '/assignment', ticked).expect(303);
  expect(saved.get('Location')).toMatch(/\/assignment\/rubric\/versions\?reread=2&stayed=0$/);
  await Promise.all([rest(untouched._id), rest(edited._id)]);
  const { rubricVersionId } = await assignment();
  expect(await stored(kept._id)).toMatchObject({ draftId: kept.draftId, rubricVersionId: kept.rubricVersionId });
  const anew = await stored(untouched._id);
  expect(anew).toMatchObject({ state: 'with-teacher', rubricVersionId, review: null });
  expect(anew.draftId).not.toBe(untouched.draftId);
  expect(anew.decisions.at(-1)).toMatchObject({ kind: 'reread', by: 'teacher-1', versions: { from: 1, to: 2 } });
  const carried = await stored(edited._id);
  expect(carried).toMatchObject({
    ...{ state: 'with-teacher', rubricVersionId, offer: { draftId: carried.draftId } },
    review: { version: 2, summary: 'Mine.', criteria: [{ criterionId: 'cause', levelId: 'l2' }] },
    setAside: {
      levels: [{ criterion: 'The example', level: 'Level 1' }],
      points: [{ text: 'My own words on the example.' }],
      reworded: [{ criterion: 'The cause', level: 'Level 2' }],
    },
  });
  const text = await page(`/review/${edited._id}`);
  for (const words of [
    'My own words on the cause.',
    'Set aside when it was read again',
    'My own words on the example.',
    'Read again under version 2 of the rubric instead of 1, asked by Toni Teacher',
    'The source',
  ])
    expect(text).toContain(words);
  expect(text).not.toMatch(/versions:/);
  // Back under the first version: what was set aside has its place again, and nobody pays for the same draft twice.
  const back = { from: '2', to: '1', work: edited._id };
  await desk.post(desk.teacher, '/assignment/rubric/reread', back).expect(303);
  await rest(edited._id);
  expect((await stored(edited._id)).review).toMatchObject({
    criteria: [{ criterionId: 'cause' }, { criterionId: 'example', levelId: 'l1' }],
    points: [{ text: 'My own words on the cause.' }, { text: 'My own words on the example.' }],
  });
});

test('marks that are out stay until a teacher approves the change; then text, total and gradebook follow', async () => {
  const before = desk.gateway.scores.length;
  const sent = () =>
    desk.gateway.scores.slice(before).map(({ scoreGiven, scoreMaximum }) => [scoreGiven, scoreMaximum]);
  const id = await released();
  await scored(before + 1);
  const standing = await stored(id);
  await desk.post(desk.teacher, '/assignment', { ...(await shown()), act: 'save-new' }).expect(303);
  const asked = { from: '1', to: '2', group: 'released' };
  const answer = await desk.post(desk.teacher, '/assignment/rubric/reread', asked).expect(303);
  expect(answer.get('Location')).toContain('reread=1&stayed=0');
  await rest(id);
  const open = await stored(id);
  const { rubricVersionId: next } = await assignment();
  expect(open).toMatchObject({
    ...{ state: 'released', release: standing.release, rubricVersionId: standing.rubricVersionId },
    ...{ draftId: standing.draftId, again: { version: { id: next }, release: null } },
  });
  expect(open.offer?.draftId).toBe(open.again?.version?.draftId);
  expect(await studentPage()).toContain('3 / 4');
  expect(sent()).toEqual([[3, 4]]);
  const desked = await page(`/review/${id}`);
  expect(desked).toContain('This change is made under version 2 of the rubric');
  expect(desked).toContain('The source');
  const levels = { 'level.cause': 'l2', 'level.source': 'l1', summary: 'Under the new one.' };
  const version = String(open.review?.version);
  const first = await desk.post(desk.teacher, `/review/${id}/approve`, { version, ...levels }).expect(422);
  // A reading that is unsure waits behind the teacher's own levels, here as for a first draft.
  expect(first.text).toContain('The draft now stands beside them: look at it, then approve.');
  const looked = String((await stored(id)).review?.version);
  await desk.post(desk.teacher, `/review/${id}/approve`, { version: looked, ...levels }).expect(303);
  expect(await studentPage()).toContain('3 / 4');
  await desk.post(desk.teacher, `/review/${id}/undo`).expect(303);
  expect(await stored(id)).toMatchObject({ release: { number: 1 }, again: { release: null, version: { id: next } } });
  const { review } = await stored(id);
  const second = { version: String(review?.version), ...levels };
  await desk.post(desk.teacher, `/review/${id}/approve`, second).expect(303);
  desk.clock.add(60_000);
  await scored(before + 2);
  expect(sent()).toEqual([
    [3, 4],
    [5, 6],
  ]);
  expect(await stored(id)).toMatchObject({
    ...{ rubricVersionId: next, draftId: open.again?.version?.draftId, again: null },
    ...{ release: { number: 2, marks: 5, maximum: 6 }, earlier: [{ number: 1, marks: 3, maximum: 4 }] },
  });
  const told = await studentPage();
  expect(told).toContain('5 / 6');
  expect(told).toContain('The marks were 3 of 4 before and are 5 of 6 now.');
  expect(told).toContain('The source');
});

test('a change under another version that is dropped leaves everything as it was', async () => {
  const id = await released();
  const standing = await stored(id);
  await desk.post(desk.teacher, '/assignment', { ...(await shown()), act: 'save-reread', work: id }).expect(303);
  await rest(id);
  await desk.post(desk.teacher, `/review/${id}/drop`).expect(303);
  const { rubricVersionId, draftId, review } = standing;
  expect(await stored(id)).toMatchObject({
    ...{ again: null, setAside: null, offer: null, redraft: null, rubricVersionId, draftId },
    release: { number: 1, marks: 3, maximum: 4, final: standing.release?.final },
    review: { criteria: review?.criteria, points: review?.points },
  });
});

test('what readers cannot read stays open for the teacher, and they can try again', async () => {
  desk.server.answerWith(() => ({ fault: { kind: 'status', status: 400 } }));
  const id = await released();
  await desk.post(desk.teacher, '/assignment', { ...(await shown()), act: 'save-reread', work: id }).expect(303);
  await until(async () => (await stored(id)).job.status === 'dead');
  expect(await stored(id)).toMatchObject({ state: 'released', release: { number: 1 }, again: { release: null } });
  expect(await page(`/review/${id}`)).toContain('The readers could not read it under version 2');
  desk.server.answerWith(goodAnswer);
  await desk.post(desk.teacher, `/review/${id}/retry`).expect(303);
  await rest(id);
  expect((await stored(id)).offer).not.toBeNull();
});

test('nobody’s decision is moved from under them, and who does not judge sees no work', async () => {
  const { _id: approved } = await seedWork(desk, { attempt: 1 });
  await desk.post(desk.teacher, `/review/${approved}/approve`, reviewForm()).expect(303);
  await set(approved, { 'release.dueAt': new Date('2027-01-01T00:00:00Z') });
  const fields = await shown();
  const designer = await openVisit(desk.services, { role: 'designer' });
  const seen = (await desk.post(designer, '/assignment', form(NEXT)).expect(200)).text;
  expect(seen).toContain('1 approved work goes out as it was approved, with its own total.');
  expect(seen).not.toMatch(/Sam Student|save-reread|\/queue\?/);
  await desk.post(desk.teacher, '/assignment', { ...fields, act: 'save-reread', work: approved }).expect(303);
  expect(await stored(approved)).toMatchObject({ state: 'approved', release: { maximum: 4 } });
  const versions = await desk.get(designer, '/assignment/rubric/versions').expect(200);
  expect(versions.text).not.toMatch(/Sam Student|name="work"/);
  await desk.post(designer, '/assignment/rubric/reread', { from: '1', to: '2', group: 'waiting' }).expect(403);
  await desk.post(desk.teacher, '/assignment/rubric/reread', { from: '1', to: '9' }).expect(404);
});
