import type { Express } from 'express';
import request, { type Response } from 'supertest';
import { createSignInLink } from '../../server/admin/admin-session.ts';
import { createApp } from '../../server/app.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { serialiseRubric } from '../../server/rubrics/serialise-rubric.ts';
import type { Services } from '../../server/services.ts';
import { libraryRubricModel } from '../../server/workshop/library-rubric-model.ts';
import { sweepRemovedRubrics } from '../../server/workshop/library-rubric-repository.ts';
import { openVisit, type OpenVisit } from '../support/open-visit.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { TOOL, webServices } from '../support/web-services.ts';

let database: Database;
let services: Services;
let app: Express;
let now = new Date('2026-11-23T12:00:00Z');
beforeAll(async () => {
  database = await openTestDatabase();
  services = await webServices(database.connection, { clock: { now: () => now } });
  app = createApp(services);
});
afterAll(() => database.close());
beforeEach(() => libraryRubricModel(services.db).deleteMany({}));

const get = ({ path, cookie }: OpenVisit, at: string) => request(app).get(`${path}${at}`).set('Cookie', cookie);
const post = ({ path, cookie }: OpenVisit, at: string, fields: object) =>
  request(app).post(`${path}${at}`).set('Cookie', cookie).set('Origin', TOOL).type('form').send(fields);

/** Makes a rubric and says its id. */
async function make(visit: OpenVisit, fields: object): Promise<string> {
  const made = await post(visit, '/rubrics', fields).expect(303);
  return /\/rubrics\/([\w-]+)\?done=made$/.exec(made.get('Location') ?? '')?.[1] ?? 'no id';
}

const follow = (visit: OpenVisit, to: Response) =>
  get(visit, (to.get('Location') ?? '').slice(visit.path.length)).expect(200);

async function keptRubric(id: string) {
  const kept = await libraryRubricModel(services.db).findById(id).lean();
  if (!kept) throw new Error('that rubric is not kept');
  return kept;
}

const titles = ({ text }: Response) =>
  [...text.matchAll(/library__title"><a href="[^"]*">([^<]*)</g)].map(([, title]) => title);

test('a new rubric is empty, personal, and changed as text; the version seen counts', async () => {
  const visit = await openVisit(services);
  const id = await make(visit, { title: 'Field notes <b>&', scope: 'personal' });
  const page = await get(visit, `/rubrics/${id}`).expect(200);
  expect(page.text).toContain('Field notes &lt;b&gt;&amp;');
  expect(page.text).not.toContain('<b>&');
  const seen = /name="seen" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const yaml = serialiseRubric({ ...(await keptRubric(id)).rubric, title: 'Field notes' });

  const saved = await post(visit, `/rubrics/${id}`, { seen, yaml }).expect(303);
  expect((await follow(visit, saved)).text).toContain('The rubric is saved.');
  const late = await post(visit, `/rubrics/${id}`, { seen, yaml: yaml.replace('Field notes', 'Late words') });
  expect(late.status).toBe(409);
  expect(late.text).toContain('somebody changed this rubric after you opened the page');
  expect(late.text).toContain('Late words');
  expect((await libraryRubricModel(services.db).findById(id).lean())?.rubric.title).toBe('Field notes');
  const againSeen = /name="seen" value="([^"]+)"/.exec(late.text)?.[1] ?? '';
  await post(visit, `/rubrics/${id}`, { seen: againSeen, yaml }).expect(303);
});

test('a text at fault is shown again with line and column', async () => {
  const visit = await openVisit(services);
  const id = await make(visit, { title: 'Mine', scope: 'personal' });
  const answer = await post(visit, `/rubrics/${id}`, { seen: '', yaml: 'id: a\ntitle: [\n' }).expect(422);
  expect(answer.text).toMatch(/Line \d+, column \d+:/);
  expect(answer.text).toContain('title: [');
});

