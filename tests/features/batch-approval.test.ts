import { createHmac } from 'node:crypto';
import { releaseAllDue } from '../../server/grades/release-repository.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { idIn, openBatchDesk, toRead, type BatchDesk } from '../support/batch-desk.ts';
import { reviewForm, seedWork } from '../support/desk.ts';

let desk: BatchDesk;
beforeAll(async () => {
  desk = await openBatchDesk();
});
afterAll(() => desk.close());
beforeEach(() => desk.reset());

test('the page says in one sentence what it takes, and offers reading all where that is more than half', async () => {
  await desk.seedClass(40);
  const { text } = await desk.get(desk.teacher, '/batch').expect(200);
  expect(text).toContain(
    'Read 31 of these 40 at random; then you may be 95 % sure that at most 1 of the 40 would have changed.',
  );
  expect(text).toContain('what you would change, not about what is right');
  expect(text).toMatch(/value="0.95\/1" disabled/);
  expect(text).toMatch(/value="0.95\/4" checked/);
  expect(text).toContain('C(N − D, n) / C(N, n)');
  const refused = await desk.post(desk.teacher, '/batch', { choice: '0.95/1' }).expect(422);
  expect(refused.text).toContain('read them all in the queue instead');
  expect(refused.text).toMatch(/queue\?state(=|&#x3D;)with-teacher/);
  await desk.post(desk.teacher, '/batch', { choice: '0.5/39' }).expect(400);
});

test('the draw is stored before anything is read, and can be drawn again from its seed', async () => {
  await desk.seedClass(40);
  const { seed, items, opened, by } = await desk.start();
  const key = (id: string) => createHmac('sha256', seed).update(id).digest('hex');
  const ids = items.map(({ submissionId }) => submissionId);
  expect(ids).toEqual([...ids].sort((a, b) => (key(a) < key(b) ? -1 : 1)));
  expect({ opened, by, count: ids.length }).toEqual({ opened: [], by: 'teacher-1', count: 40 });
  expect(seed).toMatch(/^[0-9a-f]{32}$/);
});

test('sample read without a change: the rest is approved, each says read or not read, to the student too', async () => {
  await desk.seedClass(40);
  const batch = await desk.start();
  const sample = toRead(await desk.page(batch._id));
  expect(sample).toHaveLength(18);
  await desk.post(desk.teacher, `/batch/${batch._id}/approve`).expect(409);
  expect(await desk.states()).toEqual({ 'with-teacher': 40 });
  for (const id of sample) await desk.read(id, { 'text.p1': 'Worded otherwise.' });
  const ready = await desk.page(batch._id);
  expect(ready).toContain('Approve the 22 you did not read');
  await desk.post(desk.teacher, `/batch/${batch._id}/approve`).expect(303);
  await desk.post(desk.teacher, `/batch/${batch._id}/approve`).expect(303);
  expect(await desk.states()).toEqual({ approved: 40 });
  const done = await desk.page(batch._id);
  expect(done).toContain('Approved in a batch: 18 of 40 were read.');
  expect(done).toContain('Read 18 of these 40 at random');
  expect(done.match(/data-read="read"/g)).toHaveLength(18);
  expect(done.match(/data-read="unread"/g)).toHaveLength(22);
  const all = await submissionModel(desk.services.db).find().lean();
  for (const { _id, release, decisions } of all) {
    const own = sample.includes(_id);
    expect(release).toMatchObject({
      marks: 3,
      approvedBy: 'teacher-1',
      batch: { id: batch._id, read: 18, size: 40, own },
    });
    expect(decisions.map(({ batchId }) => batchId)).toEqual([own ? undefined : batch._id]);
  }
  desk.clock.add(61_000);
  await releaseAllDue(desk.services.db, desk.clock.now());
  const student = await desk.student();
  const unread = all.find(({ _id }) => !sample.includes(_id));
  const feedback = await desk.get(student, `/feedback?attempt=${unread?.attempt ?? 0}`).expect(200);
  expect(feedback.text).toContain('Approved in a batch; your teacher read 18 of 40, and yours was not one of them.');
  const seen = all.find(({ _id }) => sample.includes(_id));
  const other = await desk.get(student, `/feedback?attempt=${seen?.attempt ?? 0}`).expect(200);
  expect(other.text).toContain('and yours was one of them.');
});

test('a change that counts ends the batch for good; a new one leaves the pattern out and asks for more', async () => {
  await desk.seedClass(60);
  const other = [
    { criterionId: 'cause', kind: 'level' as const, levelId: 'l1' },
    { criterionId: 'example', kind: 'level' as const, levelId: 'l1' },
  ];
  for (let n = 0; n < 60; n++)
    await seedWork(desk, {
      ...{ _id: `v${100 + n}`, attempt: 300 + n },
      draft: { draft: { criteria: other, points: [], summary: '', marks: 2 } },
    });
  const batch = await desk.start('0.95/6');
  const sample = toRead(await desk.page(batch._id));
  const changed = sample.find((id) => id.startsWith('w')) ?? '';
  await desk.read(changed, { 'level.cause': 'l0' });
  await desk.post(desk.teacher, `/review/${changed}/undo`).expect(303);
  const ended = await desk.page(batch._id);
  expect(ended).toContain('this batch has ended');
  expect(ended).toMatch(/another level<\/p>/);
  await desk.post(desk.teacher, `/batch/${batch._id}/approve`).expect(409);
  await desk.post(desk.other, `/batch/${batch._id}/again`).expect(403);
  const answer = await desk.post(desk.teacher, `/batch/${batch._id}/again`).expect(303);
  const second = await desk.stored(idIn(answer));
  expect(second).toMatchObject({ look: 2, leftOut: [{ criterionId: 'cause', levelId: 'l2' }] });
  expect(second.items.every(({ submissionId }) => submissionId.startsWith('v'))).toBe(true);
  expect(second.seed).not.toBe(batch.seed);
  const html = await desk.page(second._id);
  expect(html).toContain('97.5 % sure');
  expect(toRead(html)).toHaveLength(24); // 20 for a first look at 60
  expect(await desk.states()).toEqual({ 'with-teacher': 120 });
});

test.each([
  ['a point taken away', { 'remove.p1': 'on' }],
  ['a point put in', { 'new-text.cause': 'One more thing.', 'new-kind.cause': 'next-step' }],
])('%s ends it too', async (_name, changes) => {
  await desk.seedClass(40);
  const batch = await desk.start();
  const [first = ''] = toRead(await desk.page(batch._id));
  await desk.read(first, changes);
  const { release } = (await submissionModel(desk.services.db).findById(first).lean()) ?? {};
  expect(release?.final.points.length).not.toBe(2);
  await desk.page(batch._id);
  expect(await desk.stored(batch._id)).toMatchObject({ state: 'ended', change: { submissionId: first } });
});

test('returning a work ends it, and no pattern can be named', async () => {
  await desk.seedClass(40);
  const batch = await desk.start();
  const [first = ''] = toRead(await desk.page(batch._id));
  await desk.get(desk.teacher, `/review/${first}`);
  await desk.post(desk.teacher, `/review/${first}/return`, { note: 'Again, please.' }).expect(303);
  expect(await desk.page(batch._id)).toContain('read the rest one by one');
  await desk.post(desk.teacher, `/batch/${batch._id}/again`).expect(409);
});

test('what is not opened is not read, and nobody reads for somebody else', async () => {
  await desk.seedClass(40);
  const batch = await desk.start();
  const [first = '', second = ''] = toRead(await desk.page(batch._id));
  await desk.post(desk.teacher, `/review/${first}/approve`, reviewForm()).expect(303); // blind, by a script
  await desk.read(second, {}, desk.other);
  const html = await desk.page(batch._id);
  expect(html.match(/data-read="read"/g)).toBeNull();
  expect(html.match(/data-read="gone"/g)).toHaveLength(2);
  expect(toRead(html)).toHaveLength(17); // 38 are left in the lot
  expect(await desk.page(batch._id, desk.other)).toContain('another teacher&#x27;s batch');
  await desk.readAll(await desk.stored(batch._id));
  await desk.post(desk.other, `/batch/${batch._id}/approve`).expect(403);
  await desk.post(desk.other, `/batch/${batch._id}/end`).expect(403);
  await desk.post(await desk.student(), `/batch/${batch._id}/approve`).expect(403);
  expect((await desk.states())['with-teacher']).toBe(21);
});
