import { waitingJob } from '../../server/jobs/job.ts';
import { createPauseStore } from '../../server/llm/provider-pause-repository.ts';
import { openDesk, queuedWork, seedWork, type Desk } from '../support/desk.ts';

/** A student's work waits behind others; drafts came one a minute. */
let desk: Desk;
beforeAll(async () => {
  const reader = (name: string) => ({ name, host: 'models.example', demonstration: false }) as never;
  desk = await openDesk({ readers: { generator: reader('one'), validator: reader('two') } });
});
beforeEach(() => desk.reset());
afterAll(() => desk.close());

const page = async () => (await desk.get(await desk.student('student-2'), '/feedback').expect(200)).text;
const minutesAgo = (minutes: number) => new Date(desk.clock.now().getTime() - minutes * 60_000);

async function seedLine(before: number): Promise<void> {
  for (let minute = 1; minute <= 10; minute++) await seedWork(desk, { updatedAt: minutesAgo(minute) });
  for (let rank = 0; rank < before; rank++)
    await seedWork(desk, { ...queuedWork(desk.clock), job: waitingJob(desk.clock.now(), rank) });
  const job = waitingJob(desk.clock.now(), before);
  await seedWork(desk, { ...queuedWork(desk.clock), _id: 'mine', personId: 'student-2', job });
}

test('a student reads how many works come first, and a range of minutes from the measured pace', async () => {
  await seedLine(12);
  const html = await page();
  expect(html).toContain('12 works are read before it.');
  expect(html).toMatch(/probably be done with it in 8 to 25 minutes; then it lies with your teacher/);
});

test('while the provider is paused no time is promised', async () => {
  await seedLine(0);
  expect(await page()).toMatch(/It is read next\. At the pace/);
  await createPauseStore(desk.services.db, desk.clock).open('models.example', { reason: 'failing', afterMs: null });
  expect(await page()).toContain('It is read next. How long that takes cannot be said at this moment.');
});

test('work that no reader gets has no place in that line', async () => {
  await seedWork(desk, { personId: 'student-2', draftId: null, noDraft: 'teacher-only', teacherOnly: true });
  expect(await page()).not.toMatch(/read before it|read next/);
});
