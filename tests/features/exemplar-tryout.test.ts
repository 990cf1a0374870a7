import { setTimeout as sleep } from 'node:timers/promises';
import { createReaders } from '../../server/llm/create-readers.ts';
import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import type { Exemplar } from '../../server/assignments/exemplar.ts';
import { setBudget } from '../../server/admin/set-budget.ts';
import { courseModel } from '../../server/lti/directory-model.ts';
import { keepRubricVersion } from '../../server/assignments/assignment-repository.ts';
import { modelCallModel } from '../../server/llm/model-call-model.ts';
import { runSweeps } from '../../server/grades/sweep.ts';
import { runTryout } from '../../server/reviews/tryout/run-tryout.ts';
import { tryoutModel } from '../../server/reviews/tryout/tryout-model.ts';
import type { Tryout } from '../../server/reviews/tryout/tryout.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { seedAssignment, TENANCY } from '../support/desk.ts';
import { RUBRIC, WORK } from '../support/desk-sample.ts';
import { goodAnswer } from '../support/misbehaviours.ts';
import type { ModelCall } from '../support/model-wire.ts';
import { openVisit } from '../support/open-visit.ts';
import { openRunningDesk, type RunningDesk } from '../support/running-desk.ts';

let desk: RunningDesk;
beforeAll(async () => {
  const price = { input: 1_000_000, cached: 100_000, output: 2_000_000 };
  const models = new Map(['reader-one', 'reader-two'].map((name) => [name, price]));
  desk = await openRunningDesk({ prices: { currency: 'EUR', models } });
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.server.answerWith(goodAnswer);
  const { db } = desk.services;
  await tryoutModel(db).deleteMany({});
  await modelCallModel(db).deleteMany({});
  await seedAssignment(desk.services, { exemplars: EXEMPLARS });
});

const PAGE = '/assignment/exemplars';
const exemplar = (id: string, text: string, cause: string, example: string): Exemplar => ({
  id,
  text,
  levels: [
    { criterionId: 'cause', levelId: cause },
    { criterionId: 'example', levelId: example },
  ],
  comment: `Remark on ${id}.`,
});
// The scripted reader chooses l2 for the cause and l1 for the example, whatever it reads.
const EXEMPLARS = [
  exemplar('one', `${WORK} Marker-one.`, 'l2', 'l1'),
  exemplar('two', `${WORK} Marker-two.`, 'l1', 'l1'),
];

const page = async () => (await desk.get(desk.teacher, PAGE).expect(200)).text;
const setUp = async () => (await desk.get(desk.teacher, '/assignment').expect(200)).text;
const tryThem = () => desk.post(desk.teacher, `${PAGE}/try`).expect(303);
const tryouts = () => tryoutModel(desk.services.db).find(TENANCY).sort({ _id: 1 }).lean<Tryout[]>();
const callsAbout = (text: string) =>
  desk.server.journal.filter(({ messages }) => messages[1]?.content.includes(text)).map(sharedOf);
const sharedOf = ({ messages }: ModelCall) => messages[0]?.content ?? '';

/** Lets the workers run until every try-out fits; a job that waits for a moment is given it. */
async function until(fits: (tryout: Tryout) => boolean): Promise<Tryout[]> {
  for (let look = 0; look < 2_000; look++) {
    const all = await tryouts();
    if (all.length > 0 && all.every(fits)) return all;
    for (const { job } of all)
      if (job.status === 'waiting' && job.runAt > desk.clock.now()) desk.clock.set(job.runAt.toISOString());
    desk.services.wake('try-out');
    await sleep(10);
  }
  throw new Error(`the try-outs stand at ${JSON.stringify((await tryouts()).map(({ job }) => job))}`);
}
const atRest = ({ job }: Tryout) => job.status === 'none' || job.status === 'dead';
const putOff = ({ job }: Tryout) => job.status === 'waiting' && job.error !== null;

