import { setTimeout as sleep } from 'node:timers/promises';
import { readHealth } from '../../server/admin/health/read-health.ts';
import { createReaders } from '../../server/llm/create-readers.ts';
import type { Allowed } from '../../server/llm/choice/reader-rule.ts';
import { readerRuleModel } from '../../server/llm/choice/reader-rule-model.ts';
import { setReaderRule, type SetReaderRule } from '../../server/reviews/set-reader-rule.ts';
import { sweepDraftBatches } from '../../server/reviews/sweep-batches.ts';
import { tryoutModel } from '../../server/reviews/tryout/tryout-model.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { queuedWork, reviewForm, seedAssignment, seedWork, TENANCY } from '../support/desk.ts';
import { WORK } from '../support/desk-sample.ts';
import { goodAnswer } from '../support/misbehaviours.ts';
import { sendJson, completion } from '../support/model-wire.ts';
import { openRunningDesk, type RunningDesk } from '../support/running-desk.ts';
import { untilAtRest } from '../support/until-at-rest.ts';
import { untilPutOff } from '../support/until-put-off.ts';

let desk: RunningDesk;
beforeAll(async () => {
  desk = await openRunningDesk({ batch: true });
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.server.answerWith(goodAnswer);
  await desk.reset();
  await readerRuleModel(desk.services.db).deleteMany({});
  await tryoutModel(desk.services.db).deleteMany({});
});

const SITE = { scope: 'site' } as const;
const allow = (allowed: Allowed, rest: Partial<SetReaderRule> = {}) =>
  setReaderRule(desk.services, { owner: SITE, allowed, by: 'cli:test', ...rest });
const sent = () => desk.server.journal.length + desk.server.batches.batches.length;
const stored = (id: string) => findSubmission(desk.services.db, TENANCY, id);
const codes = async () => (await readHealth(desk.services)).flatMap(({ checks }) => checks.map(({ code }) => code));
const checkPage = async () => {
  const student = await desk.student('student-2');
  await desk.post(student, '/work/text', { text: WORK }).expect(303);
  return { student, page: (await desk.get(student, '/work/check').expect(200)).text };
};

test('no model: nothing is sent on any path that could, and every work goes to its teacher with the reason', async () => {
  const seeded = {
    queued: await seedWork(desk, queuedWork(desk.clock)),
    drafted: await seedWork(desk),
    failed: await seedWork(desk, { draftId: null, noDraft: 'readers-failed' }),
  };
  await allow('none');
  const before = sent();
  const { student, page } = await checkPage();
  expect(page).toContain('No model may read work here');
  expect(page).not.toContain('reader-one');
  await desk.post(student, '/work/submit').expect(303);
  expect(await submissionModel(desk.services.db).findOne({ personId: 'student-2' }).lean()).toMatchObject(STOPPED);
  expect(await untilAtRest(desk, desk.services, seeded.queued._id)).toMatchObject(STOPPED);
  const review = await desk.get(desk.teacher, `/review/${seeded.queued._id}`).expect(200);
  expect(review.text).toContain('of a kind that this site, this LMS or this course does not allow');
  const retried = await desk.post(desk.teacher, `/review/${seeded.failed._id}/retry`).expect(303);
  const again = { ...reviewForm(), redraft: 'anew' };
  const asked = await desk.post(desk.teacher, `/review/${seeded.drafted._id}/redraft`, again).expect(303);
  for (const answer of [retried, asked]) expect(answer.get('Location')).toContain('not-possible');
  await seedAssignment(desk.services, { exemplars: [EXEMPLAR] });
  await desk.post(desk.teacher, '/assignment/exemplars/try').expect(409);
  await desk.post(desk.teacher, '/rubrics/propose', { how: 'task', text: 'Explain.', askId: 'a' }).expect(422);
  await sweepDraftBatches(desk.services);
  desk.services.wake('draft');
  desk.services.wake('try-out');
  await sleep(300);
  expect(sent()).toBe(before);
  expect(await codes()).toContain('readersOff');
});

test('teachers narrow their course, never widen it; everybody in it can see what holds', async () => {
  const narrow = (allowed: string) => desk.post(desk.teacher, '/course-readers', { allowed }).expect(303);
  const page = async () => (await desk.get(desk.teacher, '/course-readers').expect(200)).text;
  await allow('own');
  expect(await page()).toMatch(/value="cloud" required checked/);
  expect(await page()).not.toContain('value="own"');
  await narrow('none');
  expect((await desk.get(await desk.student(), '/stored').expect(200)).text).toContain('<strong>No model</strong>');
  const before = sent();
  const queued = await seedWork(desk, queuedWork(desk.clock));
  expect(await untilAtRest(desk, desk.services, queued._id)).toMatchObject(STOPPED);
  await allow('none');
  await narrow('cloud');
  const second = await seedWork(desk, queuedWork(desk.clock));
  expect(await untilAtRest(desk, desk.services, second._id)).toMatchObject(STOPPED);
  expect(sent()).toBe(before);
  await desk.post(await desk.student(), '/course-readers', { allowed: 'cloud' }).expect(403);
  expect((await desk.get(desk.teacher, '/queue?scope=course').expect(200)).text).toContain('/course-readers"');
});

