import { setTimeout as sleep } from 'node:timers/promises';
import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import { budgetModel } from '../../server/llm/budget-model.ts';
import { batchCallModel, batchRunModel } from '../../server/llm/batch/batch-model.ts';
import { modelCallModel } from '../../server/llm/model-call-model.ts';
import { sweepDraftBatches } from '../../server/reviews/sweep-batches.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { queuedWork, seedWork, TENANCY } from '../support/desk.ts';
import { goodAnswer } from '../support/misbehaviours.ts';
import type { BatchReply } from '../support/model-batches.ts';
import { openRunningDesk, type RunningDesk } from '../support/running-desk.ts';
import { untilPutOff } from '../support/until-put-off.ts';

const MINUTE = 60_000;
const price = { input: 1_000_000, cached: 100_000, output: 2_000_000, batch: 0.5 };
const prices = {
  currency: 'EUR',
  models: new Map([
    ['reader-one', price],
    ['reader-two', price],
  ]),
};
const good: BatchReply = (call) => goodAnswer(call) as { value: unknown };

let desk: RunningDesk;
beforeEach(async () => {
  desk = await openRunningDesk({ prices, batch: true, assignment: { draftsByHour: 6 } }); // it is 12:00
  desk.server.answerWith(goodAnswer);
});
afterEach(() => desk.close());

/** Handed in at this moment, and waiting for the cheap run. */
async function handIn(): Promise<Submission> {
  const { _id } = await seedWork(desk, { ...queuedWork(desk.clock), submittedAt: desk.clock.now() });
  return untilPutOff(desk.services, _id);
}
const handInSeveral = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push((await handIn())._id);
  return ids;
};
const sweep = () => sweepDraftBatches(desk.services);
const after = async (ms: number): Promise<void> => {
  desk.clock.add(ms);
  await sweep();
};
/** Gathered, handed over. */
async function handedOver(count: number): Promise<string[]> {
  const ids = await handInSeveral(count);
  await after(10 * MINUTE);
  return ids;
}
const stored = async (id: string) => (await findSubmission(desk.services.db, TENANCY, id)) as Submission;
async function untilRead(ids: readonly string[]): Promise<Submission[]> {
  for (let look = 0; look < 1_000; look++) {
    const works = await Promise.all(ids.map(stored));
    if (works.every(({ state }) => state === 'with-teacher')) return works;
    desk.services.wake('draft');
    await sleep(10);
  }
  throw new Error('the works were never read');
}
const asked = (task: string) => desk.server.journal.filter((call) => call.task === task).length;
const queuePage = async () => (await desk.get(desk.teacher, '/queue').expect(200)).text;
const budget = () => budgetModel(desk.services.db).findOne({ courseId: TENANCY.courseId }).lean();
const draftCalls = () => modelCallModel(desk.services.db).find({ task: 'draft' }).lean();

test('the first drafts of a class go in one file, come back, and are read on at once; half the price, names redacted', async () => {
  const ids = await handInSeveral(3);
  expect(await stored(ids[0] ?? '')).toMatchObject({ state: 'queued', job: { attempts: 0, error: 'batch-waiting' } });
  await sweep();
  expect(desk.server.batches.batches).toHaveLength(0); // the class is still gathering
  await after(10 * MINUTE);
  expect(desk.server.batches.batches).toMatchObject([
    { completion_window: '24h', endpoint: '/v1/chat/completions', request_counts: { total: 3 } },
  ]);
  expect(desk.server.journal).toHaveLength(0);
  const [input] = [...desk.server.batches.files.values()];
  expect(input).toContain('abscission');
  expect(input).not.toMatch(/Sam Student/);
  expect(await queuePage()).toMatch(/cheaper run, at most until.*0 of 3 are read there so far/s);
  expect((await budget())?.committed).toBeGreaterThan(0);

  desk.server.batches.end('completed', good);
  await after(MINUTE);
  for (const work of await untilRead(ids)) expect(work).toMatchObject({ noDraft: null });
  expect([asked('draft'), asked('validation')]).toEqual([0, 3]);
  const calls = await draftCalls();
  for (const { inputTokens, cachedTokens, outputTokens, price: paid } of calls)
    expect(paid).toBe(Math.ceil((inputTokens - cachedTokens + cachedTokens * 0.1 + outputTokens * 2) / 2));
  expect(calls).toHaveLength(3);
  const month = await budget();
  expect(month).toMatchObject({ open: {}, committed: month?.spent });
  expect(desk.server.batches.files.size).toBe(0); // the provider keeps nothing of it
  expect(await batchCallModel(desk.services.db).find({ body: { $ne: '' } })).toHaveLength(0);
  expect(await queuePage()).not.toContain('cheaper run');
});

test('lines that failed, never came or make no sense are read live, and nobody pays for what was not answered', async () => {
  const ids = await handedOver(4);
  const replies: ReturnType<BatchReply>[] = [500, null, { text: 'no JSON' }];
  desk.server.batches.end('expired', (call, index) => (index < 3 ? (replies[index] ?? null) : good(call, index)));
  await after(MINUTE);
  for (const work of await untilRead(ids)) expect(work).toMatchObject({ noDraft: null });
  expect(asked('draft')).toBe(3); // two first calls, and one repair of what made no sense
  expect(await draftCalls()).toHaveLength(5);
  expect(await budget()).toMatchObject({ open: {} });
});

test('unfinished at the hour set: stopped in time, what was answered is kept, the rest is read live', async () => {
  const ids = await handedOver(2);
  desk.clock.set('2026-11-24T05:44:00Z');
  await sweep();
  expect(desk.server.batches.batches[0]?.status).toBe('in_progress');
  await after(2 * MINUTE);
  expect(desk.server.batches.batches[0]?.status).toBe('cancelling');
  desk.server.batches.end('cancelled', (call, index) => (index === 0 ? good(call, index) : null));
  await after(MINUTE);
  await untilRead(ids);
  expect(asked('draft')).toBe(1);
});

