import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import { readConfig } from '../../server/config.ts';
import { personModel } from '../../server/lti/directory-model.ts';
import { finishCutShort } from '../../server/reviews/batch/approve-batch.ts';
import { batchModel } from '../../server/reviews/batch/batch-model.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { openBatchDesk, type BatchDesk } from '../support/batch-desk.ts';
import { reviewForm, seedWork } from '../support/desk.ts';
import { TOOL } from '../support/web-services.ts';

let desk: BatchDesk;
beforeAll(async () => {
  desk = await openBatchDesk();
});
afterAll(() => desk.close());
beforeEach(() => desk.reset());

test('two teachers: what one decides while the other approves the batch stays theirs', async () => {
  await desk.seedClass(40);
  const batch = await desk.start();
  await desk.readAll(batch);
  const free = (await desk.page(batch._id)).match(/data-submission="(\w+)" data-read="unread"/)?.[1] ?? '';
  await desk.post(desk.other, `/review/${free}`, reviewForm({ summary: 'Mine.' })).expect(303);
  const [approved, again] = await Promise.all([
    desk.post(desk.teacher, `/batch/${batch._id}/approve`),
    desk.post(desk.teacher, `/batch/${batch._id}/approve`),
  ]);
  expect([approved.status, again.status].sort()[0]).toBe(303);
  expect(await desk.states()).toEqual({ approved: 39, 'with-teacher': 1 });
  const all = await submissionModel(desk.services.db).find({ state: 'approved' }).lean();
  expect(all.every(({ decisions }) => decisions.length === 1)).toBe(true);
  expect(await submissionModel(desk.services.db).findById(free).lean()).toMatchObject({ review: { summary: 'Mine.' } });
});

test('cut short in the middle, it goes on where it stopped, and does nothing twice', async () => {
  await desk.seedClass(40);
  const batch = await desk.start();
  await desk.readAll(batch);
  const claim = { size: 40, read: batch.items.slice(0, 18).map(({ submissionId }) => submissionId) };
  await desk.post(desk.teacher, `/batch/${batch._id}/approve`).expect(303);
  // As a kill leaves it: the act begun, some works approved, the others not.
  const undone = batch.items.slice(25).map(({ submissionId }) => submissionId);
  const before = { state: 'with-teacher', release: null, review: null, decisions: [] };
  await submissionModel(desk.services.db).updateMany({ _id: { $in: undone } }, { $set: before });
  await batchModel(desk.services.db).updateOne({ _id: batch._id }, { $set: { state: 'approving', claim } });
  expect(await desk.states()).toEqual({ approved: 25, 'with-teacher': 15 });
  await finishCutShort(desk.services);
  expect(await desk.states()).toEqual({ approved: 25, 'with-teacher': 15 });
  desk.clock.add(61_000);
  await finishCutShort(desk.services);
  await finishCutShort(desk.services);
  expect(await desk.states()).toEqual({ approved: 40 });
  const all = await submissionModel(desk.services.db).find().lean();
  expect(all.filter(({ decisions }) => decisions.length !== 1)).toEqual([]);
  expect(await desk.stored(batch._id)).toMatchObject({ state: 'approved', omitted: [] });
});

test('undo: one by one, or the whole batch, until it has gone out', async () => {
  await desk.seedClass(40);
  const batch = await desk.start();
  await desk.readAll(batch);
  await desk.post(desk.teacher, `/batch/${batch._id}/approve`).expect(303);
  const unread = batch.items.slice(18).map(({ submissionId }) => submissionId);
  await desk.post(desk.teacher, `/review/${unread[0] ?? ''}/undo`).expect(303);
  expect(await desk.states()).toEqual({ approved: 39, 'with-teacher': 1 });
  await submissionModel(desk.services.db).updateOne({ _id: unread[1] ?? '' }, { $set: { state: 'released' } });
  await desk.post(desk.other, `/batch/${batch._id}/undo`).expect(303);
  expect(await desk.states()).toEqual({ approved: 18, 'with-teacher': 21, released: 1 });
  const back = await submissionModel(desk.services.db)
    .findById(unread[2] ?? '')
    .lean();
  expect(back).toMatchObject({
    review: null,
    release: null,
    decisions: [{ kind: 'approve' }, { kind: 'undo', by: 'teacher-2', batchId: batch._id }],
  });
  await desk.post(desk.teacher, `/batch/${batch._id}/undo`).expect(409);
});

