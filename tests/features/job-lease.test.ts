import { randomUUID } from 'node:crypto';
import { waitingJob } from '../../server/jobs/job.ts';
import {
  backoffMs,
  claimJob,
  failJob,
  handBackJob,
  nextRank,
  reapLeases,
  renewLease,
  settleJob,
  type JobKind,
} from '../../server/jobs/lease.ts';
import { draftJobKind } from '../../server/reviews/draft-job.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { openDesk, queuedWork, seedWork, type Desk } from '../support/desk.ts';

/** The lease that every job stands on, on the real engine. */
let desk: Desk;
let kind: JobKind<Submission>;

beforeAll(async () => {
  desk = await openDesk();
  kind = draftJobKind(desk.services.db);
});
beforeEach(() => submissionModel(desk.services.db).deleteMany({}));
afterAll(() => desk.close());

const now = () => desk.clock.now();
const stored = (_id: string) => submissionModel(desk.services.db).findById(_id).lean();

/** Enqueues as hand-in does: behind as many of every other course as this course has waiting. */
async function enqueue(courseId: string): Promise<string> {
  const rank = await nextRank(kind.model, courseId);
  const work = { ...queuedWork(desk.clock), _id: randomUUID(), courseId, job: waitingJob(now(), rank) };
  return (await seedWork(desk, work))._id;
}

async function claim(): Promise<Submission> {
  const job = await claimJob(kind, now());
  if (!job) throw new Error('nothing to claim');
  return job;
}

test('a small course takes turns with a whole class that came first', async () => {
  for (let i = 0; i < 12; i++) await enqueue('class-of-twelve');
  for (let i = 0; i < 3; i++) await enqueue('class-of-three');
  const order: string[] = [];
  for (let i = 0; i < 6; i++) order.push((await claim()).courseId);
  expect(order.filter((course) => course === 'class-of-three')).toHaveLength(3);
});

test('a claim moves job and document together and is nobody else’s', async () => {
  const id = await enqueue('course-1');
  const [one, other] = await Promise.all([claimJob(kind, now()), claimJob(kind, now())]);
  expect([one, other].filter((job) => job !== null)).toHaveLength(1);
  expect(await stored(id)).toMatchObject({ state: 'reading', job: { status: 'running', attempts: 1 } });
});

test('nothing is claimed before its time', async () => {
  await enqueue('course-1');
  expect(await claimJob(kind, new Date(now().getTime() - 1))).toBeNull();
});

test('who lost the lease can neither prolong, settle, fail nor hand back the job', async () => {
  const id = await enqueue('course-1');
  const zombie = await claim();
  desk.clock.add(kind.leaseMs + 1);
  expect(await reapLeases(kind, now())).toBe(1);
  const owner = await claim();
  expect(await renewLease(kind, zombie, now())).toBe(false);
  expect(await settleJob(kind, zombie, { state: 'with-teacher', noDraft: 'empty' })).toBe(false);
  expect(await failJob(kind, zombie, { error: 'late', retryAt: null })).toBe('lost');
  await handBackJob(kind, zombie);
  expect(await stored(id)).toMatchObject({ state: 'reading', noDraft: null, job: { token: owner.job.token } });
  expect(await renewLease(kind, owner, now())).toBe(true);
});

test('a settled job says so again when its answer was lost on the way, and stays settled once', async () => {
  await enqueue('course-1');
  const job = await claim();
  expect(await settleJob(kind, job, { state: 'with-teacher' })).toBe(true);
  expect(await settleJob(kind, job, { state: 'queued' })).toBe(true);
  expect(await stored(job._id)).toMatchObject({ state: 'with-teacher', job: { status: 'none', error: null } });
});

test('a job whose process dies keeps its place, and runs out of attempts in the end', async () => {
  const id = await enqueue('course-1');
  const runAt = (await stored(id))?.job.runAt;
  for (let death = 1; death <= kind.maxAttempts; death++) {
    expect((await claim()).job.attempts).toBe(death);
    desk.clock.add(kind.leaseMs + 1);
    expect(await reapLeases(kind, now())).toBe(1);
    expect((await stored(id))?.job.runAt).toEqual(runAt);
  }
  const dead = await stored(id);
  expect(dead).toMatchObject({
    state: 'with-teacher',
    noDraft: 'readers-failed',
    job: { status: 'dead', error: 'worker-died' },
  });
  expect(await claimJob(kind, now())).toBeNull();
});

test('a living lease is left alone', async () => {
  await enqueue('course-1');
  await claim();
  expect(await reapLeases(kind, now())).toBe(0);
});

test('a job handed back at a stop has lost no attempt', async () => {
  const id = await enqueue('course-1');
  await handBackJob(kind, await claim());
  expect(await stored(id)).toMatchObject({ state: 'queued', job: { status: 'waiting', attempts: 0, until: null } });
});

test.each([
  { attempts: 1, random: 0, ms: 750 },
  { attempts: 1, random: 1, ms: 1_250 },
  { attempts: 4, random: 0.5, ms: 8_000 },
  { attempts: 30, random: 1, ms: 375_000 },
])(
  'waits double as long each time, up to five minutes, a quarter more or less: $attempts',
  ({ attempts, random, ms }) => {
    expect(backoffMs(attempts, () => random)).toBe(ms);
  },
);