test('a provider that never tells: live at the hour set', async () => {
  const [id = ''] = await handedOver(1);
  desk.server.batches.failWith(500);
  desk.clock.set('2026-11-24T05:50:00Z');
  await sweep();
  expect((await stored(id)).state).toBe('queued');
  desk.clock.set('2026-11-24T06:00:00Z');
  await untilRead([id]);
  expect(asked('draft')).toBe(1);
});

test('a server that knows no batches: read live, at no price of its own', async () => {
  desk.server.batches.failWith(404);
  const ids = await handedOver(2);
  await untilRead(ids);
  expect(asked('draft')).toBe(2);
  expect(await budget()).toMatchObject({ open: {} });
});

test('the teacher reads now: what was not handed over at once, what was as soon as the provider has told', async () => {
  const early = await handedOver(1);
  const late = await handInSeveral(1);
  expect(await queuePage()).toContain('Read them now');
  const student = await desk.student();
  await desk.post(student, '/queue/read-now').expect(403);
  await desk.post(desk.teacher, '/queue/read-now').expect(303);
  await untilRead(late);
  await sweep();
  expect(desk.server.batches.batches).toMatchObject([{ status: 'cancelling' }]);
  desk.server.batches.end('cancelled', good);
  await after(MINUTE);
  await untilRead(early);
  expect(asked('draft')).toBe(1);
});

test('the hour is set where the provider takes batches; elsewhere it is not asked for, and not lost', async () => {
  const page = async () => (await desk.get(desk.teacher, '/assignment').expect(200)).text;
  expect(await page()).toContain('<option value="6" selected>by the next 06:00 UTC, and cheaper</option>');
  const form = {
    ...{ title: 'Leaves', task: 'Explain.', notes: '', rubricChoice: 'short-answer', rubricYaml: '', attempts: '2' },
    ...{ dueAt: '', feedbackLanguage: 'en', counts: 'newest' },
  };
  const hour = async () => (await assignmentModel(desk.services.db).findOne().lean())?.draftsByHour;
  await desk.post(desk.teacher, '/assignment', { ...form, draftsBy: '23' }).expect(303);
  expect(await hour()).toBe(23);
  await desk.post(desk.teacher, '/assignment', { ...form, draftsBy: '24' }).expect(422);
  const { readers } = desk.services;
  if (readers) delete readers.generator.batch;
  expect(await page()).toContain('<input type="hidden" name="draftsBy" value="23">');
  await desk.post(desk.teacher, '/assignment', { ...form, draftsBy: '' }).expect(303);
  expect(await hour()).toBeNull();
});

test('little time left: read at once', async () => {
  desk.clock.set('2026-11-24T05:30:00Z');
  const { _id } = await seedWork(desk, { ...queuedWork(desk.clock), submittedAt: desk.clock.now() });
  await untilRead([_id]);
  expect(await batchCallModel(desk.services.db).countDocuments()).toBe(0);
});

test('a paused class hands nothing over, and goes on waiting afterwards; a budget without room collects nothing', async () => {
  const ids = await handInSeveral(1);
  await desk.post(desk.teacher, '/queue/pause').expect(303);
  await after(10 * MINUTE);
  expect(desk.server.batches.batches).toHaveLength(0);
  await desk.post(desk.teacher, '/queue/resume').expect(303);
  await sweep();
  expect(desk.server.batches.batches).toHaveLength(1);
  desk.server.batches.end('completed', good);
  await after(MINUTE);
  await untilRead(ids);
  desk.services.config.money.budgetPerCourseMonth = 0.000_001;
  const { _id } = await seedWork(desk, { ...queuedWork(desk.clock), submittedAt: desk.clock.now() });
  expect(await untilPutOff(desk.services, _id)).toMatchObject({ job: { error: 'budget-reached' } });
  expect(await batchCallModel(desk.services.db).countDocuments({ submissionId: _id })).toBe(0);
});

test('a process that dies after handing over and before noting it finds its batch again', async () => {
  const ids = await handedOver(2);
  await batchRunModel(desk.services.db).updateMany({}, { $set: { providerId: null } });
  await after(5 * MINUTE);
  expect(desk.server.batches.batches).toHaveLength(1);
  desk.server.batches.end('completed', good);
  await after(MINUTE);
  await untilRead(ids);
  expect([asked('draft'), (await draftCalls()).length]).toEqual([0, 2]);
});

test('a process that dies while keeping the answers keeps each once, and pays each once', async () => {
  const ids = await handedOver(2);
  desk.server.batches.end('completed', good);
  desk.server.batches.failWith(500, 'DELETE');
  await after(MINUTE);
  await untilRead(ids);
  const drafts = (await draftCalls()).map(({ _id, price: paid }) => [_id, paid]);
  const spent = (await modelCallModel(desk.services.db).find().lean()).reduce(
    (sum, call) => sum + (call.price ?? 0),
    0,
  );
  await batchRunModel(desk.services.db).updateMany({}, { $set: { state: 'open' } });
  await batchCallModel(desk.services.db).updateOne({}, { $set: { state: 'sent' } });
  await after(5 * MINUTE);
  expect(await batchCallModel(desk.services.db).countDocuments({ state: 'answered' })).toBe(2);
  expect((await draftCalls()).map(({ _id, price: paid }) => [_id, paid])).toEqual(drafts);
  expect(await budget()).toMatchObject({ spent, committed: spent, open: {} });
});
