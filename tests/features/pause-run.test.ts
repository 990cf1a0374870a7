import { readJobOverview } from '../../server/admin/job-overview.ts';
import { readHealth } from '../../server/admin/health/read-health.ts';
import { findRunPause } from '../../server/reviews/run-pause-repository.ts';
import { queuedWork, seedAssignment, seedWork, TENANCY } from '../support/desk.ts';
import { goodAnswer } from '../support/misbehaviours.ts';
import { openRunningDesk, type RunningDesk } from '../support/running-desk.ts';
import { untilAtRest } from '../support/until-at-rest.ts';
import { untilPutOff } from '../support/until-put-off.ts';

let desk: RunningDesk;
beforeEach(async () => {
  desk = await openRunningDesk();
  desk.server.answerWith(goodAnswer);
});
afterEach(() => desk.close());

const handIn = () => seedWork(desk, queuedWork(desk.clock));
const queuePage = async () => (await desk.get(desk.teacher, '/queue').expect(200)).text;

test('a teacher pauses a class: nothing is read, through a restart too, until it is resumed; nothing is lost', async () => {
  await desk.post(desk.teacher, '/queue/pause').expect(303);
  await desk.post(desk.other, '/queue/pause').expect(303);
  const { _id } = await handIn();
  const held = await untilPutOff(desk.services, _id);
  expect(held).toMatchObject({ state: 'queued', job: { attempts: 0, error: 'run-paused' } });
  const page = await queuePage();
  expect(page).toContain('Toni Teacher paused the reading');
  expect(page).toContain('Go on reading');
  expect(page).not.toContain('Pause the reading');
  await desk.restart();
  desk.clock.add(60_000);
  expect(await untilPutOff(desk.services, _id)).toMatchObject({ state: 'queued', job: { attempts: 0 } });
  expect(desk.server.journal).toHaveLength(0);
  await desk.post(desk.teacher, '/queue/resume').expect(303);
  expect(await untilAtRest(desk, desk.services, _id)).toMatchObject({ noDraft: null, job: { attempts: 1 } });
  expect(await queuePage()).not.toContain('paused the reading');
});

test('a teacher pauses the whole course from its own queue; what is paused on its own stays so', async () => {
  const tides = await seedAssignment(desk.services, { _id: 'a2', linkId: 'link-2', title: 'Why tides turn' });
  const course = async () => (await desk.get(desk.teacher, '/queue?scope=course').expect(200)).text;
  const answer = await desk.post(desk.teacher, '/queue/pause?scope=course').expect(303);
  expect(answer.get('Location')).toMatch(/queue\?scope=course$/);
  const [leaf, tide] = [await handIn(), await seedWork({ ...desk, assignment: tides }, queuedWork(desk.clock))];
  for (const { _id } of [leaf, tide])
    expect(await untilPutOff(desk.services, _id)).toMatchObject({ state: 'queued', job: { error: 'run-paused' } });
  const page = await course();
  expect(page).toContain('Toni Teacher paused the reading of the whole course');
  expect(page).toContain('0 of 2 read');
  expect((await desk.get(desk.teacher, '/queue/live?scope=course&seen=0').expect(200)).text).toContain('0 of 2 read');
  expect(await queuePage()).toContain('paused the reading of the whole course');
  await desk.post(desk.other, '/queue/pause').expect(303);
  await desk.post(desk.teacher, '/queue/resume?scope=course').expect(303);
  await untilAtRest(desk, desk.services, tide._id);
  expect(await untilPutOff(desk.services, leaf._id)).toMatchObject({ state: 'queued', job: { attempts: 0 } });
  expect(await course()).toContain('1 assignment is paused on its own');
  await desk.post(desk.other, '/queue/resume').expect(303);
  expect(await untilAtRest(desk, desk.services, leaf._id)).toMatchObject({ noDraft: null });
  expect(await course()).not.toMatch(/paused (the|on)/);
});

test('only a teacher of the course pauses it', async () => {
  const student = await desk.student();
  for (const scope of ['', '?scope=course']) await desk.post(student, `/queue/pause${scope}`).expect(403);
  expect(await findRunPause(desk.services.db, { ...TENANCY, assignmentId: desk.assignment._id })).toBeNull();
});

test('a provider that asks us to wait is left alone by everybody, visibly, and no attempt is lost', async () => {
  desk.server.answerWith(() => ({ fault: { kind: 'status', status: 429, retryAfter: '600' } }));
  const [first, second] = [await handIn(), await handIn()];
  const held = [await untilPutOff(desk.services, first._id), await untilPutOff(desk.services, second._id)];
  expect(held).toMatchObject([
    { state: 'queued', job: { attempts: 0, error: 'model-paused' } },
    { state: 'queued', job: { attempts: 0, error: 'model-paused' } },
  ]);
  expect(desk.server.journal).toHaveLength(1);
  expect(await queuePage()).toContain('asked too much. Reading is paused until');
  const checks = (await readHealth(desk.services)).flatMap((part) => part.checks);
  expect(checks.map(({ code }) => code)).toContain('providerLimited');
  expect((await readJobOverview(desk.services.db))[0]?.counts).toMatchObject({ waiting: 2, dead: 0 });
  await desk.restart(); // the pause is stored: a new process knows it
  expect(await untilPutOff(desk.services, first._id)).toMatchObject({ job: { error: 'model-paused' } });
  expect(desk.server.journal).toHaveLength(1);
  desk.server.answerWith(goodAnswer);
  for (const { _id } of [first, second])
    expect(await untilAtRest(desk, desk.services, _id)).toMatchObject({ noDraft: null });
  expect(await queuePage()).not.toContain('paused until');
});

test('the first call of a class goes alone, and all of a class share their first words', async () => {
  const works = [await handIn(), await handIn(), await handIn()];
  for (const { _id } of works) await untilAtRest(desk, desk.services, _id);
  const shared = new Set(desk.server.journal.map(({ messages }) => messages[0]?.content));
  expect(shared.size).toBe(1);
});