test('who sees what: personal its owner in every course, course all who set up there, neither anybody else', async () => {
  const owner = await openVisit(services);
  const colleague = await openVisit(services, { personId: 'teacher-2', role: 'designer' });
  const elsewhere = await openVisit(services, { courseId: 'course-2' });
  const otherPlatform = await openVisit(services, { platformId: 'platform-2' });
  const mine = await make(owner, { title: 'My own', scope: 'personal' });
  const ours = await make(owner, { title: 'Our own', scope: 'course' });
  const visible = async (visit: OpenVisit) =>
    titles(await get(visit, '/rubrics').expect(200)).filter((title) => title?.endsWith('own'));
  expect(await visible(owner)).toEqual(['My own', 'Our own']);
  expect(await visible(colleague)).toEqual(['Our own']);
  expect(await visible(elsewhere)).toEqual(['My own']);
  expect(await visible(otherPlatform)).toEqual([]);
  for (const [visit, id] of [
    [colleague, mine],
    [elsewhere, ours],
    [otherPlatform, mine],
    [otherPlatform, ours],
  ] as const) {
    await get(visit, `/rubrics/${id}`).expect(404);
    for (const at of ['', '/remove', '/restore']) await post(visit, `/rubrics/${id}${at}`, { yaml: 'x' }).expect(404);
    await post(visit, '/rubrics', { from: id, scope: 'personal' }).expect(404);
  }
  await get(await openVisit(services, { role: 'student' }), '/rubrics').expect(403);
  await post(colleague, `/rubrics/${ours}/remove`, {}).expect(303);
});

test('a shipped rubric is read and copied, never changed', async () => {
  const visit = await openVisit(services);
  const page = await get(visit, '/rubrics/short-answer').expect(200);
  expect(page.text).toContain('cannot be changed here');
  expect(page.text).not.toContain('<textarea');
  await post(visit, '/rubrics/short-answer', { yaml: 'x' }).expect(403);
  await post(visit, '/rubrics/short-answer/remove', {}).expect(403);
  const copy = await make(visit, { from: 'short-answer', scope: 'course' });
  const beside = await make(visit, { from: copy, scope: 'course' });
  const kept = await libraryRubricModel(services.db).find().sort({ createdAt: 1 }).lean();
  expect(kept.map(({ rubric }) => [rubric.id, rubric.title]).sort()).toEqual([
    ['short-answer', 'Short answer'],
    ['short-answer', 'Short answer (copy)'],
  ]);
  expect(beside).not.toBe(copy);
});

test('removing can be undone until it is swept away', async () => {
  const visit = await openVisit(services);
  const id = await make(visit, { title: 'Gone soon', scope: 'personal' });
  const removed = await post(visit, `/rubrics/${id}/remove`, {}).expect(303);
  const page = await follow(visit, removed);
  expect(titles(page)).not.toContain('Gone soon');
  expect(page.text).toContain(`action="${visit.path}/rubrics/${id}/restore"`);
  await get(visit, `/rubrics/${id}`).expect(404);
  await post(visit, `/rubrics/${id}/restore`, {}).expect(303);
  await get(visit, `/rubrics/${id}`).expect(200);
  await post(visit, `/rubrics/${id}/remove`, {}).expect(303);
  now = new Date(now.getTime() + 31 * 86_400_000);
  await sweepRemovedRubrics(services.db, now);
  const later = await openVisit(services);
  await post(later, `/rubrics/${id}/restore`, {}).expect(404);
  expect(await libraryRubricModel(services.db).countDocuments()).toBe(0);
});

