import { findSubmission } from '../../server/submissions/submission-repository.ts';
import { openDesk, reviewForm, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import type { OpenVisit } from '../support/open-visit.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const stored = (id: string) => findSubmission(desk.services.db, TENANCY, id);
const autosave = (visit: OpenVisit, id: string, form: Record<string, string>) =>
  desk.post(visit, `/review/${id}`, form).set('Accept', 'application/json');

test('the page saves by itself, and goes on from the version it is told', async () => {
  const { _id } = await seedWork(desk);
  const first = await autosave(desk.teacher, _id, reviewForm({ summary: 'One.' })).expect(200);
  expect(first.body).toEqual({
    kind: 'saved',
    heldBack: false,
    version: 1,
    added: {},
    savedAt: '2026-11-23T12:00:00.000Z',
  });
  await autosave(desk.teacher, _id, reviewForm({ version: '1', summary: 'Two.' })).expect(200);
  expect((await stored(_id))?.review).toMatchObject({ version: 2, summary: 'Two.' });
});

test('a new point is saved once, and then edited under the name it was given', async () => {
  const { _id } = await seedWork(desk);
  const written = { 'new-text.cause': 'Mine.', 'new-kind.cause': 'strength', 'new-quote.cause': 'I saw it' };
  const { body } = (await autosave(desk.teacher, _id, reviewForm(written)).expect(200)) as { body: object };
  expect(body).toMatchObject({ added: { cause: 'own-1' } });
  const edited = { version: '1', 'text.own-1': 'Mine, longer.', 'kind.own-1': 'strength', 'quote.own-1': 'I saw it' };
  await autosave(desk.teacher, _id, reviewForm(edited)).expect(200);
  const own = (await stored(_id))?.review?.points.filter(({ id }) => id.startsWith('own-'));
  expect(own).toMatchObject([{ id: 'own-1', text: 'Mine, longer.', evidence: { quote: 'I saw it' } }]);
});

test('an older version is not saved, and neither is anything after a decision: both answer 409', async () => {
  const { _id } = await seedWork(desk);
  await autosave(desk.teacher, _id, reviewForm({ summary: 'Words of Toni.' })).expect(200);
  await autosave(desk.other, _id, reviewForm({ summary: 'Words of Olga.' })).expect(409);
  expect((await stored(_id))?.review?.summary).toBe('Words of Toni.');
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm({ version: '1' })).expect(303);
  await autosave(desk.other, _id, reviewForm({ version: '2', summary: 'Late.' })).expect(409);
  expect((await stored(_id))?.release?.final.summary).toBe('A drafted summary of the work.');
});

test('while a draft is hidden, levels are never saved by themselves: uncovering it is an act', async () => {
  const { _id } = await seedWork(desk, { draft: { route: 'yours-first' } });
  const levels = { version: '0', 'level.cause': 'l2', 'level.example': 'l1', summary: 'My words.' };
  const { body } = (await autosave(desk.teacher, _id, levels).expect(200)) as { body: object };
  expect(body).toMatchObject({ heldBack: true, version: 1 });
  const review = (await stored(_id))?.review;
  expect(review).toMatchObject({ summary: 'My words.', criteria: [], blind: null });
  const page = await desk.get(desk.teacher, `/review/${_id}`).expect(200);
  expect(page.text).not.toContain('drafted cause');
  await desk.post(desk.teacher, `/review/${_id}`, { ...levels, version: '1' }).expect(303);
  expect((await stored(_id))?.review?.blind?.criteria).toHaveLength(2);
});

test('text with several lines stands in its field as it was saved', async () => {
  const { _id } = await seedWork(desk);
  const summary = 'One.\n\n  Two, set in.\nThree.';
  await desk.post(desk.teacher, `/review/${_id}`, reviewForm({ summary })).expect(303);
  const page = await desk.get(desk.teacher, `/review/${_id}`).expect(200);
  expect(page.text).toContain(`class="grows" lang="en">\n${summary}</textarea>`);
});
