import { blindAgreement } from '../../server/insights/blind-agreement/blind-agreement.ts';
import { openDesk, seedWork, TENANCY, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** The draft has level 2 for the cause and level 1 for the example. */
async function judge(seed: object, cause: string, example: string): Promise<void> {
  const { _id } = await seedWork(desk, seed);
  const form = { version: '0', 'level.cause': cause, 'level.example': example, summary: '' };
  await desk.post(desk.teacher, `/review/${_id}`, form).expect(303);
}

test('only levels chosen before the draft was seen count, one by one', async () => {
  expect(await blindAgreement(desk.services, TENANCY)).toMatchObject({ n: 0, works: 0, qwk: null, interval: null });
  await judge({ blindFirst: true }, 'l2', 'l1');
  await judge({ blindFirst: true }, 'l2', 'l0');
  await judge({ draft: { route: 'yours-first' as const } }, 'l0', 'l1');
  await judge({}, 'l0', 'l0');
  const agreement = await blindAgreement(desk.services, TENANCY);
  expect(agreement).toMatchObject({ n: 6, works: 3, exact: 4 / 6, adjacent: 5 / 6 });
  // Ours: 2 1 2 1 2 1; theirs: 2 1 2 0 0 1. By Cohen: 1 − (5 / 6) / ((2.5 + 10 / 6) − 2 · 1.5 · 1).
  expect(agreement.qwk).toBeCloseTo(1 - 5 / 6 / (2.5 + 10 / 6 - 3), 10);
  expect(agreement.interval?.low).toBeLessThanOrEqual(agreement.qwk ?? 0);
  expect(agreement.interval?.high).toBeCloseTo(1, 10);
  expect(await blindAgreement(desk.services, TENANCY, 'another-assignment')).toMatchObject({ n: 0 });
  expect(await blindAgreement(desk.services, { ...TENANCY, courseId: 'another' })).toMatchObject({ n: 0 });
});
