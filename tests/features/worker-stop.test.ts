import { setTimeout as sleep } from 'node:timers/promises';
import { runWorker, type Worker } from '../../server/jobs/run-worker.ts';
import { draftJobKind } from '../../server/reviews/draft-job.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { openDesk, queuedWork, seedWork, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('a job that is being claimed while the worker stops is handed back before stop returns', async () => {
  await seedWork(desk, { _id: 'w', ...queuedWork(desk.clock) });
  const run = async (_job: unknown, signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) await sleep(5);
    throw new Error('cut');
  };
  const worker = runWorker({ kind: draftJobKind(desk.services.db), run, concurrency: 2 }, desk.services);
  await worker.stop(50); // the first look for jobs is under way
  const after = await submissionModel(desk.services.db).findById('w').lean();
  expect(after).toMatchObject({ state: 'queued', job: { status: 'waiting', attempts: 0 } });
});

test('a worker that was full takes the next job as soon as one ends', async () => {
  const ids = ['a', 'b', 'c'];
  for (const _id of ids) await seedWork(desk, { _id, ...queuedWork(desk.clock) });
  const ran: string[] = [];
  const kind = draftJobKind(desk.services.db);
  const run = async ({ _id }: { _id: string }): Promise<void> => {
    worker.wake(); // asked while full: must not keep it from looking later
    ran.push(_id);
    await submissionModel(desk.services.db).updateOne({ _id }, { $set: { 'job.status': 'none' } });
  };
  const worker = runWorker({ kind, run, concurrency: 1 }, desk.services);
  while (ran.length < 4) await sleep(10);
  await worker.stop(1000);
  expect([...ran].sort()).toEqual(['a', 'b', 'c', 'w']);
});

test('a job that takes too long is cut off, heeds its signal or not, and the attempt counts until it is given up', async () => {
  await seedWork(desk, { _id: 'slow', ...queuedWork(desk.clock) });
  const signals: AbortSignal[] = [];
  const run = async (_job: unknown, signal: AbortSignal): Promise<void> => {
    signals.push(signal);
    await new Promise(() => undefined);
  };
  const kind = { ...draftJobKind(desk.services.db), longestMs: 20, maxAttempts: 2 };
  const worker = runWorker({ kind, run, concurrency: 2 }, desk.services);
  const dead = await untilDead('slow', worker);
  await worker.stop(1000);
  expect(dead).toMatchObject({
    state: 'with-teacher',
    noDraft: 'readers-failed',
    job: { attempts: 2, error: 'job-overdue' },
  });
  expect(signals.map((signal) => signal.aborted)).toEqual([true, true]);
  expect((await desk.get(desk.teacher, '/review/slow').expect(200)).text).toContain('was cut off');
});

async function untilDead(_id: string, { wake }: Worker): Promise<Submission | null> {
  for (let look = 0; look < 1_000; look++) {
    const found = await submissionModel(desk.services.db).findById(_id).lean<Submission>();
    if (found?.job.status === 'dead') return found;
    desk.clock.add(10_000);
    wake();
    await sleep(10);
  }
  throw new Error('the job was never given up');
}
