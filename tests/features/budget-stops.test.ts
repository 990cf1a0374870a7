import { setBudget } from '../../server/admin/set-budget.ts';
import { readHealth } from '../../server/admin/health/read-health.ts';
import { listBudgets } from '../../server/admin/list-budgets.ts';
import { budgetModel } from '../../server/llm/budget-model.ts';
import { findBudget, reserveBudget, settleBudget } from '../../server/llm/budget-repository.ts';
import { departureModel } from '../../server/departures/departure-model.ts';
import { modelCallModel } from '../../server/llm/model-call-model.ts';
import { courseModel } from '../../server/lti/directory-model.ts';
import { queuedWork, seedWork, TENANCY } from '../support/desk.ts';
import { goodAnswer } from '../support/misbehaviours.ts';
import { openRunningDesk, type RunningDesk } from '../support/running-desk.ts';
import { untilAtRest } from '../support/until-at-rest.ts';
import { untilPutOff } from '../support/until-put-off.ts';

const price = { input: 1_000_000, cached: 100_000, output: 2_000_000 };
const prices = {
  currency: 'EUR',
  models: new Map([
    ['reader-one', price],
    ['reader-two', price],
  ]),
};
let desk: RunningDesk;
beforeAll(async () => {
  desk = await openRunningDesk({ prices });
  desk.server.answerWith(goodAnswer);
  await courseModel(desk.services.db).create({
    _id: TENANCY.courseId,
    platformId: TENANCY.platformId,
    title: 'Botany',
  });
});
afterAll(() => desk.close());

const handIn = () => seedWork(desk, queuedWork(desk.clock));
const budget = (amount: string) => setBudget(desk.services, { course: TENANCY.courseId, amount, by: 'cli:test' });
const queuePage = async () => (await desk.get(desk.teacher, '/queue').expect(200)).text;

test('every call is recorded with model, prompt, tokens, price and time, and the month adds up', async () => {
  const { _id } = await handIn();
  await untilAtRest(desk, desk.services, _id);
  const calls = await modelCallModel(desk.services.db).find({ submissionId: _id }).lean();
  expect(calls.map(({ task }) => task)).toEqual(expect.arrayContaining(['draft', 'validation']));
  for (const call of calls) {
    expect(call).toMatchObject({ ...TENANCY, assignmentId: 'assignment-1', currency: 'EUR', error: null });
    expect(call.promptVersion).toMatch(/^\w+\/\d+/);
    expect(call.promptHash).toMatch(/^[0-9a-f]{64}$/);
    expect(call.inputTokens * call.cachedTokens * call.outputTokens * Number(call.price)).toBeGreaterThan(0);
  }
  const month = await findBudget(desk.services.db, TENANCY, desk.clock.now());
  const spent = calls.reduce((sum, call) => sum + Number(call.price), 0);
  expect(month).toMatchObject({ spent, committed: spent, open: {} });
  expect(JSON.stringify(calls)).not.toContain('abscission');
  const figures = await desk.services.telemetry.text();
  expect(figures).toContain('reader_model_call_seconds_count{model="reader-one",task="draft",outcome="answered"} 1');
  const cost = [...figures.matchAll(/^reader_model_cost_total\{.*currency="EUR"\} (\S+)$/gm)].map(([, units]) =>
    Number(units),
  );
  expect(cost.reduce((a, b) => a + b, 0)).toBeCloseTo(spent / 1_000_000, 9);
});

test('a call that fails is recorded too, and an error answer costs nothing', async () => {
  let calls = 0;
  desk.server.answerWith((call) => (calls++ === 0 ? { fault: { kind: 'status', status: 500 } } : goodAnswer(call)));
  const { _id } = await handIn();
  await untilAtRest(desk, desk.services, _id);
  const failed = await modelCallModel(desk.services.db)
    .find({ submissionId: _id, error: { $ne: null } })
    .lean();
  expect(failed).toMatchObject([{ error: 'model-unavailable', price: 0, inputTokens: 0 }]);
});

test('the budget stops cleanly, says so, and goes on when it is raised', async () => {
  await budget('0.000001');
  const sent = desk.server.journal.length;
  const { _id } = await handIn();
  const held = await untilPutOff(desk.services, _id);
  expect(held).toMatchObject({ state: 'queued', job: { attempts: 0, error: 'budget-reached' }, release: null });
  expect(desk.server.journal).toHaveLength(sent);
  expect(await departureModel(desk.services.db).countDocuments({ submissionIds: _id })).toBe(0);
  expect(await queuePage()).toContain('budget of this course is reached');
  expect(await listBudgets(desk.services)).toMatchObject([{ course: TENANCY.courseId, title: 'Botany', limit: 1 }]);
  expect(await budget('50')).toMatchObject({ limit: 50_000_000, recalled: 1 });
  expect(await untilAtRest(desk, desk.services, _id)).toMatchObject({ noDraft: null });
  expect(await queuePage()).toMatch(/has cost .* EUR so far.*of 50\.00 EUR this month/s);
});

test('a model without a price, and a budget set: refused with the reason, and the doctor names the model', async () => {
  const known = prices.models.get('reader-two');
  prices.models.delete('reader-two');
  const drafts = () => desk.server.journal.filter(({ task }) => task === 'draft').length;
  const before = drafts();
  const { _id } = await handIn();
  expect(await untilPutOff(desk.services, _id)).toMatchObject({ state: 'queued', job: { error: 'price-unknown' } });
  expect(await queuePage()).toContain('the price of a model is not known');
  const checks = (await readHealth(desk.services)).flatMap((part) => part.checks);
  expect(checks).toContainEqual({ verdict: 'problem', code: 'priceUnknown', blanks: { model: 'reader-two' } });
  if (known) prices.models.set('reader-two', known);
  await budget('50');
  expect(await untilAtRest(desk, desk.services, _id)).toMatchObject({ noDraft: null });
  expect(drafts() - before).toBe(1); // paid before the stop, and not again after it
});

test.each([
  ['words', 'much', 'amount-invalid'],
  ['nothing', '', 'amount-invalid'],
  ['less than nothing', '-5', 'amount-invalid'],
])('an amount of %s is refused', async (_what, amount, code) => {
  await expect(budget(amount)).rejects.toMatchObject({ code });
});

test('an unknown course, or no prices: refused with what to do', async () => {
  const command = { course: 'nowhere', amount: '5', by: 'cli:test' };
  await expect(setBudget(desk.services, command)).rejects.toMatchObject({ code: 'no-such-course' });
  await expect(setBudget({ ...desk.services, prices: null }, command)).rejects.toMatchObject({
    code: 'prices-missing',
  });
});

test('fifty reservations at once never pass the limit; settling twice changes nothing', async () => {
  const { db } = desk.services;
  const course = { platformId: 'platform-1', courseId: 'another' };
  const month = '2026-11';
  const ask = (n: number) => reserveBudget(db, course, { callId: `call-${n}`, amount: 10, month }, 205);
  const granted = await Promise.all(Array.from({ length: 50 }, (_, n) => ask(n)));
  expect(granted.filter(Boolean)).toHaveLength(20);
  const mine = granted.indexOf(true);
  expect(await ask(mine)).toBe(true);
  for (let time = 0; time < 2; time++) await settleBudget(db, course, { callId: `call-${mine}`, amount: 10, month }, 3);
  const stored = await budgetModel(db).findById(`platform-1/another/${month}`).lean();
  expect(stored).toMatchObject({ committed: 193, spent: 3 });
  expect(await reserveBudget(db, course, { callId: 'next-month', amount: 10, month: '2026-12' }, 205)).toBe(true);
});
