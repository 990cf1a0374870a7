import { AppError } from '../../server/errors.ts';
import { draftModel } from '../../server/reviews/draft-model.ts';
import { draftJobKind } from '../../server/reviews/draft-job.ts';
import { prepareReview } from '../../server/reviews/prepare-review.ts';
import type { StoredDraft } from '../../server/reviews/stored-draft.ts';
import { claimJob, failJob, handBackJob, reapLeases } from '../../server/jobs/lease.ts';
import { membershipModel } from '../../server/lti/directory-model.ts';
import { createOpenAiModel } from '../../server/llm/openai-model.ts';
import type { Services } from '../../server/services.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { openDesk, queuedWork, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import { startModelServer, type ModelServer } from '../support/model-server.ts';

let desk: Desk;
let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
  desk = await openDesk({ readers: readers() });
});
afterAll(async () => {
  await desk.close();
  await server.stop();
});

function readers(): NonNullable<Services['readers']> {
  const model = (name: string) =>
    createOpenAiModel({ apiKey: 'k', baseUrl: server.url, model: name, timeoutMs: 10_000 });
  return { generator: model('reader-one'), validator: model('reader-two') };
}

const TEXT = 'Sam Student says that leaves fall because of abscission, as “Zoe Student” found.';
const DRAFT = {
  points: [
    {
      criterionId: 'cause',
      quote: 'because of abscission',
      looked: [],
      kind: 'strength',
      text: 'You name the cause, [Student-1].',
    },
    {
      criterionId: 'example',
      quote: '[Student-1] says that leaves fall',
      looked: [],
      kind: 'next-step',
      text: 'Add one example of a tree.',
    },
  ],
  criteria: [
    { criterionId: 'cause', levelId: 'l2', cannotJudge: null },
    { criterionId: 'example', levelId: 'l1', cannotJudge: null },
  ],
  summary: 'You name the cause; add an example next.',
};
const good = (call: { task: string | null }) => ({ value: call.task === 'validation' ? { findings: [] } : DRAFT });
const calm = new AbortController().signal;
const stored = async (id: string) => (await findSubmission(desk.services.db, TENANCY, id)) as Submission;
const drafts = (submissionId: string) => draftModel(desk.services.db).find({ submissionId }).lean<StoredDraft[]>();

async function queued(changes: Partial<Submission> = {}): Promise<Submission> {
  const work = { kind: 'text' as const, text: TEXT, typed: TEXT, file: null, extraction: { status: 'none' as const } };
  return seedWork(desk, { ...queuedWork(desk.clock), work, ...changes });
}

async function claim(): Promise<Submission> {
  const job = await claimJob(draftJobKind(desk.services.db), desk.clock.now());
  if (!job) throw new Error('a draft job should be waiting');
  return job;
}

test('no name leaves, and every quote points at the stored words', async () => {
  server.answerWith(good);
  const { _id } = await queued();
  const sent = server.journal.length;
  const held = await claim();
  expect(held.state).toBe('reading');
  await prepareReview(desk.services, held, calm);
  const calls = JSON.stringify(server.journal.slice(sent));
  expect(calls).toContain('abscission');
  expect(calls).not.toMatch(/Sam Student|Zoe Student/);
  const after = await stored(_id);
  const [draft] = await drafts(_id);
  expect(after).toMatchObject({ state: 'with-teacher', draftId: draft?._id, noDraft: null, job: { status: 'none' } });
  const points = draft?.assessment.draft.points ?? [];
  expect(points[0]?.text).toBe('You name the cause, Sam Student.');
  const quoted = points.map(
    ({ evidence }) => evidence.kind === 'quote' && evidence.span && TEXT.slice(evidence.span.start, evidence.span.end),
  );
  expect(quoted).toEqual(['because of abscission', 'Sam Student says that leaves fall']);
  expect(draft?.assessment.draft.marks).toBe(3);
});

test('words of another student are found for what they are, in the draft as made and as stored', async () => {
  const other = 'Leaves fall in the wind that blows from the sea.';
  const work = {
    kind: 'text' as const,
    text: other,
    typed: other,
    file: null,
    extraction: { status: 'none' as const },
  };
  await seedWork(desk, { personId: 'student-2', work });
  const [first, ...rest] = DRAFT.points;
  const mixedUp = { ...DRAFT, points: [{ ...first, quote: 'the wind that blows from the sea' }, ...rest] };
  // No usable revision: the draft stays, with what was found.
  const answers: Record<string, object> = { draft: mixedUp, validation: { findings: [] }, revision: {} };
  server.answerWith((call) => ({ value: answers[call.task ?? ''] ?? { choices: [], drafts: [] } }));
  const { _id } = await queued();
  await prepareReview(desk.services, await claim(), calm);
  const [draft] = await drafts(_id);
  const found = draft?.assessment.findings.map(({ check, severity }) => [check, severity]);
  expect(found).toContainEqual(['quote-from-other-work', 'blocking']);
  expect(draft?.assessment.rounds[0]?.findings.map(({ check }) => check)).toContain('quote-from-other-work');
});

