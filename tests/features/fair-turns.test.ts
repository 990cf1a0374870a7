import { setTimeout as sleep } from 'node:timers/promises';
import { noJob, waitingJob } from '../../server/jobs/job.ts';
import { nextRank } from '../../server/jobs/lease.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { answerWhen } from '../support/answer-when.ts';
import { queuedWork, reviewForm, seedAssignment, seedWork, TENANCY } from '../support/desk.ts';
import { openRunningDesk, type RunningDesk } from '../support/running-desk.ts';

/** A class of two hundred has handed in; then come a class of three, and a teacher who asks for another draft. */
let desk: RunningDesk;
beforeAll(async () => {
  // The door stays shut while two classes hand in: on a busy machine longer than the ten seconds of other tests.
  desk = await openRunningDesk({ timeoutMs: 120_000 });
});
afterAll(() => desk.close());

const works = () => submissionModel(desk.services.db);
const readOf = (courseId: string) => works().countDocuments({ courseId, draftId: { $ne: null }, 'job.status': 'none' });

/** Handed in one after the other: each takes its place behind those of its course that wait. */
async function handIn(count: number, assignment = desk.assignment): Promise<void> {
  const rank = await nextRank(works(), assignment.courseId);
  const first = await seedWork({ ...desk, assignment }, { ...queuedWork(desk.clock), job: noJob(desk.clock.now()) });
  await works().deleteOne({ _id: first._id });
  await works().insertMany(
    Array.from({ length: count }, (_, index) => ({
      ...{ ...first, _id: `${first._id}-${index}`, attempt: first.attempt + index },
      job: waitingJob(desk.clock.now(), rank + index),
    })),
  );
}

test('three works of a small class are read while a class of two hundred waits, and a redraft comes before both', async () => {
  await seedWork(desk, { _id: 'drafted', personId: 'student-2' });
  const small = await seedAssignment(desk.services, { _id: 'small', courseId: 'course-2', linkId: 'link-2' });
  const { promise: open, resolve: openDoor } = Promise.withResolvers<undefined>();
  desk.server.answerWith(() => answerWhen(open));
  await handIn(200);
  await handIn(3, small);
  await desk.post(desk.teacher, '/review/drafted/redraft', reviewForm()).expect(303);
  openDoor(undefined);
  while ((await works().findById('drafted').lean())?.job.status !== 'none') await sleep(5);
  const readBefore = { large: (await readOf(TENANCY.courseId)) - 1, small: await readOf(small.courseId) };
  while ((await readOf(small.courseId)) < 3) await sleep(5);
  const readBesides = (await readOf(TENANCY.courseId)) - 1;
  // Four works at once: those under way when the door opened, and what ends beside the last one.
  expect(readBefore.large + readBefore.small).toBeLessThanOrEqual(8);
  expect(readBesides).toBeLessThanOrEqual(16);
});
