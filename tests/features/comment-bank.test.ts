import { storeRoster } from '../../server/lti/roster-repository.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { MOST_PER_CRITERION, type SavedPoint } from '../../server/reviews/bank/saved-point.ts';
import { openVisit } from '../support/open-visit.ts';
import { openDesk, reviewForm, seedAssignment, seedWork, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(() => bank().deleteMany({}));

const bank = () => desk.database.connection.collection<SavedPoint>('savedPoints');
const answer = (text: string) => ({
  work: { kind: 'text' as const, text, typed: text, file: null, extraction: { status: 'none' as const } },
});
const page = async (path: string, visit = desk.teacher) => (await desk.get(visit, path).expect(200)).text;
const review = async (id: string) => (await submissionModel(desk.services.db).findById(id).lean<Submission>())?.review;
/** A button of the review form, pressed with what stands in the form. */
const press = (path: string, form: Record<string, string>, visit = desk.teacher) =>
  desk.post(visit, path, reviewForm(form));

/** Saves a point of a fresh work. */
async function save(named: string, form: Record<string, string> = {}) {
  const { _id } = await seedWork(desk);
  return { _id, answer: await press(`/review/${_id}/bank`, { ...form, 'bank-save': named }) };
}

/** Puts the one saved point into a work. */
async function take(id: string, form: Record<string, string> = {}) {
  const one = await bank().findOne({});
  return press(`/review/${id}/bank/take`, { ...form, 'bank-take': one?._id ?? '' });
}

test('a point is saved by its button and offered on another work with that student’s own words, found by code', async () => {
  const { _id, answer: saved } = await save('point.p1', { 'text.p1': 'You name the cause at once.', summary: 'Mine.' });
  expect(saved.status).toBe(303);
  expect(saved.get('Location')).toMatch(/done=kept#criterion-1$/);
  expect(await page(`/review/${_id}?done=kept`)).toContain('Kept in the comment bank for other works.');
  expect(await review(_id)).toMatchObject({ version: 1, summary: 'Mine.' });
  expect(await bank().findOne({})).toMatchObject({
    ...{ platformId: 'platform-1', courseId: 'course-1', rubricId: 'two-criteria', criterionId: 'cause' },
    ...{
      kind: 'strength',
      text: 'You name the cause at once.',
      language: 'en',
      createdByName: 'Toni Teacher',
      uses: 0,
    },
    looksFor: { kind: 'words', words: ['because of abscission'] },
  });
  expect(await page(`/review/${_id}`)).not.toContain('Saved points</h4>'); // it stands there already
  const other = await seedWork(desk, { personId: 'student-2', ...answer('It is BECAUSE of\nabscission, I think.') });
  const html = await page(`/review/${other._id}`, desk.other);
  expect(html).toMatch(/Saved points<\/h4>[^]*You name the cause at once\.[^]*BECAUSE of\nabscission/);
  const taken = await press(`/review/${other._id}/bank/take`, {
    ...{ 'quote.p1': '', 'bank-take': (await bank().findOne({}))?._id ?? '' },
  });
  expect(taken.get('Location')).toMatch(/done=put-in#criterion-1$/);
  expect((await review(other._id))?.points.at(-1)).toEqual({
    ...{ id: 'own-1', criterionId: 'cause', kind: 'strength', text: 'You name the cause at once.' },
    evidence: { kind: 'quote', quote: 'BECAUSE of\nabscission', span: { start: 6, end: 27 } },
  });
  expect(await bank().findOne({})).toMatchObject({ uses: 1 });
  const own = {
    version: '1',
    'text.own-1': 'Mine now.',
    'kind.own-1': 'strength',
    'quote.own-1': 'BECAUSE of abscission',
  };
  await press(`/review/${other._id}/approve`, { ...own, 'quote.p1': '' }).expect(303);
  const preview = await page(`/review/${other._id}/preview`);
  expect(preview).toMatch(/Mine now\.[^]*Written by your teacher\./);
});

test('what a work lacks is searched for again; where it is there, the point needs words before it can be put in', async () => {
  await save('point.p2');
  const lacking = await seedWork(desk, answer('Leaves fall. That is all.'));
  expect(await page(`/review/${lacking._id}`)).not.toContain('Put it in'); // the draft says the same words
  const form = { 'text.p2': 'Another point.' };
  await press(`/review/${lacking._id}`, form).expect(303);
  expect(await page(`/review/${lacking._id}`)).toMatch(/data-key="t">Put it in/);
  expect((await take(lacking._id, { ...form, version: '1' })).status).toBe(303);
  expect((await review(lacking._id))?.points.at(-1)?.evidence).toEqual({
    ...{ kind: 'absent', looked: ['for example', 'such as'], found: [] },
  });
  const there = await seedWork(desk, answer('Leaves, such as those of the maple, fall.'));
  await press(`/review/${there._id}`, form).expect(303);
  expect(await page(`/review/${there._id}`)).not.toMatch(/data-key="t">Put it in/);
  const without = await take(there._id, { ...form, version: '1', summary: 'Kept.' });
  expect(without.status).toBe(422);
  expect(without.text).toContain('Not put in: this saved point does not fit by itself.');
  const invented = { 'bank-quote.example': 'those of the birch' };
  const wrong = await take(there._id, { ...form, ...invented, version: '2', summary: 'Kept.' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toMatch(/these words do not stand in this work[^]*>\s*those of the birch<\/textarea>/);
  expect(await review(there._id)).toMatchObject({ summary: 'Kept.', points: [{ id: 'p1' }, { id: 'p2' }] });
  const named = { ...form, 'bank-quote.example': 'those of the maple', version: '3' };
  expect((await take(there._id, named)).status).toBe(303);
  expect((await review(there._id))?.points.at(-1)).toMatchObject({
    evidence: { kind: 'quote', quote: 'those of the maple', span: { start: 16, end: 34 } },
  });
});

test('no student’s name enters it, nor what a wording quotes from the work', async () => {
  const { _id, answer: refused } = await save('point.p1', {
    'text.p1': 'Well done, Sam: you name it.',
    summary: 'Kept.',
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toMatch(/the point names a student of this course[^]*<li>Sam<\/li>/);
  expect(await review(_id)).toMatchObject({ summary: 'Kept.' });
  expect(await bank().countDocuments()).toBe(0);
  const cut = await save('point.p1', { 'text.p1': 'You write “I saw it in my garden”. Where?' });
  expect(cut.answer.get('Location')).toContain('done=kept-cut');
  expect(await bank().findOne({})).toMatchObject({ text: 'You write “…”. Where?' });
  await bank().deleteMany({});
  const { _id: signed } = await seedWork(desk, answer('I, Sam Student, say so.'));
  const wordless = { 'bank-save': 'point.p1', 'quote.p1': 'I, Sam Student' };
  const kept = await press(`/review/${signed}/bank`, wordless).expect(303);
  expect(kept.get('Location')).toContain('done=kept-wordless');
  expect(JSON.stringify(await bank().find().toArray())).not.toMatch(/Sam|student-1/);
});

test('a new point is added and saved in one; the same words once more only add what they look for', async () => {
  const added = { 'new-text.cause': 'Say  what the tree gains.', 'new-quote.cause': 'Leaves fall' };
  const { _id } = await save('new.cause', added);
  expect((await review(_id))?.points.at(-1)).toMatchObject({ id: 'own-1', text: 'Say  what the tree gains.' });
  const again = { 'new-text.cause': 'say what the tree gains.', 'new-quote.cause': 'in my garden' };
  expect((await save('new.cause', again)).answer.get('Location')).toContain('done=widened');
  expect(await bank().find().toArray()).toMatchObject([{ looksFor: { words: ['Leaves fall', 'in my garden'] } }]);
  expect((await save('new.cause', again)).answer.get('Location')).toContain('done=widened');
  expect((await save('new.cause', { ...again, 'new-quote.cause': '' })).answer.get('Location')).toContain('done=known');
  const same = { 'new-text.example': 'Add a tree.' };
  const both = await Promise.all([save('new.example', same), save('new.example', same)]);
  expect(both.map((one) => one.answer.status)).toEqual([303, 303]);
  expect(await bank().countDocuments({ criterionId: 'example' })).toBe(1);
  for (const [named, form, words] of [
    ['new.cause', {}, 'that point is gone'],
    ['point.p9', {}, 'that point is gone'],
    ['point.p1', { 'text.p1': ' ' }, 'the point says nothing yet'],
    ['point.p1', { 'text.p1': 'x'.repeat(2001) }, 'longer than 2,000 characters'],
  ] as const) {
    const { answer: refused } = await save(named, form);
    expect([refused.status, refused.text.includes(words)]).toEqual([422, true]);
  }
  const one = await bank().findOne({});
  const many = Array.from({ length: MOST_PER_CRITERION - 1 }, (_, n) => ({ ...one, _id: `m${n}`, wording: `w${n}` }));
  await bank().insertMany(many as SavedPoint[]);
  expect((await save('point.p1')).answer.text).toContain('as many saved points as it may have');
});

test('of two teachers one is saved; an older page loses nothing; a hidden draft stays hidden', async () => {
  const { _id } = await save('point.p1');
  const late = await press(`/review/${_id}/bank`, { 'bank-save': 'point.p2', summary: 'Typed.' }, desk.other);
  expect([late.status, late.text.includes('Typed.')]).toEqual([409, true]);
  expect((await take(_id, { summary: 'Typed.' })).status).toBe(409);
  expect(await bank().countDocuments()).toBe(1);
  const blind = await seedWork(desk, { blindFirst: true });
  const own = { 'level.cause': 'l0', 'level.example': 'l0', summary: '' };
  expect((await take(blind._id, own)).status).toBe(303);
  expect(await page(`/review/${blind._id}`)).toContain('Yours first: judge before you see the draft');
  expect((await review(blind._id))?.points).toMatchObject([{ id: 'own-1', text: 'You name the drafted cause.' }]);
});

test('the course’s page lists, searches, changes and deletes, and says who and how often', async () => {
  expect(await page('/bank')).toContain('Nothing is saved yet');
  await save('point.p1');
  await save('point.p2');
  expect(await page('/bank')).toMatch(/2 saved points[^]*The cause[^]*saved by Toni Teacher[^]*The example/);
  expect(await page('/bank?q=BOOK')).toMatch(/1 saved point<[^]*Add a drafted example/);
  expect(await page('/bank?criterion=two-criteria%2Fcause')).not.toContain('Add a drafted example');
  expect(await page('/bank?q=.*')).toContain('No saved point matches');
  const [one] = await bank().find({ criterionId: 'cause' }).toArray();
  const path = `/bank/${one?._id ?? ''}`;
  const form = {
    version: '1',
    text: 'Better words.',
    kind: 'next-step',
    looks: 'absence',
    words: 'a cause\n\n a  reason \n',
  };
  const changed = await desk.post(desk.other, `${path}?q=drafted`, form).expect(303);
  expect(changed.get('Location')).toMatch(/\/bank\?q=drafted&done=changed$/);
  expect(await bank().findOne({ criterionId: 'cause' })).toMatchObject({
    ...{
      text: 'Better words.',
      kind: 'next-step',
      version: 2,
      createdByName: 'Toni Teacher',
      editedByName: 'Olga Other',
    },
    looksFor: { kind: 'absence', words: ['a cause', 'a reason'] },
  });
  const late = await desk.post(desk.teacher, path, { ...form, text: 'Too late.' }).expect(409);
  expect(late.text).toMatch(/somebody changed this point[^]*Better words\.[^]*Too late\.<\/textarea>/);
  for (const [change, words] of [
    [{ text: ' ' }, 'Write what the point says.'],
    [{ text: 'x'.repeat(2001) }, 'Shorten this to 2,000 characters.'],
    [{ words: 'x'.repeat(301) }, 'Shorten each line'],
    [{ words: 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk' }, 'Use ten lines at most.'],
  ] as const)
    expect((await desk.post(desk.teacher, path, { ...form, ...change }).expect(422)).text).toContain(words);
  await desk.post(desk.teacher, `${path}/delete`).expect(303);
  await desk.post(desk.teacher, `${path}/delete`).expect(303);
  const gone = await desk.post(desk.teacher, path, form).expect(404);
  expect(gone.text).toMatch(/deleted meanwhile[^]*Better words\./);
});

test('a change may name nobody and repeat no other point', async () => {
  await save('new.example', { 'new-text.example': 'Add a tree.' });
  await save('point.p2');
  const [tree] = await bank().find({ text: 'Add a tree.' }).toArray();
  const zoe = { sub: 'z', name: 'Zoe Zimmer', givenName: 'Zoe', familyName: 'Zimmer', email: 'zoe@school.example' };
  const member = { ...zoe, role: 'student' as const, active: true, sourcedId: null, groups: null };
  await storeRoster(desk.services.db, { platformId: 'platform-1', courseId: 'course-1' }, [member]);
  const send = (form: Record<string, string>) =>
    desk.post(desk.teacher, `/bank/${tree?._id ?? ''}`, { version: '1', text: 'Add a tree.', ...form });
  expect((await send({ words: 'as Zoe says' }).expect(422)).text).toContain('<li>Zoe</li>');
  expect((await send({ text: 'add a drafted EXAMPLE from a book.' }).expect(422)).text).toContain(
    'says the same already',
  );
});

test('another course never sees it, nor the same criterion of another rubric; students and designers never', async () => {
  await save('point.p1');
  const [one] = await bank().find().toArray();
  const there = { platformId: 'platform-1', courseId: 'course-2', linkId: 'link-2' };
  const assignment = await seedAssignment(desk.services, { _id: 'assignment-2', ...there });
  const { _id } = await seedWork({ ...desk, assignment });
  const stranger = await openVisit(desk.services, there);
  expect(await page('/bank', stranger)).toContain('Nothing is saved yet');
  expect(await page(`/review/${_id}`, stranger)).not.toContain('Put it in');
  const form = reviewForm({ 'bank-take': one?._id ?? '' });
  expect((await desk.post(stranger, `/review/${_id}/bank/take`, form).expect(422)).text).toContain(
    'that point is gone',
  );
  await desk.post(stranger, `/bank/${one?._id ?? ''}`, { version: '1', text: 'Theirs.' }).expect(404);
  await desk.post(stranger, `/bank/${one?._id ?? ''}/delete`).expect(303);
  expect(await bank().find().toArray()).toEqual([one]);
  await bank().updateOne({}, { $set: { rubricId: 'another-rubric' } });
  const home = await seedWork(desk);
  expect(await page(`/review/${home._id}`)).not.toContain('Saved points</h4>');
  for (const role of ['designer', 'student'] as const)
    await desk.get(await openVisit(desk.services, { role, personId: 'somebody' }), '/bank').expect(403);
});