test('search looks everywhere in a rubric for every word, and filters by scope in the address', async () => {
  const visit = await openVisit(services);
  await make(visit, { title: 'Physics (lab)', scope: 'personal' });
  await make(visit, { title: 'Physics lecture', scope: 'course' });
  const found = async (query: string) => titles(await get(visit, `/rubrics?${query}`).expect(200));
  expect(await found('q=PHYSICS')).toEqual(['Physics (lab)', 'Physics lecture']);
  expect(await found(`q=${encodeURIComponent('(lab physics')}`)).toEqual(['Physics (lab)']);
  expect(await found('q=physics&scope=course')).toEqual(['Physics lecture']);
  expect(await found('scope=shipped&q=everyone knows')).toEqual(['Argumentative essay']);
  expect(await found('q=physics&page=9')).toEqual([]);
  const nothing = await get(visit, `/rubrics?q=${encodeURIComponent('<script>zzz')}`).expect(200);
  expect(nothing.text).toContain('No rubric matches');
  expect(nothing.text).not.toContain('<script>zzz');
});

test('a shelf holds 500: one more is refused with what to do, and what was typed stays', async () => {
  const visit = await openVisit(services);
  const id = await make(visit, { title: 'One of many', scope: 'personal' });
  const { _id, ...one } = await keptRubric(id);
  await libraryRubricModel(services.db).insertMany(
    Array.from({ length: 499 }, (_, index) => ({ ...one, _id: `filler-${index}-${_id}` })),
  );
  const refused = await post(visit, '/rubrics', { title: 'One more', scope: 'personal' }).expect(422);
  expect(refused.text).toContain('as many rubrics there as there may be');
  expect(refused.text).toContain('value="One more"');
  await make(visit, { title: 'One more', scope: 'course' });
});

test('without a title, or a scope that is none, nothing is made', async () => {
  const visit = await openVisit(services);
  expect((await post(visit, '/rubrics', { title: ' ', scope: 'course' }).expect(422)).text).toContain(
    'Give the rubric a title.',
  );
  await post(visit, '/rubrics', { title: 'For all', scope: 'site' }).expect(422);
  expect(await libraryRubricModel(services.db).countDocuments()).toBe(0);
});

const SET_UP = {
  ...{ title: 'Why leaves fall', task: 'Explain.', notes: '', rubricYaml: '', attempts: '1', dueAt: '' },
  ...{ feedbackLanguage: 'en', counts: 'newest' },
};

test('an assignment is set up with a rubric of the library, keeps it as it was, and is counted', async () => {
  const visit = await openVisit(services, { linkId: 'link-a' });
  const elsewhere = await openVisit(services, { linkId: 'link-b', courseId: 'course-2' });
  const id = await make(visit, { from: 'short-answer', title: 'My short answers', scope: 'personal' });
  const named = await get(visit, `/assignment?rubric=${id}`).expect(200);
  expect(named.text).toContain(`value="${id}" checked`);
  const looked = await post(visit, '/assignment', { ...SET_UP, rubricChoice: id, act: 'preview' }).expect(200);
  expect(looked.text).toContain('The chosen rubric: My short answers');
  for (const one of [visit, elsewhere]) await post(one, '/assignment', { ...SET_UP, rubricChoice: id }).expect(303);
  const chosen = await get(visit, '/assignment').expect(200);
  expect(chosen.text).toContain(`value="${id}" checked`);
  expect((await get(visit, `/rubrics/${id}`)).text).toContain('Used in 1 assignment of this course, 2 in all');

  const { rubric, updatedAt } = await keptRubric(id);
  const yaml = serialiseRubric({ ...rubric, title: 'My new answers' });
  await post(visit, `/rubrics/${id}`, { seen: updatedAt.toISOString(), yaml }).expect(303);
  const later = await get(visit, '/assignment').expect(200);
  expect(later.text).toContain('This assignment uses “My new answers” as it was when you chose it.');
  const frozen = /<textarea id="rubricYaml"[^>]*>\s([^<]*)</.exec(later.text)?.[1] ?? '';
  expect(frozen).toContain('title: My short answers');
  const again = { ...SET_UP, rubricChoice: 'paste', rubricYaml: unescaped(frozen) };
  await post(visit, '/assignment', again).expect(303);
  expect((await get(visit, '/rubrics?scope=personal')).text).toContain('Used in 1 assignment of this course');
  await post(visit, `/rubrics/${id}/remove`, {}).expect(303);
  expect((await get(visit, '/assignment').expect(200)).text).toContain('title: My short answers');
  const gone = await post(visit, '/assignment', { ...SET_UP, rubricChoice: id }).expect(422);
  expect(gone.text).toContain('This rubric is not in your library any more.');
});

