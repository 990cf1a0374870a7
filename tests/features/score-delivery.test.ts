import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../server/errors.ts';
import { deliverScore } from '../../server/grades/deliver-score.ts';
import { gradebookCellModel } from '../../server/grades/gradebook-cell-model.ts';
import { runSweeps } from '../../server/grades/sweep.ts';
import { linkModel, personModel } from '../../server/lti/directory-model.ts';
import { calm, deliveriesOf } from '../support/deliveries.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { scriptedGateway, type ScriptedGateway } from '../support/scripted-gateway.ts';

let desk: Desk;
let lms: ScriptedGateway;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(async () => {
  await desk.reset();
  lms = scriptedGateway();
  desk.services.lti = lms;
});
afterAll(() => desk.close());

const { claim, cells, release, deliver } = deliveriesOf(() => desk);

test('the approved marks arrive with comment, maximum and the student’s own id, and are read back', async () => {
  const _id = await release();
  expect(await deliver()).toBe('done');
  expect(lms.scores).toHaveLength(1);
  expect(lms.scores[0]).toMatchObject({
    userId: 'sub-student-1',
    scoreGiven: 3,
    scoreMaximum: 4,
    timestamp: desk.clock.now(),
  });
  expect(lms.scores[0]?.comment).toContain('Read and approved by Toni Teacher.');
  expect(await cells()).toMatchObject([
    { sent: { submissionId: _id, confirmed: 'read-back' }, trouble: null, job: { status: 'none' } },
  ]);
  expect(await deliver()).toBe('nothing');
  expect((await desk.get(desk.teacher, `/review/${_id}`)).text).toContain('The marks stand in the gradebook');
});

test('run twice with one claim, the second run has lost the lease and sends nothing', async () => {
  await release();
  const cell = await claim();
  if (!cell) throw new Error('a score should be due');
  await deliverScore(desk.services, cell, calm);
  await deliverScore(desk.services, cell, calm);
  expect(lms.scores).toHaveLength(1);
});

test('a clock set back waits without counting an attempt, and never sends a future time', async () => {
  await release();
  await deliver();
  await release({}, { 'level.cause': 'l1' });
  desk.clock.set('2026-11-23T11:00:00Z');
  const db = gradebookCellModel(desk.services.db);
  await db.updateOne({}, { $set: { 'job.runAt': desk.clock.now() } });
  expect(await deliver()).toBe('done');
  expect(lms.scores).toHaveLength(1);
  const [cell] = await cells();
  expect(cell?.job).toMatchObject({ status: 'waiting', attempts: 0 });
  expect(cell?.job.runAt.getTime()).toBe((cell?.lastTimestamp?.getTime() ?? 0) + 1000);
  desk.clock.set(cell?.job.runAt.toISOString() ?? '');
  await deliver();
  expect(lms.scores.map(({ scoreGiven }) => scoreGiven)).toEqual([3, 2]);
});

test.each([
  ['409', { kind: 'later' } as const],
  ['503', { kind: 'retry', reason: 'platform-503', afterMs: null, mayHaveArrived: false } as const],
  ['429', { kind: 'retry', reason: 'platform-429', afterMs: 1000, mayHaveArrived: false } as const],
])('%s: tried again later, with the same marks and a later second', async (_what, answer) => {
  const _id = await release();
  lms.next(answer);
  expect(await deliver()).toMatchObject({ code: 'score-not-delivered' });
  expect(await cells()).toMatchObject([{ sent: null, trouble: null, job: { status: 'waiting' } }]);
  expect((await desk.get(desk.teacher, `/review/${_id}`)).text).toContain('we keep trying');
  desk.clock.add(5000);
  expect(await deliver()).toBe('done');
  expect(new Set(lms.scores.map(({ timestamp }) => timestamp.getTime())).size).toBe(2);
  expect(lms.scores.every(({ scoreGiven }) => scoreGiven === 3)).toBe(true);
  expect(await cells()).toMatchObject([{ sent: { scoreGiven: 3 }, trouble: null }]);
});

test('refused: told to the teacher in words, nothing lost, and sent again on request', async () => {
  const _id = await release();
  lms.next({ kind: 'refused', reason: 'score-person-not-gradable' });
  await deliver();
  expect(await cells()).toMatchObject([
    { wanted: { scoreGiven: 3 }, sent: null, trouble: 'score-person-not-gradable', job: { status: 'none' } },
  ]);
  expect((await runSweeps(desk.services)).stranded).toBe(0);
  expect((await desk.get(desk.teacher, `/review/${_id}`)).text).toContain('The LMS takes no marks for this person');
  expect((await desk.get(desk.teacher, '/queue')).text).toContain('The LMS takes no marks for this person');
  desk.clock.add(1000);
  await desk.post(desk.teacher, `/gradebook/${_id}/send-again`).expect(303);
  expect(await deliver()).toBe('done');
  expect(lms.scores.map(({ scoreGiven }) => scoreGiven)).toEqual([3, 3]);
  expect(await cells()).toMatchObject([{ sent: { scoreGiven: 3 }, trouble: null }]);
});

