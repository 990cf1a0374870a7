import { findAssignmentByLink, findRubricVersion } from '../../server/assignments/assignment-repository.ts';
import type { Rubric } from '../../server/rubrics/rubric.ts';
import { createLibraryRubric } from '../../server/workshop/create-library-rubric.ts';
import { findRubric } from '../../server/workshop/find-rubric.ts';
import { formOfRubric, MOST_CRITERIA, MOST_LEVELS } from '../../server/workshop/rubric-form.ts';
import { openDesk, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import { tidesRubric } from '../unit/grading/builders.ts';
import { posted } from '../unit/workshop/posted-form.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const patron = { tenancy: TENANCY, personId: 'teacher-1' };

async function keep(rubric: Rubric): Promise<string> {
  const made = await createLibraryRubric(desk.services, { patron, name: null, scope: 'course', rubric });
  return made.kind === 'kept' ? made.id : 'full';
}

const kept = async (id: string) => (await findRubric(desk.services, patron, id))?.rubric;
const seenIn = (text: string) => /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? '';
const form = formOfRubric(tidesRubric);

test('without JavaScript every button shows the form again, changed, and saving keeps it', async () => {
  const id = await keep(tidesRubric);
  const opened = await desk.get(desk.teacher, `/rubrics/${id}/edit`).expect(200);
  expect(opened.text).toContain('value="Named"');
  expect(opened.text).toContain('step is usually 0.1'); // the lint, from the first moment
  const seen = seenIn(opened.text);
  const typed = { ...form, title: 'Tides <b>&' };

  const moved = await desk.post(desk.teacher, `/rubrics/${id}/edit`, posted(typed, 'later.0', { seen })).expect(200);
  expect(moved.text).toMatch(/Criterion “Cause” is now number 2 of 2\./);
  expect(moved.text).toMatch(/name="criteria\.1\.title" value="Cause"/);
  expect(moved.text).toMatch(/value="earlier\.1"[^>]* autofocus/);
  expect(moved.text).toContain('value="Tides &lt;b&gt;&amp;"');
  const removed = await desk
    .post(desk.teacher, `/rubrics/${id}/edit`, posted(typed, 'remove.0.1', { seen }))
    .expect(200);
  expect(removed.text).toContain('Level “Named” was removed.');
  expect(removed.text).toMatch(/name="removed" value="[^"]*The Moon is named/);
  expect(await kept(id)).toEqual(tidesRubric);

  const saved = await desk.post(desk.teacher, `/rubrics/${id}/edit`, posted(typed, 'save', { seen })).expect(303);
  expect(saved.get('Location')).toBe(`${desk.teacher.path}/rubrics/${id}?done=saved`);
  expect(await kept(id)).toEqual({ ...tidesRubric, title: 'Tides <b>&' });
});

test('faults stand at their fields and nothing is saved or lost', async () => {
  const id = await keep(tidesRubric);
  const wrong = structuredClone(form);
  Object.assign(wrong.criteria[0]?.levels[1] ?? {}, { points: 'some', descriptor: '' });
  const answer = await desk.post(desk.teacher, `/rubrics/${id}/edit`, posted(wrong)).expect(422);
  expect(answer.text).toContain('2 things need your attention');
  expect(answer.text).toContain('Criterion 1 (Cause), level 2 (Named): <a href="#criteria.0.levels.1.points">');
  expect(answer.text).toMatch(/id="criteria\.0\.levels\.1\.points" [^>]*value="some"[^>]*aria-invalid="true"/);
  expect(await kept(id)).toEqual(tidesRubric);
});

test('lint never keeps anybody from saving', async () => {
  const id = await keep(tidesRubric);
  const seen = seenIn((await desk.get(desk.teacher, `/rubrics/${id}/edit`)).text);
  const vague = structuredClone(form);
  Object.assign(vague.criteria[0]?.levels[1] ?? {}, { descriptor: 'Good understanding.' });
  const shown = await desk.post(desk.teacher, `/rubrics/${id}/edit`, posted(vague, 'preview', { seen })).expect(200);
  expect(shown.text).toContain('Level 2 (Named) judges (“good, understanding”)');
  expect(shown.text).toMatch(/id="preview-title"[^>]* autofocus/);
  await desk.post(desk.teacher, `/rubrics/${id}/edit`, posted(vague, 'save', { seen })).expect(303);
});

