import type { GradebookCell } from '../../server/grades/gradebook-cell.ts';
import { waitingJob } from '../../server/jobs/job.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { openDesk, queuedWork, reviewForm, seedWork, TENANCY, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ readers: reader() });
  const { clock } = desk;
  await seedWork(desk, { _id: 'clean' });
  await seedWork(desk, { _id: 'waiting', ...queuedWork(clock) });
  await seedWork(desk, { _id: 'unread', draftId: null, noDraft: 'unreadable', personId: 'student-2' });
  await seedWork(desk, {
    _id: 'look',
    draft: { route: 'look-here', routeReasons: [{ code: 'absent-evidence', criterionId: 'example' }] },
  });
  await seedWork(desk, { _id: 'secret', state: 'composing', draftId: null });
});
afterAll(() => desk.close());

/** A reader that is set up and never asked. */
function reader() {
  const model = {
    name: 'reader',
    host: null,
    demonstration: false,
    complete: () => Promise.reject(new Error('not asked')),
  };
  return { generator: model, validator: model };
}

const rows = (html: string) => [...html.matchAll(/\/review\/([a-z]+)/g)].map((match) => match[1]);

test('handed-in work, the most urgent first, with why it stands there', async () => {
  const { text } = await desk.get(desk.teacher, '/queue').expect(200);
  expect(rows(text)).toEqual(['unread', 'look', 'clean', 'waiting']);
  expect(text).toContain('3 pieces of work need you');
  expect(text).toContain('The file cannot be read.');
  expect(text).toContain('A point says that something is absent (The example).');
  expect(text).toContain('3 hours');
  expect(text).not.toContain('reviews:');
});

test.each([
  ['?state=being-read', ['waiting']],
  ['?state=with-teacher&route=look-here', ['look']],
  ['?route=none', ['unread', 'waiting']],
  ['?findings=some', []],
  ['?state=nonsense&route[]=x', ['unread', 'look', 'clean', 'waiting']],
])('filters stand in the URL: %s', async (query, expected) => {
  const { text } = await desk.get(desk.teacher, `/queue${query}`).expect(200);
  expect(rows(text)).toEqual(expected);
});

test('next and previous follow the queue and its filter', async () => {
  const { text } = await desk.get(desk.teacher, '/review/look').expect(200);
  expect(text).toMatch(/review\/unread" rel="prev"/);
  expect(text).toMatch(/review\/clean" rel="next"/);
  const filtered = await desk.get(desk.teacher, '/review/look?route=look-here').expect(200);
  expect(filtered.text).not.toContain('rel="next"');
  expect(filtered.text).toMatch(/\/queue\?route(=|&#x3D;)look-here"/);
});

test('work still being written is nobody else’s', async () => {
  await desk.get(desk.teacher, '/review/secret').expect(404);
});

test('after failed readers: the reason in words, and asking again puts it back with what was written', async () => {
  const job = {
    status: 'dead' as const,
    runAt: desk.clock.now(),
    priority: 0,
    rank: 0,
    attempts: 6,
    token: null,
    until: null,
    error: 'model-rejected',
  };
  await seedWork(desk, { _id: 'failed', draftId: null, noDraft: 'readers-failed', job });
  const page = await desk.get(desk.teacher, '/review/failed').expect(200);
  expect(page.text).toContain('refused our settings or key');
  await desk.post(desk.teacher, '/review/failed/scratch').expect(303);
  await desk.post(desk.teacher, '/review/failed', { version: '1', summary: 'Mine already.' }).expect(303);
  await desk.post(desk.teacher, '/review/failed/retry').expect(303);
  const after = await desk.get(desk.teacher, '/review/failed').expect(200);
  expect(after.text).toContain('waiting for the readers');
  expect(after.text).toContain('Mine already.');
  await desk.post(desk.other, '/review/failed/retry').expect(409);
  await desk.post(desk.teacher, '/review/failed/approve', reviewForm({ version: '2' })).expect(409);
});

test('a draft job that was given up is over once the teacher has decided', async () => {
  const dead = { ...waitingJob(desk.clock.now(), 0), status: 'dead' as const, attempts: 6, error: 'model-unavailable' };
  const given = { draftId: null, noDraft: 'readers-failed' as const, job: dead };
  await seedWork(desk, { _id: 'approved', ...given });
  await seedWork(desk, { _id: 'returned', ...given });
  const deadJobs = () => submissionModel(desk.services.db).countDocuments({ 'job.status': 'dead' });
  expect(await deadJobs()).toBe(2);
  await desk.post(desk.teacher, '/review/approved/scratch').expect(303);
  await desk.post(desk.teacher, '/review/approved/approve', reviewForm({ version: '1' })).expect(303);
  await desk.post(desk.teacher, '/review/returned/return', { note: 'Once more, please.' }).expect(303);
  expect(await deadJobs()).toBe(0);
});

test('what was odd about the file is told to the teacher in words', async () => {
  const file = { fileId: 'f', name: 'a.docx', mediaType: 'x', bytes: 1 };
  const extraction = { status: 'done' as const, notices: ['hidden-left-out', 'hidden-white'] };
  await seedWork(desk, { _id: 'odd', work: { kind: 'file', text: 'words', file, extraction } });
  const { text } = await desk.get(desk.teacher, '/review/odd').expect(200);
  expect(text).toContain('words formatted as hidden');
  expect(text).not.toMatch(/reviews:|>hidden-/);
});

test('work for the teacher only is never sent to the readers', async () => {
  await seedWork(desk, { _id: 'mine', draftId: null, noDraft: 'teacher-only', teacherOnly: true });
  await desk.post(desk.teacher, '/review/mine/retry').expect(303);
  const page = await desk.get(desk.teacher, '/review/mine?done=not-possible');
  expect(page.text).toContain('with you');
  expect(page.text).toContain('cannot be asked again');
});

test('while a score is being retried, its row says so', async () => {
  await seedWork(desk, { _id: 'slow', state: 'released' });
  const job = { ...waitingJob(desk.clock.now(), 0), attempts: 2, error: 'lms-away' };
  const wanted = { submissionId: 'slow', release: 1, scoreGiven: 1, scoreMaximum: 4, comment: '', submittedAt: null };
  const { platformId, courseId } = TENANCY;
  const cell = { platformId, courseId, assignmentId: desk.assignment._id, personId: 'student-1', sub: 'sub-student-1' };
  await desk.services.db.collection<GradebookCell>('gradebookCells').insertOne({
    _id: 'assignment-1/student-1',
    ...cell,
    lineItemUrl: null,
    wanted,
    sent: null,
    lastTimestamp: null,
    job,
    trouble: null,
  });
  const { text } = await desk.get(desk.teacher, '/queue').expect(200);
  const row = text.split('<tr ').find((one) => one.includes('"slow"'));
  expect(row).toContain('The gradebook did not take the marks yet; we keep trying.');
});

test('after a decision the next work is the first that needs a person, not the first that waits for nobody', async () => {
  const { _id } = await seedWork(desk, { _id: 'decided' });
  const answer = await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm()).expect(303);
  const shown = await desk.get(desk.teacher, `/review/${_id}?${String(answer.get('Location')).split('?')[1] ?? ''}`);
  const [first] = rows((await desk.get(desk.teacher, '/queue')).text);
  expect(shown.text).toContain(`review/${first ?? ''}" rel="next"`);
  expect((await desk.get(desk.teacher, `/review/${_id}`)).text).not.toContain(`review/${first ?? ''}" rel="next"`);
});