const STOPPED = { state: 'with-teacher', noDraft: 'not-allowed', release: null };
const EXEMPLAR = { id: 'one', text: WORK, levels: [{ criterionId: 'cause', levelId: 'l2' }], comment: '' };

test('made stricter on the way: the request under way ends, no other follows, and nothing waits for a restart', async () => {
  const { promise: asked, resolve: onAsked } = Promise.withResolvers<() => void>();
  desk.server.answerWith((call) => ({
    fault: { kind: 'raw', send: (response) => onAsked(() => sendJson(response, 200, goodCompletion(call))) },
  }));
  const { _id } = await seedWork(desk, queuedWork(desk.clock));
  desk.services.wake('draft');
  const answer = await asked;
  await allow('none');
  const before = sent();
  answer();
  expect(await untilAtRest(desk, desk.services, _id)).toMatchObject(STOPPED);
  expect(sent()).toBe(before);
  await allow('cloud');
  desk.server.answerWith(goodAnswer);
  await desk.post(desk.teacher, `/review/${_id}/retry`).expect(303);
  expect(await untilAtRest(desk, desk.services, _id)).toMatchObject({ noDraft: null });
});

const goodCompletion = (call: Parameters<typeof goodAnswer>[0]) =>
  completion(call, JSON.stringify((goodAnswer(call) as { value: unknown }).value));

test('our own: this machine may, a cloud host may not until it is named, and the page before handing in says the same', async () => {
  await allow('own');
  expect((await checkPage()).page).toContain('reader-one');
  expect(await codes()).toContain('readersOwn');
  abroad();
  expect((await checkPage()).page).toContain('No model may read work here');
  expect(await codes()).toContain('readersNotOwn');
  const before = sent();
  const { _id } = await seedWork(desk, queuedWork(desk.clock));
  expect(await untilAtRest(desk, desk.services, _id)).toMatchObject(STOPPED);
  expect(sent()).toBe(before);
  await allow('own', { ownHosts: ['0.0.0.0'] });
  const { _id: again } = await seedWork(desk, queuedWork(desk.clock));
  expect(await untilAtRest(desk, desk.services, again)).toMatchObject({ noDraft: null });
  await desk.restart();
});

/** The same server under an address that counts as nobody's own. */
function abroad(): void {
  const baseUrl = desk.server.url.replace('127.0.0.1', '0.0.0.0');
  const models = { generatorModel: 'reader-one', validatorModel: 'reader-two', apiVersion: null };
  const limits = { timeoutMs: 10_000, maxOutputTokens: 4_000, tokensPerMinute: null };
  desk.services.readers = createReaders({ kind: 'openai', apiKey: 'k', baseUrl, ...models, ...limits }, 4);
}

test('a course or an LMS may be stricter than the site, and touches no other', async () => {
  await allow('none', { owner: { scope: 'course', ...TENANCY } });
  expect((await checkPage()).page).toContain('No model may read work here');
  await allow('none', { owner: { scope: 'platform', platformId: 'platform-2' } });
  await allow('cloud', { owner: { scope: 'course', ...TENANCY } });
  expect((await checkPage()).page).toContain('reader-one');
  const rules = await readerRuleModel(desk.services.db).find({}).lean();
  expect(rules.map(({ _id, choices }) => [_id, choices.length])).toEqual(
    expect.arrayContaining([['course/platform-1/course-1', 2]]),
  );
});

test('drafts that wait for the cheap run: those gathered never leave, those handed over are withdrawn and not used', async () => {
  await seedAssignment(desk.services, { draftsByHour: 6 });
  const handIn = async () => {
    const submittedAt = desk.clock.now();
    return (await untilPutOff(desk.services, (await seedWork(desk, { ...queuedWork(desk.clock), submittedAt }))._id))
      ._id;
  };
  const out = await handIn();
  desk.clock.add(10 * 60_000);
  await sweepDraftBatches(desk.services);
  expect(desk.server.batches.batches).toHaveLength(1);
  const gathered = await handIn();
  await allow('none');
  desk.clock.add(10 * 60_000);
  await sweepDraftBatches(desk.services);
  for (const id of [out, gathered])
    expect(await untilAtRest(desk, desk.services, id)).toMatchObject({ ...STOPPED, draftId: null });
  expect(desk.server.batches.batches).toMatchObject([{ status: expect.stringMatching(/^cancel/) as string }]);
  expect(desk.server.batches.files.size).toBe(0);
  expect(await stored(out)).toMatchObject(STOPPED);
});
