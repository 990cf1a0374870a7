import { openDesk, seedWork, type Desk } from '../support/desk.ts';
import { openVisit } from '../support/open-visit.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
const page = async (visit = desk.teacher) =>
  (await desk.get(visit, '/assignment').expect(200)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** The draft has level 2 for the cause and level 1 for the example. */
async function judge(seed: object, cause: string, example: string): Promise<void> {
  const { _id } = await seedWork(desk, seed);
  const form = { version: '0', 'level.cause': cause, 'level.example': example, summary: '' };
  await desk.post(desk.teacher, `/review/${_id}`, form).expect(303);
}

test('agreement on levels chosen blind stands on the page of the assignment, once there are enough', async () => {
  expect(await page()).not.toContain('How far the drafts agree');
  await judge({ blindFirst: true }, 'l2', 'l1');
  await judge({}, 'l0', 'l0');
  const early = await page();
  expect(early).toContain('2 levels were chosen before their drafts were seen, in 1 work.');
  expect(early).toContain('not enough yet for a figure: 18 more are needed.');
  expect(early).not.toContain('Same level');
  for (let at = 0; at < 8; at++) await judge({ blindFirst: true }, 'l2', 'l1');
  await judge({ blindFirst: true }, 'l0', 'l0');
  const later = await page();
  expect(later).toContain('20 levels were chosen before their drafts were seen, in 10 works.');
  // 18 of 20 the same, 19 of 20 at most one level apart; kappa by Cohen: 1 − 5 / (95 − 2 · 30 · 27 / 20) = 1 − 5 / 14.
  expect(later).toContain('Same level 90 %');
  expect(later).toContain('Same or next level 95 %');
  expect(later).toMatch(/Weighted kappa 0\.64 \(with 95 % confidence from -?\d\.\d\d to \d\.\d\d\)/);
  expect(later).not.toContain('not enough yet');
});

test('a course designer, who judges nothing, is not shown it', async () => {
  await judge({ blindFirst: true }, 'l2', 'l1');
  const designer = await openVisit(desk.services, { role: 'designer', personId: 'teacher-2' });
  expect(await page(designer)).not.toContain('How far the drafts agree');
  expect(await page()).toContain('How far the drafts agree');
});