test('whoever saves over a newer version is told, and keeps what they typed', async () => {
  const id = await keep(tidesRubric);
  const seen = seenIn((await desk.get(desk.teacher, `/rubrics/${id}/edit`)).text);
  await desk
    .post(desk.other, `/rubrics/${id}/edit`, posted({ ...form, title: 'Theirs' }, 'save', { seen }))
    .expect(303);
  const late = await desk.post(
    desk.teacher,
    `/rubrics/${id}/edit`,
    posted({ ...form, title: 'Mine' }, 'save', { seen }),
  );
  expect(late.status).toBe(409);
  expect(late.text).toContain('somebody changed this rubric after you opened the page');
  expect(late.text).toContain('value="Mine"');
  expect(await kept(id)).toMatchObject({ title: 'Theirs' });
  const again = posted({ ...form, title: 'Mine' }, 'save', { seen: seenIn(late.text) });
  await desk.post(desk.teacher, `/rubrics/${id}/edit`, again).expect(303);
  expect(await kept(id)).toMatchObject({ title: 'Mine' });
});

test('the largest rubric there can be fits into the form; a shipped one is not edited', async () => {
  const levels = Array.from({ length: MOST_LEVELS }, (_none, l) => ({
    ...{ id: `l${l}`, title: `Level ${l}`, points: l, descriptor: `Does ${l} of it. ${'ä'.repeat(200)}` },
  }));
  const criteria = Array.from({ length: MOST_CRITERIA }, (_none, c) => {
    return { id: `c${c}`, title: `Criterion ${c}`, description: '', levels };
  });
  const id = await keep(tidesRubric);
  const seen = seenIn((await desk.get(desk.teacher, `/rubrics/${id}/edit`)).text);
  const large = { ...tidesRubric, criteria };
  await desk.post(desk.teacher, `/rubrics/${id}/edit`, posted(formOfRubric(large), 'save', { seen })).expect(303);
  expect(await kept(id)).toEqual(large);
  await desk.get(desk.teacher, '/rubrics/short-answer/edit').expect(403);
});

describe('an assignment’s own rubric', () => {
  const path = '/assignment/rubric';
  const standing = async () => {
    const found = await findAssignmentByLink(desk.services.db, TENANCY, 'link-1');
    if (!found) throw new Error('no assignment');
    return found;
  };
  const used = async (id: string) => (await findRubricVersion(desk.services.db, TENANCY, id))?.rubric ?? tidesRubric;
  /** Its form, with another weight for the first criterion, as saved over what stood when it was opened. */
  async function reweighed(weight: string) {
    const { rubricVersionId } = await standing();
    const seen = seenIn((await desk.get(desk.teacher, path).expect(200)).text);
    const wanted = formOfRubric(await used(rubricVersionId));
    return posted(
      { ...wanted, criteria: wanted.criteria.map((one, at) => (at === 0 ? { ...one, weight } : one)) },
      'save',
      { seen },
    );
  }

  test('is edited from its set-up page, and the rest of its settings stay', async () => {
    const before = await standing();
    expect((await desk.get(desk.teacher, '/assignment')).text).toContain(`${path}"`);
    const twice = await reweighed('2');
    await desk.post(desk.teacher, path, { ...twice, act: 'preview' }).expect(200);
    expect(await standing()).toEqual(before);
    await desk.post(desk.teacher, path, twice).expect(303);
    const after = await standing();
    expect(await used(after.rubricVersionId)).toMatchObject({ criteria: [{ weight: 2 }, {}] });
    const { rubricVersionId, updatedAt } = after;
    expect(after).toMatchObject({ ...before, rubricVersionId, updatedAt });
    const late = await desk.post(desk.teacher, path, { ...(await reweighed('3')), seen: twice['seen'] ?? '' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('weight: 3');
  });

  test('that work was handed in under shows first what a change would touch', async () => {
    await seedWork(desk);
    const before = await standing();
    const asked = await desk.post(desk.teacher, path, await reweighed('4')).expect(200);
    expect(asked.text).toContain('What this change would touch');
    expect(asked.text).toContain('weight: 4');
    expect(await standing()).toEqual(before);
  });
});