test('drafts in doubt, demonstrations, blind-first, test students and touched works never stand in a batch', async () => {
  await personModel(desk.services.db).updateOne({ _id: 'student-2' }, { testUser: true });
  const finding = {
    id: 'f',
    check: 'x',
    source: 'check' as const,
    severity: 'note' as const,
    criterionId: null,
    pointId: null,
    message: 'm',
    proposal: null,
  };
  await seedWork(desk, { _id: 'fine' });
  await seedWork(desk, { _id: 'absent', draft: { route: 'look-here' } });
  await seedWork(desk, { _id: 'finding', draft: { route: 'look-here', findings: [finding] } });
  await seedWork(desk, { _id: 'doubt', draft: { route: 'yours-first' } });
  await seedWork(desk, { _id: 'blind', blindFirst: true });
  await seedWork(desk, { _id: 'tester', personId: 'student-2' });
  await seedWork(desk, { _id: 'none', draftId: null, noDraft: 'unreadable' });
  await seedWork(desk, { _id: 'approved', state: 'approved' });
  await seedWork(desk, { _id: 'touched' });
  await desk.post(desk.teacher, '/review/touched', reviewForm()).expect(303);
  const { _id } = await seedWork(desk, { _id: 'demo' });
  await submissionModel(desk.services.db).updateOne({ _id }, { $set: { 'digest.demonstration': true } });
  const { text } = await desk.get(desk.teacher, '/batch').expect(200);
  expect(text).toContain('2 works may stand in a batch.');
});

test('it is off unless the site switches it on', async () => {
  const { config } = desk.services;
  expect(readConfig({ PUBLIC_URL: TOOL }).batchApproval).toBe(false);
  desk.services.config = { ...config, batchApproval: false };
  const { text } = await desk.get(desk.teacher, '/batch').expect(409);
  expect(text).toContain('switched off');
  expect((await desk.get(desk.teacher, '/queue')).text).not.toContain('Approve many');
  await desk.post(desk.teacher, '/batch', { choice: '0.95/4' }).expect(409);
  desk.services.config = config;
  expect((await desk.get(desk.teacher, '/queue')).text).toContain('Approve many');
});

test('works that need a second marker stand in no batch; a rule that comes later leaves them out by name', async () => {
  const rule = (secondMarker: object | null) => assignmentModel(desk.services.db).updateOne({}, { secondMarker });
  const all = { whom: 'all', share: 0, blind: false };
  await desk.seedClass(40);
  await rule(all);
  await desk.post(desk.teacher, '/batch', { choice: '0.95/4' });
  expect(await batchModel(desk.services.db).countDocuments()).toBe(0);
  await rule(null);
  const batch = await desk.start();
  await desk.readAll(batch);
  await rule(all);
  await desk.post(desk.teacher, `/batch/${batch._id}/approve`).expect(303);
  const unread = { state: 'with-teacher', release: null, second: null } as const;
  expect(await submissionModel(desk.services.db).countDocuments(unread)).toBeGreaterThan(15);
  expect(await submissionModel(desk.services.db).countDocuments({ 'release.batch.own': false })).toBe(0);
  expect(await desk.page(batch._id)).toContain('Not approved: it needs a second marker.');
});

test('asking a second marker for one that was read for a batch ends the batch, as any doubt does', async () => {
  await desk.seedClass(40);
  const share = { secondMarker: { whom: 'share' as const, share: 0, blind: false } };
  await assignmentModel(desk.services.db).updateOne({}, share);
  const batch = await desk.start();
  await desk.read(batch.items[0]?.submissionId ?? '', { second: 'ask' });
  expect(await desk.page(batch._id)).toContain('asked for a second marker on it</p>');
  expect(await desk.stored(batch._id)).toMatchObject({ state: 'ended' });
});
