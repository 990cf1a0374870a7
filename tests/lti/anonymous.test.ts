import { Readable } from 'node:stream';
import request, { type Response } from 'supertest';
import { createApp } from '../../server/app.ts';
import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import { membershipModel, personModel } from '../../server/lti/directory-model.ts';
import { markUngrouped } from '../../server/reviews/groups/grouping-repository.ts';
import { sweepGroupings } from '../../server/reviews/groups/sweep-groupings.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import type { Work } from '../../server/submissions/work.ts';
import { WORK } from '../support/desk-sample.ts';
import { seedWork } from '../support/desk.ts';
import { routeName, routeTable, type AppRoute } from '../support/route-table.ts';
import { openScriptedSite, type ScriptedSite } from '../support/scripted-site.ts';
import { seedTenants, type Tenants } from '../support/tenants.ts';
import { ROUTE_ACCESS } from './route-access.ts';

// Every page of a teacher's, read from the app itself, while marking is anonymous: none may name a student.
let site: ScriptedSite;
let tenants: Tenants;
let routes: AppRoute[];
let marks: string[];

/** A route that shows the course's roster, and nothing of a work, may stand here: give the reason. */
const SHOWS_THE_ROSTER: Readonly<Record<string, string>> = {
  'GET /l/:launchId/extensions': 'who gets more time is chosen by name',
  'POST /l/:launchId/extensions': 'the same page, after a fault',
};

beforeAll(async () => {
  site = await openScriptedSite();
  tenants = await seedTenants(site);
  await markPeople();
  await seedWorks();
  routes = routeTable(createApp(site.tool.services)).filter((route) => isTeachers(routeName(route)));
});
afterAll(() => site.close());

const isTeachers = (name: string) =>
  ROUTE_ACCESS[name]?.includes('instructor') === true && SHOWS_THE_ROSTER[name] === undefined;
const submissions = () => submissionModel(site.database.connection);
const assignmentId = () => tenants.ids['assignmentId'] ?? '';
const home = () => tenants.ids['platformId'] ?? '';

/** Everything an LMS tells of Sam and Ola begins with XQ, and nothing else in the course does. */
async function markPeople(): Promise<void> {
  const db = site.database.connection;
  marks = ['XQ-'];
  for (const [sub, who] of Object.entries({ '4': 'SAM', '5': 'OLA' })) {
    const said = { name: `XQ-NAME-${who} Zed`, givenName: `XQ-GIVEN-${who}`, familyName: `XQ-FAMILY-${who}` };
    const told = { ...said, email: `XQ-MAIL-${who}@example.org`, sub: `XQ-SUB-${who}` };
    const person = await personModel(db).findOneAndUpdate({ platformId: home(), sub }, { $set: told }).lean();
    await membershipModel(db).updateMany({ platformId: home(), sub }, { $set: { ...told, sourcedId: 'XQ-SIS' } });
    marks.push(person?._id ?? 'nobody');
  }
  tenants.ids['sub'] = 'XQ-SUB-SAM';
  await assignmentModel(db).updateOne({ _id: assignmentId() }, { $set: { anonymous: true } });
}

/** Sam's first feedback is out already; their second attempt and Ola's first lie with the teacher. */
async function seedWorks(): Promise<void> {
  const { services } = site.tool;
  const clock = { now: () => new Date(site.clock.now) };
  const assignment = await assignmentModel(services.db).findById(assignmentId()).lean();
  if (!assignment) throw new Error('no assignment');
  const saved = await services.files.save(Readable.from([WORK]), 'x');
  const file = { ...saved, name: 'XQ-FILE essay.txt', mediaType: 'text/plain' };
  const work: Work = { kind: 'file', text: WORK, file, extraction: { status: 'done', notices: [] } };
  await submissions().updateMany({ assignmentId: assignment._id }, { $set: { work } });
  const sam = await submissions().findById('work-sam').lean();
  await submissions().updateOne({ _id: 'work-sam' }, { $set: releasedAs(sam) });
  const again = { _id: 'work-sam-2', personId: sam?.personId ?? '', attempt: 2, work };
  await markUngrouped(services.db, await seedWork({ services, assignment, clock }, again), new Date(0));
  await sweepGroupings(services);
}

function releasedAs(submission: Submission | null): Partial<Submission> {
  const final = { criteria: [], points: [], summary: 'Well said.' };
  const at = { approvedAt: new Date(0), dueAt: new Date(0), releasedAt: new Date(0) };
  const by = { approvedBy: 'teacher', approvedByName: 'T', marks: 1, maximum: 4, scoreOwed: false };
  return submission === null ? {} : { state: 'released', release: { number: 1, ...by, ...at, final } };
}