test('works read together share what is known of the class, but each knows whom it was handed in after', async () => {
  server.answerWith(good);
  const { db } = desk.services;
  const waiting = [await queued(), await queued()];
  desk.clock.add(10);
  await prepareReview(desk.services, await claim(), calm);
  const names = { name: 'Zoe Student', givenName: 'Zoe', familyName: 'Student', email: null };
  const member = { ...TENANCY, ...names, _id: 'm-2', sub: 'sub-student-2', personId: 'student-2', sourcedId: null };
  await membershipModel(db).create({ ...member, role: 'student', roleFrom: 'launch', active: true });
  const told = async (): Promise<boolean> => {
    const before = server.journal.length;
    await prepareReview(desk.services, await claim(), calm);
    return /“Zoe/.test(JSON.stringify(server.journal.slice(before)));
  };
  expect(waiting).toHaveLength(2);
  expect(await told()).toBe(true);
  desk.clock.add(10);
  await queued();
  expect(await told()).toBe(false);
  await membershipModel(db).deleteOne({ _id: 'm-2' });
});

test('run twice: the second run calls no model, stores no draft, and changes nothing', async () => {
  server.answerWith(good);
  const { _id } = await queued();
  const held = await claim();
  await prepareReview(desk.services, held, calm);
  const [before, calls] = [await stored(_id), server.journal.length];
  await prepareReview(desk.services, held, calm);
  expect(server.journal).toHaveLength(calls);
  expect(await drafts(_id)).toHaveLength(1);
  expect(await stored(_id)).toEqual(before);
});

test('a lease that ran out while reading: the late worker stores nothing over the new one', async () => {
  server.answerWith(good);
  const { _id } = await queued();
  const late = await claim();
  desk.clock.add(61_000);
  await reapLeases(draftJobKind(desk.services.db), desk.clock.now());
  expect((await stored(_id)).state).toBe('queued');
  const quick = await claim();
  await prepareReview(desk.services, quick, calm);
  const before = await stored(_id);
  await prepareReview(desk.services, late, calm);
  expect(await stored(_id)).toEqual(before);
  expect(await drafts(_id)).toHaveLength(1);
});

test('handed back at shutdown it waits again as it was', async () => {
  const { _id } = await queued();
  await handBackJob(draftJobKind(desk.services.db), await claim());
  expect(await stored(_id)).toMatchObject({ state: 'queued', job: { status: 'waiting', attempts: 0 } });
  server.answerWith(good);
  await prepareReview(desk.services, await claim(), calm);
});

test('a wrong key is not tried again and again: the teacher sees why at once', async () => {
  server.answerWith(() => ({ fault: { kind: 'status', status: 401 } }));
  const { _id } = await queued();
  await prepareReview(desk.services, await claim(), calm);
  expect(await stored(_id)).toMatchObject({
    state: 'with-teacher',
    noDraft: 'readers-failed',
    draftId: null,
    review: null,
    release: null,
    job: { status: 'dead', attempts: 1, error: 'model-rejected' },
  });
  const page = await desk.get(desk.teacher, `/review/${_id}`);
  expect(page.text).toContain('refused our settings or key');
});

test('a server that is down is tried again; used up, the work lies with the teacher and no marks exist', async () => {
  server.answerWith(() => ({ fault: { kind: 'status', status: 503 } }));
  const { _id } = await queued({ job: { ...(queuedWork(desk.clock).job as Submission['job']), attempts: 5 } });
  const held = await claim();
  const failure = await prepareReview(desk.services, held, calm).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AppError);
  expect((failure as AppError).code).toBe('model-unavailable');
  const kind = draftJobKind(desk.services.db);
  expect(await failJob(kind, held, { error: 'model-unavailable', retryAt: desk.clock.now() })).toBe('dead');
  expect(await stored(_id)).toMatchObject({ state: 'with-teacher', noDraft: 'readers-failed', release: null });
});

test.each<[string, Partial<Submission>, string]>([
  ['the student asked for the teacher only', { teacherOnly: true }, 'teacher-only'],
  [
    'nothing is written',
    { work: { kind: 'text', text: ' \n', typed: '', file: null, extraction: { status: 'none' } } },
    'empty',
  ],
  [
    'there is nothing to read in it',
    { work: { kind: 'text', text: '… 🙂 ?!', typed: '', file: null, extraction: { status: 'none' } } },
    'too-little',
  ],
  [
    'the file could not be read',
    { work: { kind: 'file', text: '', typed: '', file: null, extraction: { status: 'failed', reason: 'encrypted' } } },
    'encrypted',
  ],
])('%s: no model is asked, and the reason stands there', async (_what, changes, reason) => {
  const { _id } = await queued(changes);
  const calls = server.journal.length;
  await prepareReview(desk.services, await claim(), calm);
  expect(server.journal).toHaveLength(calls);
  expect(await stored(_id)).toMatchObject({ state: 'with-teacher', noDraft: reason, draftId: null, release: null });
});

test('without a reader the work goes straight to the teacher', async () => {
  const { _id } = await queued();
  await prepareReview({ ...desk.services, readers: null }, await claim(), calm);
  expect(await stored(_id)).toMatchObject({ state: 'with-teacher', noDraft: 'no-reader' });
});