test('each exemplar is read like a work, with itself left out of what the readers are shown, and compared', async () => {
  expect(await page()).toContain('Try the readers on 2 exemplars');
  await tryThem();
  await until(atRest);
  for (const [own, other] of [
    ['Marker-one', 'Marker-two'],
    ['Marker-two', 'Marker-one'],
  ] as const) {
    const shared = callsAbout(own);
    expect(shared.length).toBeGreaterThanOrEqual(2); // both readers
    for (const text of shared) {
      expect(text).toContain(other);
      expect(text).not.toContain(own);
      expect(text).toContain('Explain why leaves fall.');
    }
  }
  const html = await page();
  expect(html).toContain('The readers agree with you on 3 of 4 criteria.');
  expect(html).toContain('Once they are one level away from yours.');
  expect(html).toContain('the readers are one level above you');
  expect(html).toContain('because of abscission'); // what the readers rest it on
  expect(html).toContain('Try once more on all 2 exemplars');
  expect(html).not.toContain('before a change');
  expect(await setUp()).toContain('the readers agree with you on 3 of 4 criteria');
});

test('it costs what it costs, in the books, and leaves no submission, no queue entry and no student page behind', async () => {
  await tryThem();
  await until(atRest);
  const calls = await modelCallModel(desk.services.db).find(TENANCY).lean();
  expect(new Set(calls.map(({ submissionId }) => submissionId))).toEqual(new Set(['exemplar:one', 'exemplar:two']));
  expect(calls.every(({ price, assignmentId }) => (price ?? 0) > 0 && assignmentId === 'assignment-1')).toBe(true);
  expect(await submissionModel(desk.services.db).countDocuments({})).toBe(0);
  const queue = (await desk.get(desk.teacher, '/queue').expect(200)).text;
  expect(queue).not.toContain('Marker-one');
  const work = (await desk.get(await desk.student(), '/work').expect(200)).text;
  expect(work).not.toMatch(/Marker|exemplar|agree/);
});

test('a job that runs twice keeps one result, and asking while it runs or when nothing changed asks as meant', async () => {
  await tryThem();
  const [first] = await until(atRest);
  if (!first) throw new Error('nothing was tried');
  await runTryout(desk.services, first, new AbortController().signal); // its lease is over
  expect((await tryouts())[0]?.result).toEqual(first.result);
  const before = desk.server.journal.length;
  desk.clock.add(1_000);
  await Promise.all([tryThem(), tryThem()]); // once more, as asked, and no more than once each
  const again = await until((one) => atRest(one) && (one.result?.at ?? 0) > (first.result?.at ?? 0));
  expect(again).toHaveLength(2);
  expect(desk.server.journal.length).toBeGreaterThan(before);
});

test('a try-out whose worker died is found again by the sweep', async () => {
  const { db } = desk.services;
  await desk.post(desk.teacher, '/queue/pause').expect(303);
  await tryThem();
  await until(putOff);
  const lost = { 'job.status': 'running', 'job.token': 'lost', 'job.until': new Date('2026-01-01T00:00:00Z') };
  await tryoutModel(db).updateOne({ _id: 'one' }, { $set: lost });
  await desk.post(desk.teacher, '/queue/resume').expect(303);
  await runSweeps(desk.services);
  expect((await until(atRest)).map(({ job }) => job.status)).toEqual(['none', 'none']);
});

test.each([
  ['the task', { task: 'Explain something else.' }, 'the task'],
  ['the notes', { notes: 'Chlorophyll.' }, 'the notes for the readers'],
  ['another exemplar', { exemplars: [...EXEMPLARS, exemplar('three', 'Marker-three.', 'l0', 'l0')] }, 'the exemplars'],
  ['the language', { feedbackLanguage: 'de' }, 'the language of the feedback'],
])('after a change of %s the result is said to be from before it', async (_what, change, said) => {
  await tryThem();
  await until(atRest);
  await assignmentModel(desk.services.db).updateOne({ _id: 'assignment-1' }, { $set: change });
  const html = await page();
  expect(html).toContain('This result is from before a change');
  expect(html).toContain(`<li>${said}`);
  expect(await setUp()).toContain('Something has changed since then.');
  await tryThem();
  await until((one) => atRest(one));
  expect(await page()).not.toContain('This result is from before a change');
});

