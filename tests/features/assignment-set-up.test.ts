import type { Express } from 'express';
import request from 'supertest';
import { createApp } from '../../server/app.ts';
import {
  findAssignmentByLink,
  findRubricVersion,
  listAssignments,
} from '../../server/assignments/assignment-repository.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { linkModel } from '../../server/lti/directory-model.ts';
import { serialiseRubric } from '../../server/rubrics/serialise-rubric.ts';
import type { Services } from '../../server/services.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { openVisit, type OpenVisit } from '../support/open-visit.ts';
import { TOOL, webServices } from '../support/web-services.ts';

let database: Database;
let services: Services;
let app: Express;
let link = 0;
beforeAll(async () => {
  database = await openTestDatabase();
  services = await webServices(database.connection);
  app = createApp(services);
});
afterAll(() => database.close());

const TENANCY = { platformId: 'platform-1', courseId: 'course-1' };
const FORM = {
  title: 'Why leaves fall',
  task: 'Explain in five sentences.\r\nName one cause.',
  notes: 'Abscission.',
  rubricChoice: 'short-answer',
  rubricYaml: '',
  attempts: '2',
  dueAt: '2026-12-24T18:30',
  feedbackLanguage: 'en',
  counts: 'best',
};

test('a teacher sets a link up, and is told that students can hand in', async () => {
  const { visit, linkId } = await newLink();
  const saved = await post(visit, FORM).expect(303);
  const page = await get(visit, saved.get('Location') ?? '').expect(200);
  expect(page.text).toContain('Students can hand in now');
  expect(page.text).toContain(`href="${visit.path}/queue"`);
  expect(await findAssignmentByLink(services.db, TENANCY, linkId)).toMatchObject({
    title: 'Why leaves fall',
    task: 'Explain in five sentences.\nName one cause.',
    notes: 'Abscission.',
    attemptsAllowed: 2,
    dueAt: new Date('2026-12-24T18:30:00Z'),
    feedbackLanguage: 'en',
    counts: 'best',
    createdBy: 'teacher-1',
  });
  const landing = await get(visit, `${visit.path}/`).expect(303);
  expect(landing.get('Location')).toBe(`${visit.path}/queue`);
});

test("the empty form starts from the link's own title and description", async () => {
  const { visit, linkId } = await newLink();
  await linkModel(services.db).create({
    ...TENANCY,
    _id: linkId,
    deploymentId: '1',
    resourceLinkId: linkId,
    title: 'Leaves & <b>roots</b>',
    description: 'From the course',
  });
  const page = await get(visit, `${visit.path}/assignment`).expect(200);
  expect(page.text).toContain('value="Leaves &amp; &lt;b&gt;roots&lt;/b&gt;"');
  expect(page.text).toMatch(/<textarea id="task"[^>]*>\nFrom the course<\/textarea>/);
});

test('every shipped rubric can be looked at with its levels and total', async () => {
  const { visit } = await newLink();
  const page = await get(visit, `${visit.path}/assignment`).expect(200);
  for (const rubric of services.rubrics) {
    expect(page.text).toContain(`value="${rubric.id}"`);
    expect(page.text).toContain(rubric.criteria[0]?.levels[0]?.title ?? 'no level');
  }
});

test('faults are told field by field and nothing typed is lost', async () => {
  const { visit, linkId } = await newLink();
  const page = await post(visit, {
    ...FORM,
    title: ' ',
    task: '',
    notes: 'kept <notes>',
    rubricChoice: 'no-such-rubric',
    attempts: '0',
    dueAt: '2026-02-31T10:00',
    feedbackLanguage: 'not a language',
    counts: 'worst',
  }).expect(422);
  for (const words of [
    '7 things need your attention',
    'Give the assignment a title.',
    'Write what students are asked to do.',
    'This rubric is not in your library any more',
    'whole number from 1 to 20',
    'Enter a real date and time',
    'Choose a language from the list.',
    'Choose which attempt counts.',
    'kept &lt;notes&gt;',
    'value="2026-02-31T10:00"',
  ])
    expect(page.text).toContain(words);
  expect(await findAssignmentByLink(services.db, TENANCY, linkId)).toBeNull();
});

test('a pasted rubric with faults is refused with line and reason, and kept', async () => {
  const { visit } = await newLink();
  const rubricYaml = 'id: mine\nversion: one\ntitle: Mine\ncriteria: []\n';
  const page = await post(visit, { ...FORM, rubricChoice: 'paste', rubricYaml }).expect(422);
  expect(page.text).toContain('This rubric cannot be used yet');
  expect(page.text).toMatch(/<strong>Line 2:<\/strong> <code>version<\/code>/);
  expect(page.text).toContain('version: one');
});

test('an empty paste says what to do', async () => {
  const { visit } = await newLink();
  const page = await post(visit, { ...FORM, rubricChoice: 'paste', rubricYaml: ' ' }).expect(422);
  expect(page.text).toContain('Paste your rubric here, or choose one from the list above.');
});

