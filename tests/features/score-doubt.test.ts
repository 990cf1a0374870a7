import { deliverScore } from '../../server/grades/deliver-score.ts';
import { gradebookCellModel } from '../../server/grades/gradebook-cell-model.ts';
import { runSweeps } from '../../server/grades/sweep.ts';
import { calm, deliveriesOf } from '../support/deliveries.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { scriptedGateway, type ScriptedGateway } from '../support/scripted-gateway.ts';

let desk: Desk;
let lms: ScriptedGateway;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(async () => {
  await desk.reset();
  lms = scriptedGateway();
  desk.services.lti = lms;
});
afterAll(() => desk.close());

const { claim, cells, release, deliver } = deliveriesOf(() => desk);

/** What a process leaves behind that dies between sending a score and noting it. */
async function dieAfterSending(): Promise<void> {
  const cell = await claim();
  if (!cell) throw new Error('a score should be due');
  const sendScore: typeof lms.sendScore = async (...score) => {
    await lms.sendScore(...score);
    throw new Error('the process died here');
  };
  await expect(deliverScore({ ...desk.services, lti: { ...lms, sendScore } }, cell, calm)).rejects.toThrow('died');
  desk.clock.add(61_000);
  await runSweeps(desk.services);
}

test('after a crash between sending and noting, the gradebook shows that it arrived, and nothing is sent again', async () => {
  await release();
  await dieAfterSending();
  expect(await deliver()).toBe('done');
  expect(lms.scores).toHaveLength(1);
  expect(await cells()).toMatchObject([{ sent: { scoreGiven: 3, confirmed: 'read-back' }, trouble: null }]);
});

test('where the gradebook cannot be read, the same value goes out with a later second', async () => {
  lms.readResult = () => Promise.resolve({ kind: 'not-allowed' });
  await release();
  await dieAfterSending();
  expect(await deliver()).toBe('done');
  const [first, second] = lms.scores;
  expect(second?.scoreGiven).toBe(first?.scoreGiven);
  expect(second?.timestamp.getTime()).toBeGreaterThanOrEqual((first?.timestamp.getTime() ?? 0) + 1000);
});

describe('where comments are added to each other', () => {
  beforeEach(() => void (lms.comments = 'added'));
  const lost = { kind: 'retry', reason: 'lti-unreachable', afterMs: null, mayHaveArrived: true } as const;
  const comments = () => lms.scores.map(({ withComment }) => withComment);

  test('after a lost answer the comment is left out, and the teacher is told, and may send it', async () => {
    const _id = await release();
    lms.next(lost);
    await deliver();
    lms.show({ kind: 'read', resultScore: null, resultMaximum: 1, comment: null });
    desk.clock.add(5000);
    lms.readResult = () => Promise.resolve({ kind: 'not-allowed' });
    expect(await deliver()).toBe('done');
    expect(comments()).toEqual([true, false]);
    expect(await cells()).toMatchObject([{ sent: { scoreGiven: 3 }, trouble: 'comment-unsure' }]);
    const page = await desk.get(desk.teacher, `/review/${_id}`);
    expect(page.text).toContain('the comment may be missing there');
    expect(page.text).toContain('Send the comment');
    expect((await desk.get(desk.teacher, '/queue')).text).toContain('The comment may be missing: send it.');
    desk.clock.add(1000);
    await desk.post(desk.teacher, `/gradebook/${_id}/send-comment`).expect(303);
    expect(await deliver()).toBe('done');
    expect(comments()).toEqual([true, false, true]);
    expect(await cells()).toMatchObject([{ trouble: null, commentNote: { is: 'stands' } }]);
  });

  test('a failure that certainly came before the work takes the comment along again', async () => {
    await release();
    lms.next({ ...lost, mayHaveArrived: false }, { kind: 'later' });
    await deliver();
    desk.clock.add(5000);
    await deliver();
    desk.clock.add(5000);
    await deliver();
    expect(comments()).toEqual([true, true, true]);
    expect(await cells()).toMatchObject([{ trouble: null }]);
  });

  test('a lost answer of a score that the gradebook shows whole is no doubt at all', async () => {
    await release();
    lms.next({ kind: 'sent' });
    await dieAfterSending();
    expect(await deliver()).toBe('done');
    expect(comments()).toEqual([true]);
    expect(await cells()).toMatchObject([{ trouble: null, commentNote: { is: 'stands' } }]);
  });

  test('the marks sent again on request do not bring the comment along twice', async () => {
    const _id = await release();
    await deliver();
    desk.clock.add(1000);
    await desk.post(desk.teacher, `/gradebook/${_id}/send-again`).expect(303);
    await deliver();
    expect(comments()).toEqual([true, false]);
  });

  test('the next release brings its own', async () => {
    await release();
    lms.next(lost);
    await deliver();
    await release({}, { 'level.cause': 'l1' });
    await deliver();
    expect(comments()).toEqual([true, true]);
  });
});

test('a mark somebody typed is left alone before anything is sent, and replaced only when the teacher says so', async () => {
  const _id = await release();
  lms.show({ kind: 'read', resultScore: 20, resultMaximum: 20, comment: null });
  await deliver();
  expect(lms.scores).toEqual([]);
  expect((await desk.get(desk.teacher, `/review/${_id}`)).text).toContain('somebody changed them there');
  await desk.post(desk.teacher, `/gradebook/${_id}/send-again`).expect(303);
  lms.readResult = () => Promise.resolve({ kind: 'not-allowed' });
  desk.clock.add(1000);
  await deliver();
  expect(lms.scores).toHaveLength(1);
});

test('a column that answers with errors for hours is said to be locked perhaps', async () => {
  const _id = await release();
  lms.next({ kind: 'retry', reason: 'platform-500', afterMs: null, mayHaveArrived: true });
  await deliver();
  expect((await desk.get(desk.teacher, `/review/${_id}`)).text).toContain('a locked gradebook column');
  await gradebookCellModel(desk.services.db).updateOne({}, { $set: { 'job.attempts': 39 } });
  desk.clock.add(5000);
  lms.next({ kind: 'retry', reason: 'platform-500', afterMs: null, mayHaveArrived: true });
  await deliver();
  expect((await desk.get(desk.teacher, '/queue')).text).toContain('The gradebook column may be locked.');
});