test('after a change of rubric the old result stands with the old levels, and says so; a change of model, too', async () => {
  await tryThem();
  await until(atRest);
  const rubric = { ...RUBRIC, criteria: RUBRIC.criteria.map((one) => ({ ...one, id: `new-${one.id}` })) };
  await keepRubricVersion(desk.services.db, { _id: 'v2', ...TENANCY, rubric, createdAt: desk.clock.now() });
  await assignmentModel(desk.services.db).updateOne({ _id: 'assignment-1' }, { $set: { rubricVersionId: 'v2' } });
  const html = await page();
  expect(html).toContain('<li>the rubric');
  expect(html).toContain('agree with you on 3 of 4');
  expect(html).toContain('none can be tried');
  expect(html).not.toContain('Try once more');
  await assignmentModel(desk.services.db).updateOne(
    { _id: 'assignment-1' },
    { $set: { rubricVersionId: desk.assignment.rubricVersionId } },
  );
  const { readers } = desk.services;
  desk.services.readers = createReaders({ kind: 'offline' }, 1);
  expect(await page()).toContain('<li>the model');
  desk.services.readers = null;
  expect(await page()).toContain('No reader is set up on this site');
  await desk.post(desk.teacher, `${PAGE}/try`).expect(409);
  desk.services.readers = readers;
});

test('a failure is said at its exemplar, with a retry for it alone', async () => {
  desk.server.answerWith((call) =>
    call.messages[1]?.content.includes('Marker-two') ? { fault: { kind: 'refusal' } } : goodAnswer(call),
  );
  await tryThem();
  const all = await until(atRest);
  expect(all.map(({ job }) => job.status)).toEqual(['none', 'dead']);
  const html = await page();
  expect(html).toContain('The model refuses to read this exemplar');
  expect(html).toContain(`${PAGE}/two/try`);
  expect(html).not.toContain(`${PAGE}/one/try`);
  expect(html).toContain('agree with you on 2 of 2');
  desk.server.answerWith(goodAnswer);
  await desk.post(desk.teacher, `${PAGE}/two/try`).expect(303);
  await until(({ job }) => job.status === 'none');
  expect(await page()).toContain('agree with you on 3 of 4');
});

test('a paused class and a reached budget hold it, visibly, and it goes on when they end; nothing is lost', async () => {
  await desk.post(desk.teacher, '/queue/pause').expect(303);
  await tryThem();
  const live = await desk.get(desk.teacher, `${PAGE}/try`).expect(200);
  expect(live.text).toContain('hx-get');
  await until(putOff);
  expect(await page()).toContain('the reading of this class is paused');
  expect(await setUp()).toContain('2 exemplars are being tried.');
  await desk.post(desk.teacher, '/queue/resume').expect(303);
  await until(atRest);
  await desk.get(desk.teacher, `${PAGE}/try`).expect(286);
  await courseModel(desk.services.db).create({
    _id: TENANCY.courseId,
    platformId: TENANCY.platformId,
    title: 'Botany',
  });
  await setBudget(desk.services, { course: TENANCY.courseId, amount: '0.000001', by: 'cli:test' });
  await tryThem();
  await until(putOff);
  expect(await page()).toContain('budget of this course is reached');
  await setBudget(desk.services, { course: TENANCY.courseId, amount: '1000', by: 'cli:test' });
  await until(atRest);
});

test('it goes with its exemplar, and belongs to one course and to those who judge', async () => {
  await tryThem();
  await until(atRest);
  for (const role of ['designer', 'student'] as const) {
    const visit = await openVisit(desk.services, { role, personId: 'somebody' });
    await desk.post(visit, `${PAGE}/try`).expect(403);
    await desk.get(visit, `${PAGE}/try`).expect(403);
    if (role === 'designer')
      expect((await desk.get(visit, '/assignment').expect(200)).text).not.toContain('agree with you');
  }
  const other = { platformId: 'platform-1', courseId: 'course-2', linkId: 'link-2' };
  await seedAssignment(desk.services, { _id: 'assignment-2', ...other });
  const stranger = await openVisit(desk.services, other);
  const before = desk.server.journal.length;
  await desk.post(stranger, `${PAGE}/one/try`).expect(303);
  await desk.post(stranger, `${PAGE}/one/remove`).expect(303);
  expect((await desk.get(stranger, PAGE).expect(200)).text).not.toContain('agree with you');
  expect(desk.server.journal.length).toBe(before);
  expect(await tryouts()).toHaveLength(2);
  await desk.post(desk.teacher, `${PAGE}/two/remove`).expect(303);
  expect((await tryouts()).map(({ _id }) => _id)).toEqual(['one']);
});