/** One request for each route, work and way of asking; ids of the home course wherever one might be read. */
function orders(method: 'GET' | 'POST', works: readonly string[]): { label: string; ask: () => Promise<Response> }[] {
  const queries = method === 'GET' ? ['', 'scope=course&q=xq-&'] : [''];
  return routes
    .filter((route) => route.method === method)
    .flatMap((route) =>
      works.flatMap((work) =>
        queries.map((query) => ({ label: `${routeName(route)}?${query} of ${work}`, route, work, query })),
      ),
    )
    .map(({ label, route, work, query }) => ({ label, ask: () => send(route, work, query) }));
}

async function send({ method, path }: AppRoute, work: string, query: string): Promise<Response> {
  const { base, cookie } = tenants.home.instructor;
  const ids: Record<string, string> = { ...tenants.ids, submissionId: work };
  const filled = path.replace('/l/:launchId', base).replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`Say in tests/support/tenants.ts (ids) what :${name} is in the home course.`);
    return id;
  });
  const asked = `${filled}?${query}assignment=${assignmentId()}&from=${work}`;
  if (method === 'GET') return request(site.tool.url).get(asked).redirects(0).set('Cookie', cookie).buffer(true);
  const posted = request(site.tool.url).post(asked).redirects(0).set('Cookie', cookie).set('Origin', site.tool.url);
  return posted.type('form').send({ version: '0', text: 'x', note: 'x', q: 'xq-' });
}

/** The labels of answers that hold a mark, in body or headers; every answer must be one of a page that works. */
async function naming(asked: ReturnType<typeof orders>): Promise<string[]> {
  const found: string[] = [];
  for (const { label, ask } of asked) {
    const { text, headers, status, ...answer } = await ask();
    const body: unknown = answer.body;
    const said = [text, Buffer.isBuffer(body) ? body.toString('utf8') : '', JSON.stringify(headers)].join('\n');
    if (status >= 500 || marks.some((mark) => said.includes(mark))) found.push(`${label}: ${status}`);
  }
  return found;
}

const WORKS = ['work-ola', 'work-sam-2'];
const launched = (path: string) =>
  request(site.tool.url)
    .get(tenants.home.instructor.base + path)
    .set('Cookie', tenants.home.instructor.cookie);

it('a teacher reads an alias and no name, anywhere, until the release [anonymous: every page]', async () => {
  const asked = orders('GET', WORKS);
  expect(asked.length).toBeGreaterThan(60);
  expect(await naming(asked)).toEqual([]);
  expect((await launched('/queue')).text).toMatch(/Student \d{3}</);
  expect((await launched('/groups/work-ola')).text).toMatch(/Student \d{3}<[^]*Student \d{3}</);
  expect((await launched('/marks.csv').buffer(true)).text).toMatch(/"Student \d{3}",,1,/);
  expect((await launched('/original/work-ola')).get('Content-Disposition')).toMatch(/student-\d{3}\.txt/);
});

it('a search by name finds nobody [anonymous: search]', async () => {
  for (const query of ['q=zed', 'q=xq-name', 'q=zed&scope=course'])
    expect((await launched(`/queue?${query}`)).text).not.toContain('data-submission');
});

it('a review from the gradebook opens the alias and says so [anonymous: submission review]', async () => {
  const answer = await launched('/review-of/XQ-SUB-SAM').redirects(0).expect(303);
  const page = (
    await request(site.tool.url)
      .get(answer.get('Location') ?? '')
      .set('Cookie', tenants.home.instructor.cookie)
  ).text;
  expect(page).toMatch(/<h1>Student \d{3}<\/h1>/);
  expect(page).toContain('You came here from a row of your gradebook');
  expect((await launched('/review/work-sam-2')).text).not.toContain('from a row of your gradebook');
});

it('no answer to a form names anybody [anonymous: every form]', async () => {
  // Some of these forms return a work: with one released, that would be the release of all there is.
  await submissions().updateOne({ _id: 'work-sam' }, { $set: { state: 'superseded', release: null } });
  expect(await naming(orders('POST', WORKS))).toEqual([]);
  const stands = await assignmentModel(site.database.connection).findById(assignmentId()).lean();
  expect(stands?.anonymous).toBe(true);
});

it('once all of a student’s feedback is out, their name stands where it always does [anonymous: release]', async () => {
  for (const submission of await submissions()
    .find({ _id: { $in: WORKS } })
    .lean())
    await submissions().updateOne({ _id: submission._id }, { $set: releasedAs(submission) });
  const named = (await naming(orders('GET', WORKS))).map((label) => label.split('?', 1)[0]);
  const where = ['queue', 'review/:submissionId', 'review/:submissionId/changes', 'groups/:submissionId', 'batch/:id'];
  const files = ['marks.csv', 'original/:submissionId'];
  expect(named).toEqual(expect.arrayContaining([...where, ...files].map((path) => `GET /l/:launchId/${path}`)));
  expect((await launched('/queue?q=zed')).text).toContain('data-submission="work-ola"');
});
