import { runSweeps } from '../../server/grades/sweep.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { findOrStartAttempt } from '../../server/submissions/submission-repository.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { bigReaders, openStudentDesks, type StudentDesks } from '../support/student-desks.ts';

let desks: StudentDesks;

beforeAll(async () => {
  desks = await openStudentDesks();
});
beforeEach(() => {
  desks.services.readers = bigReaders;
  desks.readWith(undefined);
  desks.woken.length = 0;
});
afterAll(() => desks.close());

test('handing in twice, also at once, is handing in once', async () => {
  const at = await desks.desk({ attemptsAllowed: 3 });
  await at.student.post('/work/text', { text: 'words' });
  const both = await Promise.all([
    at.student.post('/work/submit'),
    at.student.post('/work/submit', { teacherOnly: 'yes' }),
  ]);
  expect(both.map((answer) => answer.status)).toEqual([303, 303]);
  const first = await desks.only(at);
  await at.student.post('/work/submit').expect(303);
  expect(await desks.only(at)).toEqual(first);
});

test('asked for by many tabs at once, the first attempt is one, and every tab gets it', async () => {
  const { assignment } = await desks.desk();
  const whose = (round: number) => ({ assignmentId: assignment._id, personId: `many-${round}`, attempt: 1 });
  for (let round = 0; round < 20; round++) {
    const start = () => findOrStartAttempt(desks.services.db, assignment, { ...whose(round), now: desks.now });
    const given = await Promise.all(Array.from({ length: 20 }, start));
    expect(new Set(given.map(({ _id }) => _id)).size).toBe(1);
  }
});

test('attempts are limited, and a returned one gives one more', async () => {
  const at = await desks.desk({ attemptsAllowed: 1 });
  await at.student.post('/work/text', { text: 'first' });
  await at.student.post('/work/submit');
  expect((await at.student.post('/work/new').expect(409)).text).toContain('no attempt left');
  await desks.set(at, { state: 'returned' });
  await at.student.post('/work/new').expect(303);
  await at.student.post('/work/new').expect(303);
  expect((await desks.stored(at)).map(({ attempt, state }) => [attempt, state])).toEqual([
    [1, 'returned'],
    [2, 'composing'],
  ]);
});

test('a course’s jobs queue behind one another, not before other courses', async () => {
  const at = await desks.desk();
  const ranks: number[] = [];
  const waitingBefore = await submissionModel(desks.services.db).countDocuments({
    courseId: 'course-1',
    'job.status': 'waiting',
  });
  for (const personId of ['s-1', 's-2', 's-3']) {
    const student = await desks.open(at.linkId, personId);
    await student.post('/work/text', { text: 'words' });
    await student.post('/work/submit');
    ranks.push((await desks.stored(at, personId))[0]?.job.rank ?? -1);
  }
  expect(ranks).toEqual([0, 1, 2].map((n) => waitingBefore + n));
});

test.each<[Submission['state'], Submission['state']]>([
  ['queued', 'superseded'],
  ['reading', 'superseded'],
  ['with-teacher', 'superseded'],
  ['approved', 'approved'],
  ['released', 'released'],
])('handing in again leaves an earlier attempt that was %s as %s', async (before, after) => {
  const at = await desks.desk({ attemptsAllowed: 2 });
  await at.student.post('/work/text', { text: 'first' });
  await at.student.post('/work/submit');
  await desks.set(at, { state: before });
  await at.student.post('/work/new').expect(303);
  await at.student.post('/work/text', { text: 'second' });
  expect((await desks.stored(at))[0]?.state).toBe(before);
  await at.student.post('/work/submit');
  expect((await desks.stored(at)).map(({ state }) => state)).toEqual([after, 'queued']);
});

test('a hand-in cut off before the earlier attempt made room is finished by the next sweep', async () => {
  const at = await desks.desk({ attemptsAllowed: 2 });
  await at.student.post('/work/text', { text: 'first' });
  await at.student.post('/work/submit');
  await at.student.post('/work/new').expect(303);
  await at.student.post('/work/text', { text: 'second' });
  await at.student.post('/work/submit');
  expect((await desks.stored(at))[1]?.roomOwed).toBe(false);
  const submissions = submissionModel(desks.services.db);
  const [first, second] = await desks.stored(at);
  // As it stands after a crash between the two writes: handed in, and the first attempt still with the teacher.
  await submissions.updateOne({ _id: first?._id ?? '' }, { $set: { state: 'with-teacher' } });
  await submissions.updateOne({ _id: second?._id ?? '' }, { $set: { roomOwed: true } });
  await runSweeps(desks.services);
  await runSweeps(desks.services);
  expect((await desks.stored(at)).map(({ state, roomOwed }) => [state, roomOwed])).toEqual([
    ['superseded', false],
    ['queued', false],
  ]);
});