test('a pasted rubric is previewed without saving, then saved, and comes back as it was pasted', async () => {
  const { visit, linkId } = await newLink();
  const rubricYaml = pastedRubric('Clarity');
  const form = { ...FORM, rubricChoice: 'paste', rubricYaml };
  const preview = await post(visit, { ...form, act: 'preview' }).expect(200);
  expect(preview.text).toContain('Your rubric: Mine');
  expect(preview.text).toContain('Clarity');
  expect(await findAssignmentByLink(services.db, TENANCY, linkId)).toBeNull();
  await post(visit, form).expect(303);
  const page = await get(visit, `${visit.path}/assignment`).expect(200);
  expect(page.text).toContain('id="rubric-paste" name="rubricChoice" value="paste" checked');
  expect(page.text).toContain('title: Clarity');
});

test('a changed rubric is a new version; the old one stays for work handed in under it', async () => {
  const { visit, linkId } = await newLink();
  const saveWith = async (criterion: string) => {
    await post(visit, { ...FORM, rubricChoice: 'paste', rubricYaml: pastedRubric(criterion) }).expect(303);
    return standing(linkId);
  };
  const [before, after, again] = [await saveWith('Clarity'), await saveWith('Depth'), await saveWith('Clarity')];
  expect(after._id).toBe(before._id);
  expect(after.rubricVersionId).not.toBe(before.rubricVersionId);
  expect(again.rubricVersionId).toBe(before.rubricVersionId);
  const first = await findRubricVersion(services.db, TENANCY, before.rubricVersionId);
  expect(first?.rubric.criteria[0]?.title).toBe('Clarity');
});

test('two teachers who set the same link up at once make one assignment', async () => {
  const { visit, linkId } = await newLink();
  const other = await openVisit(services, { linkId, personId: 'teacher-2' });
  const answers = await Promise.all(
    [visit, other].flatMap((who) => [1, 2, 3].map(() => post(who, { ...FORM, seen: '' }))),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409, 409, 409, 409, 409]);
  const all = await listAssignments(services.db, TENANCY);
  expect(all.filter((assignment) => assignment.linkId === linkId)).toHaveLength(1);
});

test('a teacher who saves over a colleague is told first, with all that was typed', async () => {
  const { visit, linkId } = await newLink();
  await post(visit, { ...FORM, seen: '' }).expect(303);
  const seen = seenIn((await get(visit, `${visit.path}/assignment`)).text);
  await post(visit, { ...FORM, seen, title: 'The first' }).expect(303);
  const told = await post(visit, { ...FORM, seen, title: 'The second' }).expect(409);
  expect(told.text).toContain('Someone else changed this assignment');
  expect(told.text).toContain('value="The second"');
  expect((await findAssignmentByLink(services.db, TENANCY, linkId))?.title).toBe('The first');
  await post(visit, { ...FORM, seen: seenIn(told.text), title: 'The second' }).expect(303);
  expect((await findAssignmentByLink(services.db, TENANCY, linkId))?.title).toBe('The second');
});

test.each([
  ['instructor', 200],
  ['designer', 200],
  ['student', 403],
  ['none', 403],
] as const)('the set-up page answers %s with %i', async (role, status) => {
  const { visit } = await newLink({ role });
  await get(visit, `${visit.path}/assignment`).expect(status);
});

test('a course never sees the assignment of another', async () => {
  const { visit, linkId } = await newLink();
  await post(visit, FORM).expect(303);
  const stored = await findAssignmentByLink(services.db, TENANCY, linkId);
  const elsewhere = { ...TENANCY, courseId: 'course-2' };
  expect(await findAssignmentByLink(services.db, elsewhere, linkId)).toBeNull();
  expect(await findRubricVersion(services.db, elsewhere, stored?.rubricVersionId ?? '')).toBeNull();
});

test('a page that was there before anything was set up leads back to the set-up', async () => {
  const { visit } = await newLink();
  const page = await get(visit, `${visit.path}/assignment/ready`).expect(404);
  expect(page.text).toContain('This link has no assignment behind it yet');
});

async function standing(linkId: string) {
  const assignment = await findAssignmentByLink(services.db, TENANCY, linkId);
  if (!assignment) throw new Error(`nothing was set up for ${linkId}`);
  return assignment;
}

async function newLink(overrides: Parameters<typeof openVisit>[1] = {}) {
  const linkId = `link-${++link}`;
  return { linkId, visit: await openVisit(services, { linkId, ...overrides }) };
}

function get(visit: OpenVisit, path: string) {
  return request(app).get(path).set('Cookie', visit.cookie);
}

function post(visit: OpenVisit, form: Record<string, string>) {
  const asked = request(app).post(`${visit.path}/assignment`).set('Cookie', visit.cookie);
  return asked.set('Origin', TOOL).type('form').send(form);
}

function seenIn(html: string): string {
  return /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '';
}

function pastedRubric(criterion: string): string {
  const level = (id: string, points: number) => ({ id, title: id, points, descriptor: `work that is ${id}` });
  const levels = [level('weak', 0), level('strong', 2.5)];
  const criteria = [{ id: 'one', title: criterion, description: '', levels }];
  return serialiseRubric({ id: 'mine', version: 1, title: 'Mine', description: '', language: 'en', criteria });
}
