import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import { auditEntryModel } from '../../server/audit/audit-models.ts';
import { sweepAudit } from '../../server/audit/sweep-audit.ts';
import { MOST_EXEMPLARS } from '../../server/assignments/exemplar.ts';
import { storeRoster } from '../../server/lti/roster-repository.ts';
import { openVisit } from '../support/open-visit.ts';
import { queuedWork, seedAssignment, seedWork, TENANCY } from '../support/desk.ts';
import { goodAnswer } from '../support/misbehaviours.ts';
import { openRunningDesk, type RunningDesk } from '../support/running-desk.ts';
import { untilAtRest } from '../support/until-at-rest.ts';

let desk: RunningDesk;
beforeAll(async () => {
  desk = await openRunningDesk();
  desk.server.answerWith(goodAnswer);
  const zoe = { sub: 'z', name: 'Zoe Zimmer', givenName: 'Zoe', familyName: 'Zimmer', email: 'zoe@school.example' };
  await storeRoster(desk.services.db, TENANCY, [
    { ...zoe, role: 'student', active: true, sourcedId: null, groups: null },
  ]);
});
afterAll(() => desk.close());
beforeEach(async () => {
  await assignmentModel(desk.services.db).updateMany({}, { $unset: { exemplars: 1 } });
});

const PAGE = '/assignment/exemplars';
const GOOD = {
  text: 'Zoe Zimmer writes:\r\nThe tree drops them to save water.',
  comment: 'A cause, and no example.',
  ...{ 'level.cause': 'l2', 'level.example': 'l0' },
};
const add = (changes: Record<string, string> = {}) => desk.post(desk.teacher, PAGE, { ...GOOD, ...changes });
const page = async () => (await desk.get(desk.teacher, PAGE).expect(200)).text;
const stored = async () => (await assignmentModel(desk.services.db).findById('assignment-1').lean())?.exemplars ?? [];
async function readOne(): Promise<Set<string | undefined>> {
  const before = desk.server.journal.length;
  const works = [await seedWork(desk, queuedWork(desk.clock)), await seedWork(desk, queuedWork(desk.clock))];
  for (const { _id } of works) await untilAtRest(desk, desk.services, _id);
  return new Set(desk.server.journal.slice(before).map(({ messages }) => messages[0]?.content));
}

test('an exemplar is added, shown, read before every work of the class by both readers, and removed again', async () => {
  expect(await page()).toContain('There are no exemplars yet');
  await add().expect(303);
  const html = await page();
  expect(html).toContain('The tree drops them to save water.');
  expect(html).not.toContain('Zimmer');
  const [shared, ...more] = await readOne();
  expect(more).toEqual([]); // byte-identical for the class, drafts and validations alike
  expect(shared).toContain('## Exemplars');
  expect(shared).toContain('The tree drops them to save water.');
  expect(shared).toContain('A cause, and no example.');
  expect(shared).not.toContain('Zimmer');
  expect((await desk.get(desk.teacher, '/assignment').expect(200)).text).toContain('1 exemplar<');
  const [exemplar] = await stored();
  for (let time = 0; time < 2; time++)
    await desk.post(desk.teacher, `${PAGE}/${exemplar?.id ?? ''}/remove`).expect(303);
  expect(await stored()).toEqual([]);
  expect([...(await readOne())].join()).not.toContain('## Exemplars');
});

test('opening them is on record as any opening of a student’s work: once per visit, and anew when there are others', async () => {
  const { db } = desk.services;
  const opened = async () => {
    await sweepAudit(desk.services, []);
    const entries = await auditEntryModel(db).find({ kind: 'exemplars-opened' }).sort({ seq: 1 }).lean();
    return entries.map(({ facts, actor, subject }) => ({ facts, actor, subject }));
  };
  const before = (await opened()).length;
  const visit = await openVisit(desk.services);
  await desk.get(visit, PAGE).expect(200); // there are none
  expect(await opened()).toHaveLength(before);
  await desk.post(visit, PAGE, GOOD).expect(303);
  for (let time = 0; time < 2; time++) await desk.get(visit, `${PAGE}/try`).expect(286);
  await desk.get(visit, PAGE).expect(200);
  await desk.post(visit, PAGE, { ...GOOD, text: 'Another one.' }).expect(303);
  await desk.post(visit, PAGE, { ...GOOD, text: '' }).expect(422);
  await desk.get(await openVisit(desk.services), PAGE).expect(200);
  await desk.get(await desk.student(), PAGE).expect(403);
  const ids = (await stored()).map(({ id }) => id);
  const seen = (await opened()).slice(before);
  expect(seen.map(({ facts }) => facts)).toEqual([[ids[0]], ids, ids].map((exemplars) => ({ exemplars })));
  for (const { actor, subject } of seen) expect([actor, subject]).toEqual([expect.stringMatching(/^person:/), null]);
});

test.each([
  ['no work', { text: ' ' }, 'Paste the work, or write one.'],
  ['a work that is too long', { text: 'x'.repeat(10_001) }, 'Shorten the work'],
  ['a comment that is too long', { comment: 'x'.repeat(2_001) }, 'Shorten this to'],
  ['a criterion without a level', { 'level.example': '' }, 'Choose the level'],
  ['a level of another rubric', { 'level.cause': 'l9' }, 'Choose the level'],
])('%s is refused with what to do, and what was typed stays', async (_what, changes, words) => {
  const refused = await add(changes).expect(422);
  expect(refused.text).toContain(words);
  if (!('comment' in changes)) expect(refused.text).toContain(GOOD.comment);
  expect(await stored()).toEqual([]);
});

test('there may be five, also when two teachers add one at the same moment', async () => {
  for (let n = 0; n < MOST_EXEMPLARS - 1; n++) await add().expect(303);
  const both = await Promise.all([add(), add({ comment: 'Typed by the slower one.' })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422]);
  expect(await stored()).toHaveLength(MOST_EXEMPLARS);
  expect(await page()).not.toContain('Add this exemplar');
});

test('after a change of rubric an exemplar without its levels is not shown to the readers, and the page says why', async () => {
  await add().expect(303);
  const [exemplar] = await stored();
  const levels = [{ criterionId: 'gone', levelId: 'l1' }];
  await assignmentModel(desk.services.db).updateMany({}, { $set: { exemplars: [{ ...exemplar, levels }] } });
  expect(await page()).toContain('The rubric has changed since');
  expect([...(await readOne())].join()).not.toContain('## Exemplars');
});

test('they belong to one assignment: not to a designer or student, and never to another course', async () => {
  await add().expect(303);
  for (const role of ['designer', 'student'] as const) {
    const visit = await openVisit(desk.services, { role, personId: 'somebody' });
    await desk.get(visit, PAGE).expect(403);
    await desk.post(visit, PAGE, GOOD).expect(403);
    if (role === 'designer') expect((await desk.get(visit, '/assignment').expect(200)).text).not.toContain('exemplar');
  }
  const other = { platformId: 'platform-1', courseId: 'course-2', linkId: 'link-2' };
  await seedAssignment(desk.services, { _id: 'assignment-2', ...other });
  const stranger = await openVisit(desk.services, other);
  expect((await desk.get(stranger, PAGE).expect(200)).text).toContain('There are no exemplars yet');
  const [exemplar] = await stored();
  await desk.post(stranger, `${PAGE}/${exemplar?.id ?? ''}/remove`).expect(303);
  expect(await stored()).toHaveLength(1);
});