const unescaped = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');

test("another person's rubric cannot be chosen, and a full library keeps the set-up page short", async () => {
  const owner = await openVisit(services, { linkId: 'link-c' });
  const id = await make(owner, { title: 'Of one teacher <i>', scope: 'personal' });
  const stranger = await openVisit(services, { linkId: 'link-c', personId: 'teacher-2' });
  await post(stranger, '/assignment', { ...SET_UP, rubricChoice: id }).expect(422);
  const { _id, ...one } = await keptRubric(id);
  await libraryRubricModel(services.db).insertMany(
    Array.from({ length: 250 }, (_, index) => ({ ...one, _id: `r${index}-${_id}`, updatedAt: new Date(index) })),
  );
  const page = await get(owner, `/assignment?rubric=r0-${_id}`).expect(200);
  expect(page.text).toContain('150 older rubrics are in the library only');
  expect(page.text).toContain(`value="r0-${_id}" checked`);
  expect(page.text).not.toContain('Of one teacher <i>');
  expect(page.text.length).toBeLessThan(200_000);
});

test("the site's rubrics are its admin's: every course chooses and copies them, no teacher changes them", async () => {
  const link = new URL(await createSignInLink(services, 'cli:test'));
  const signed = await request(app).post(link.pathname).set('Origin', TOOL);
  const admin = { path: '/admin', cookie: signed.get('Set-Cookie')?.[0]?.split(';', 1)[0] ?? '', setCookie: '' };
  const rubric = { ...services.rubrics[0], id: 'house', title: 'House <b>rules' };
  const faulty = await post(admin, '/rubrics', { yaml: 'id: house\n' }).expect(422);
  expect(faulty.text).toMatch(/Line \d+, column \d+:/);
  const added = await post(admin, '/rubrics', { yaml: JSON.stringify(rubric) }).expect(303);
  const list = await follow(admin, added);
  expect(list.text).toContain('House &lt;b&gt;rules');
  const twice = await post(admin, '/rubrics', { yaml: JSON.stringify(rubric) }).expect(422);
  expect(twice.text).toContain('the site has a rubric with this id');
  const id = /admin\/rubrics\/([\w-]{36})"/.exec(list.text)?.[1] ?? '';
  await post(admin, `/rubrics/${id}`, { seen: now.toISOString(), yaml: JSON.stringify(rubric) }).expect(303);
  const late = await post(admin, `/rubrics/${id}`, { seen: now.toISOString(), yaml: JSON.stringify(rubric) }).expect(
    409,
  );
  expect(late.text).toContain('somebody changed this rubric');

  const teacher = await openVisit(services, { platformId: 'platform-9', courseId: 'course-9', linkId: 'link-9' });
  expect(titles(await get(teacher, '/rubrics?scope=site'))).toEqual(['House &lt;b&gt;rules']);
  await post(teacher, `/rubrics/${id}`, { yaml: 'x' }).expect(403);
  await post(teacher, `/rubrics/${id}/remove`, {}).expect(403);
  await make(teacher, { from: id, scope: 'personal' });
  await post(teacher, '/assignment', { ...SET_UP, rubricChoice: id }).expect(303);
  await post(admin, `/rubrics/${id}/remove`, {}).expect(303);
  await get(teacher, `/rubrics/${id}`).expect(404);
  await post(admin, `/rubrics/${id}/restore`, {}).expect(303);
  expect((await get(teacher, `/rubrics/${id}`).expect(200)).text).toContain('Used in 1 assignment of this course');
});
