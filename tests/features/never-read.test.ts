import { setTimeout as sleep } from 'node:timers/promises';
import { departureModel } from '../../server/departures/departure-model.ts';
import { modelCallModel } from '../../server/llm/model-call-model.ts';
import { objectForPerson } from '../../server/privacy/object-for-person.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import { answerWhen } from '../support/answer-when.ts';
import { queuedWork, reviewForm, seedWork, TENANCY } from '../support/desk.ts';
import { WORK } from '../support/desk-sample.ts';
import { goodAnswer } from '../support/misbehaviours.ts';
import { completion, sendJson } from '../support/model-wire.ts';
import { openRunningDesk, type RunningDesk } from '../support/running-desk.ts';
import { untilAtRest } from '../support/until-at-rest.ts';

let desk: RunningDesk;
beforeAll(async () => {
  desk = await openRunningDesk();
});
afterAll(() => desk.close());

const choose = async (choice: string, personId = 'student-1') =>
  desk.post(await desk.student(personId), '/readers', { choice }).expect(303);
const until = async (met: () => boolean | Promise<boolean>) => {
  while (!(await met())) await sleep(10);
};
const TEACHER = { state: 'with-teacher', noDraft: 'teacher-only', teacherOnly: true, draftId: null };

test('what waits for its turn when its student objects is not sent, and does not stand in the book of what left', async () => {
  const { promise: ready, resolve: answer } = Promise.withResolvers<undefined>();
  desk.server.answerWith((call) => (desk.server.journal.length > 1 ? goodAnswer(call) : answerWhen(ready)));
  const others = await seedWork(desk, { ...queuedWork(desk.clock), personId: 'student-3' });
  desk.services.wake('draft');
  await until(() => desk.server.journal.length === 1);
  const mine = await seedWork(desk, queuedWork(desk.clock));
  const noted = () => departureModel(desk.services.db).countDocuments({ submissionIds: mine._id });
  desk.services.wake('draft');
  await until(async () => (await noted()) === 1); // it waits for the first call of its class, which warms the cache
  await choose('course');
  answer(undefined);
  expect(await untilAtRest(desk, desk.services, others._id)).toMatchObject({ noDraft: null });
  await until(async () => (await noted()) === 0);
  expect(await findSubmission(desk.services.db, TENANCY, mine._id)).toMatchObject(TEACHER);
  expect(await modelCallModel(desk.services.db).countDocuments({ submissionId: mine._id })).toBe(0);
  await choose('asked');
});

test('in the middle of a class: the reading of this student stops, and nobody else’s', async () => {
  const { promise: asked, resolve: onAsked } = Promise.withResolvers<() => void>();
  const before = desk.server.journal.length;
  let first = true;
  desk.server.answerWith((call) => {
    if (!first) return goodAnswer(call);
    first = false;
    const good = completion(call, JSON.stringify((goodAnswer(call) as { value: unknown }).value));
    return { fault: { kind: 'raw', send: (response) => onAsked(() => sendJson(response, 200, good)) } };
  });
  const mine = await seedWork(desk, queuedWork(desk.clock));
  desk.services.wake('draft');
  const answer = await asked;
  await choose('course');
  expect(await findSubmission(desk.services.db, TENANCY, mine._id)).toMatchObject(TEACHER);
  answer();
  await sleep(500);
  expect(desk.server.journal).toHaveLength(before + 1); // no other request followed the one that was under way
  const others = await seedWork(desk, { ...queuedWork(desk.clock), personId: 'student-2' });
  expect(await untilAtRest(desk, desk.services, others._id)).toMatchObject({ noDraft: null });
  expect(await findSubmission(desk.services.db, TENANCY, mine._id)).toMatchObject(TEACHER);
});

test('from then on nothing of theirs is sent: new work, a redraft, another try; and it can be taken back', async () => {
  const drafted = await seedWork(desk);
  await choose('everywhere');
  const before = desk.server.journal.length;
  const queued = await seedWork(desk, queuedWork(desk.clock));
  expect(await untilAtRest(desk, desk.services, queued._id)).toMatchObject({ noDraft: 'teacher-only' });
  const again = { ...reviewForm(), redraft: 'anew' };
  const asked = await desk.post(desk.teacher, `/review/${drafted._id}/redraft`, again).expect(303);
  expect(asked.get('Location')).toContain('not-possible');
  expect((await desk.get(desk.teacher, `/review/${queued._id}`)).text).toContain('chose “my teacher only”');
  expect(desk.server.journal).toHaveLength(before);
  const student = await desk.student();
  expect((await desk.get(student, '/readers').expect(200)).text).toMatch(/value="everywhere" required checked/);
  await choose('asked');
  const free = await seedWork(desk, queuedWork(desk.clock));
  expect(await untilAtRest(desk, desk.services, free._id)).toMatchObject({ noDraft: null });
});

test('an objection that an admin was told of holds as if the student had chosen it, and is on record', async () => {
  const object = (never: boolean) =>
    objectForPerson(desk.services, { platformId: 'platform-1', sub: 'sub-student-1', never, by: 'cli:ada' });
  await object(true);
  const before = desk.server.journal.length;
  const queued = await seedWork(desk, queuedWork(desk.clock));
  expect(await untilAtRest(desk, desk.services, queued._id)).toMatchObject({ noDraft: 'teacher-only' });
  expect(desk.server.journal).toHaveLength(before);
  expect((await desk.get(await desk.student(), '/readers')).text).toMatch(/value="everywhere" required checked/);
  const kept = { 'act.kind': 'objection-kept', 'act.actor': 'cli:ada', 'act.subject.personId': 'student-1' };
  expect(await desk.services.db.collection('auditActs').countDocuments(kept)).toBe(1);
  await object(false);
  const free = await seedWork(desk, queuedWork(desk.clock));
  expect(await untilAtRest(desk, desk.services, free._id)).toMatchObject({ noDraft: null });
});

test('the page before handing in says that only the teacher reads it, and handing in keeps to it', async () => {
  await choose('course', 'student-2');
  const student = await desk.student('student-2');
  await desk.post(student, '/work/new');
  await desk.post(student, '/work/text', { text: WORK }).expect(303);
  const page = (await desk.get(student, '/work/check').expect(200)).text;
  expect(page).toContain('You chose that only your teacher reads it.');
  expect(page).not.toContain('reader-one');
  const before = desk.server.journal.length;
  await desk.post(student, '/work/submit').expect(303);
  await sleep(300);
  expect(desk.server.journal).toHaveLength(before);
});