test('an override in the LMS is told and not fought', async () => {
  await release();
  lms.show({ kind: 'read', resultScore: 20, resultMaximum: 20, comment: null });
  await deliver();
  expect(await cells()).toMatchObject([{ trouble: 'overridden', job: { status: 'none' } }]);
  await runSweeps(desk.services);
  expect(await deliver()).toBe('nothing');
});

test('given up after its attempts, it stays wanted and says so', async () => {
  const _id = await release();
  await gradebookCellModel(desk.services.db).updateOne({}, { $set: { 'job.attempts': 39 } });
  lms.next({ kind: 'retry', reason: 'platform-503', afterMs: null, mayHaveArrived: false });
  await deliver();
  expect(await cells()).toMatchObject([{ wanted: { scoreGiven: 3 }, trouble: 'gave-up', job: { status: 'dead' } }]);
  await desk.post(desk.teacher, `/gradebook/${_id}/send-again`).expect(303);
  expect(await deliver()).toBe('done');
});

test('an activity without a column gets one, once for all students', async () => {
  await linkModel(desk.services.db).updateOne({ _id: 'link-1' }, { $set: { lineItemUrl: null } });
  await release();
  await deliver();
  await release({ personId: 'student-2' });
  await deliver();
  expect(lms.lineItemsMade).toBe(1);
  expect(lms.scores.map(({ lineItemUrl }) => lineItemUrl)).toEqual(Array(2).fill('https://lms.example/lineitems/made'));
});

test('two workers that both find no column make one', async () => {
  await linkModel(desk.services.db).updateOne({ _id: 'link-1' }, { $set: { lineItemUrl: null } });
  const made = lms.ensureLineItem;
  lms.ensureLineItem = async (...wanted) => sleep(200).then(() => made(...wanted));
  await release();
  await release({ personId: 'student-2' });
  await Promise.all([deliver(), deliver()]);
  expect(lms.lineItemsMade).toBe(1);
  expect((await cells()).map(({ job }) => [job.status, job.attempts]).sort()).toEqual([
    ['none', 1],
    ['waiting', 0], // it waits for the other's column, which is no failure
  ]);
  desk.clock.add(1000);
  expect(await deliver()).toBe('done');
  expect(lms.lineItemsMade).toBe(1);
  expect(lms.scores).toHaveLength(2);
});

test('a column that could not be made may be made by the next', async () => {
  await linkModel(desk.services.db).updateOne({ _id: 'link-1' }, { $set: { lineItemUrl: null } });
  const made = lms.ensureLineItem;
  lms.ensureLineItem = () => Promise.reject(new AppError('line-item-unavailable', { status: 502 }));
  await release();
  await deliver();
  expect(await cells()).toMatchObject([{ trouble: 'no-line-item' }]);
  lms.ensureLineItem = made;
  await release({ personId: 'student-2' });
  expect(await deliver()).toBe('done');
  expect(lms.scores).toHaveLength(1);
});

test.each([
  ['an outage', 503, 'platform-503', { trouble: null, job: { status: 'waiting' } }],
  ['no token', 502, 'token-refused', { trouble: 'score-token-refused' }],
  ['a refusal', 502, 'platform-403', { trouble: 'no-line-item' }],
])(
  '%s while the column is made: tried again where that helps, and told by its own name',
  async (_what, status, reason, cell) => {
    await linkModel(desk.services.db).updateOne({ _id: 'link-1' }, { $set: { lineItemUrl: null } });
    lms.ensureLineItem = () => Promise.reject(new AppError('line-item-unavailable', { status, details: { reason } }));
    await release();
    await deliver();
    expect(lms.scores).toEqual([]);
    expect(await cells()).toMatchObject([{ wanted: { scoreGiven: 3 }, sent: null, ...cell }]);
  },
);

test.each([
  ['no gradebook', { lineItemUrl: null, lineItemsUrl: null, scopes: [] }, 'no-gradebook'],
  ['no right to send', { scopes: ['https://purl.imsglobal.org/spec/lti-ags/scope/lineitem'] }, 'no-score-scope'],
  ['no column and none can be made', { lineItemUrl: null, lineItemsUrl: null }, 'no-line-item'],
])('%s: nothing is sent and the teacher is told', async (_what, change, trouble) => {
  await linkModel(desk.services.db).updateOne({ _id: 'link-1' }, { $set: change });
  const _id = await release();
  await deliver();
  expect(lms.scores).toEqual([]);
  expect(await cells()).toMatchObject([{ wanted: { scoreGiven: 3 }, trouble }]);
  expect((await desk.get(desk.teacher, `/review/${_id}`)).text).not.toContain('reviews:');
});

test('a test user’s marks stay here', async () => {
  await personModel(desk.services.db).updateOne({ _id: 'student-1' }, { $set: { testUser: true } });
  await release();
  await deliver();
  expect(lms.scores).toEqual([]);
  expect(await cells()).toMatchObject([{ trouble: 'test-user' }]);
});

test('with "best", a weaker newer attempt changes nothing in the gradebook', async () => {
  await desk.services.db.collection('assignments').updateOne({}, { $set: { counts: 'best' } });
  await release();
  await deliver();
  await release({}, { 'level.cause': 'l0' });
  expect(await deliver()).toBe('nothing');
  await release({}, { 'level.example': 'l2' });
  await deliver();
  expect(lms.scores.map(({ scoreGiven }) => scoreGiven)).toEqual([3, 4]);
});
