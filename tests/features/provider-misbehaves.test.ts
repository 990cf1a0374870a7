import { draftModel } from '../../server/reviews/draft-model.ts';
import type { StoredDraft } from '../../server/reviews/stored-draft.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { queuedWork, seedWork } from '../support/desk.ts';
import { WORK } from '../support/desk-sample.ts';
import { goodAnswer, misbehaviours } from '../support/misbehaviours.ts';
import { openRunningDesk, type RunningDesk } from '../support/running-desk.ts';
import { untilAtRest } from '../support/until-at-rest.ts';

// One site for all cases: what one case leaves behind (a pause, a strike) must not harm the next.
let desk: RunningDesk;
beforeAll(async () => {
  desk = await openRunningDesk({ timeoutMs: 400 });
});
afterAll(() => desk.close());

const handIn = () => seedWork(desk, queuedWork(desk.clock));
const draftOf = async ({ draftId }: { draftId: string | null }) =>
  draftModel(desk.services.db).findById(draftId).lean<StoredDraft>();

test('there are at least thirty ways', () => {
  expect(new Set(misbehaviours.map(({ name }) => name)).size).toBeGreaterThanOrEqual(30);
});

test.each(misbehaviours)('$name: $becomes', async ({ answer, becomes }) => {
  let calls = 0;
  desk.server.answerWith((call) => answer(call, calls++));
  const { _id } = await handIn();
  const bad = await untilAtRest(desk, desk.services, _id);
  const draft = await draftOf(bad);
  expect(bad).toMatchObject({ work: { text: WORK }, release: null, decisions: [] });
  if (becomes === 'given-up')
    expect(bad).toMatchObject({ draftId: null, noDraft: 'readers-failed', review: null, job: { status: 'dead' } });
  else expect(bad).toMatchObject({ noDraft: null, draftId: draft?._id, job: { status: 'none' } });
  if (becomes === 'not-ready') {
    expect(draft?.assessment.route).not.toBe('ready');
    expect(draft?.assessment.findings).not.toHaveLength(0);
  }
  // The queue is not stuck: as soon as the model behaves, the next work gets its draft.
  desk.server.answerWith(goodAnswer);
  const next = await untilAtRest(desk, desk.services, (await handIn())._id);
  expect(next).toMatchObject({ noDraft: null, draftId: expect.any(String) as string });
});

test('after all of it nothing has reached a student or a gradebook, and every work is whole', async () => {
  const all = await submissionModel(desk.services.db).find().lean();
  expect(all).toHaveLength(2 * misbehaviours.length);
  expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['with-teacher']));
  expect(all.every((one) => one.work.text === WORK && one.release === null)).toBe(true);
  expect(desk.gateway.scores).toHaveLength(0);
});
