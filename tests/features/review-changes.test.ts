import { openDesk, reviewForm, seedWork, type Desk } from '../support/desk.ts';
import { WORK } from '../support/desk-sample.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const HIDDEN = /<span class="visually-hidden"[^>]*>[^<]*<\/span>/g;
const changes = async (id: string, query = '') =>
  (await desk.get(desk.teacher, `/review/${id}/changes${query}`).expect(200)).text.replace(HIDDEN, '');

test('word by word from the draft to the approved text: words, levels, points added and removed', async () => {
  const { _id } = await seedWork(desk);
  const form = reviewForm({
    'level.example': 'l2',
    'text.p1': 'You name the real cause.',
    'remove.p2': '1',
    'new-text.example': 'A point of my own.',
    'new-kind.example': 'strength',
    'new-quote.example': '',
  });
  await desk.post(desk.teacher, `/review/${_id}/approve`, form).expect(303);
  const page = await changes(_id);
  expect(page).toContain('From the draft to what was approved');
  expect(page).toContain('You name the <del>drafted</del><ins>real</ins> cause.');
  expect(page).toContain('<del>Level 1</del> <ins>Level 2</ins>');
  expect(page).toContain('<del>Add a drafted example from a book.</del>');
  expect(page).toContain('<ins>A point of my own.</ins>');
});

test('the history says who and when, sittings of one person as one', async () => {
  const { _id } = await seedWork(desk);
  await desk.post(desk.teacher, `/review/${_id}`, reviewForm({ summary: 'One.' })).expect(303);
  desk.clock.add(120_000);
  await desk.post(desk.teacher, `/review/${_id}`, reviewForm({ version: '1', summary: 'Two.' })).expect(303);
  await desk.post(desk.other, `/review/${_id}`, reviewForm({ version: '2', summary: 'Three.' })).expect(303);
  const page = await changes(_id);
  const events = Array.from(page.matchAll(/<li class="is-done">([^<,]*)/g), ([, words]) => words);
  expect(events).toEqual(['Handed in', 'Drafted by the readers', 'Edited by Toni Teacher', 'Edited by Olga Other']);
});

test('between attempts: this one against the one before, or the one asked for', async () => {
  const attempt = (n: number, text: string, changed = {}) =>
    seedWork(desk, {
      personId: 'student-2',
      attempt: n,
      work: { kind: 'text', text, file: null, extraction: { status: 'none' } },
      ...changed,
    });
  await attempt(1, 'Leaves fall.', { state: 'superseded' });
  await attempt(2, 'Leaves fall in autumn.', { state: 'superseded' });
  const { _id } = await attempt(3, WORK);
  expect(await changes(_id)).toContain('From attempt 2 to attempt 3');
  const first = await changes(_id, '?with=1');
  expect(first).toContain('From attempt 1 to attempt 3');
  expect(first).toMatch(/Leaves fall<ins> because of abscission\. I saw it in my garden<\/ins>\./);
});

test('a draft that must not be seen yet is not on this page either', async () => {
  const { _id } = await seedWork(desk, { draft: { route: 'yours-first' } });
  const page = await changes(_id);
  expect(page).toContain('The draft stays hidden until you have judged.');
  expect(page).not.toContain('drafted cause');
  expect(page).not.toContain('Level 1');
});
