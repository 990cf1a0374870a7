import { claimJob, reapLeases } from '../../server/jobs/lease.ts';
import { paidAnswerModel } from '../../server/llm/paid-answer-model.ts';
import { modelCallModel } from '../../server/llm/model-call-model.ts';
import { createReaders } from '../../server/llm/create-readers.ts';
import { draftJobKind } from '../../server/reviews/draft-job.ts';
import { prepareReview } from '../../server/reviews/prepare-review.ts';
import { createFileStore } from '../../server/submissions/file-store-gridfs.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import { sweepExpired } from '../../server/sweep-expired.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { openDesk, queuedWork, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import { goodAnswer } from '../support/misbehaviours.ts';
import { startModelServer, type Answer, type ModelServer } from '../support/model-server.ts';
import type { ModelCall } from '../support/model-wire.ts';
import { scriptedGateway } from '../support/scripted-gateway.ts';

let desk: Desk;
let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
  const models = { generatorModel: 'reader-one', validatorModel: 'reader-two' };
  const limits = { timeoutMs: 10_000, maxOutputTokens: 4_000, tokensPerMinute: null };
  const readers = createReaders(
    { kind: 'openai', apiKey: 'k', baseUrl: server.url, apiVersion: null, ...models, ...limits },
    4,
  );
  desk = await openDesk({ readers, lti: scriptedGateway() });
});
afterAll(async () => {
  await desk.close();
  await server.stop();
});
beforeEach(() => desk.reset());

const calm = new AbortController().signal;
const TEXT = 'Sam Student says that leaves fall because of abscission, and I saw it in my garden.';
const handIn = () =>
  seedWork(desk, {
    ...queuedWork(desk.clock),
    work: { kind: 'text', text: TEXT, typed: TEXT, file: null, extraction: { status: 'none' } },
  });
const stored = async ({ _id }: Submission) => (await findSubmission(desk.services.db, TENANCY, _id)) as Submission;

async function claim(): Promise<Submission> {
  const job = await claimJob(draftJobKind(desk.services.db), desk.clock.now());
  if (!job) throw new Error('a draft job should be waiting');
  return job;
}

/** Reads with these answers until it ends or fails; returns the tasks that were sent. */
async function read(answer: (call: ModelCall) => Answer, signal = calm): Promise<string[]> {
  server.answerWith(answer);
  const before = server.journal.length;
  await prepareReview(desk.services, await claim(), signal).catch(() => undefined);
  return server.journal.slice(before).map(({ task }) => String(task));
}

/** As a process that was killed leaves it: the lease runs out. */
async function lease(): Promise<void> {
  desk.clock.add(61_000);
  await reapLeases(draftJobKind(desk.services.db), desk.clock.now());
}

test('what was paid before a worker died is not paid again, holds no name, and is forgotten with the draft', async () => {
  const work = await handIn();
  const killed = new AbortController();
  const diesAtValidation = (call: ModelCall): Answer => {
    if (call.task !== 'validation') return goodAnswer(call);
    killed.abort(new Error('killed'));
    return { fault: { kind: 'hang' } };
  };
  expect(await read(diesAtValidation, killed.signal)).toEqual(['draft', 'validation']);
  const kept = await paidAnswerModel(desk.services.db).find({ submissionId: work._id }).lean();
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain('abscission'); // sealed: it says words of the work
  await lease();
  expect(await read(goodAnswer)).toEqual(['validation']);
  expect(await stored(work)).toMatchObject({ state: 'with-teacher', noDraft: null });
  const paid = await modelCallModel(desk.services.db).find({ submissionId: work._id, error: null }).lean();
  expect(paid.map(({ task }) => task).toSorted()).toEqual(['draft', 'validation']);
  expect(await paidAnswerModel(desk.services.db).countDocuments({ submissionId: work._id })).toBe(0);
});

test('an answer that was repaired is repaired once: both answers are taken from what was paid', async () => {
  await handIn();
  let drafts = 0;
  const garbledOnce = (call: ModelCall): Answer =>
    call.task === 'draft' && drafts++ === 0 ? { text: 'no JSON' } : goodAnswer(call);
  const down = (call: ModelCall): Answer =>
    call.task === 'validation' ? { fault: { kind: 'status', status: 503 } } : garbledOnce(call);
  expect(await read(down)).toEqual(['draft', 'draft', 'validation']);
  await lease();
  expect(await read(goodAnswer)).toEqual(['validation']);
});

test('a second opinion is asked for, never a copy of the first', async () => {
  await handIn();
  const doubtful = (call: ModelCall): Answer =>
    call.task === 'validation'
      ? {
          value: {
            findings: [
              {
                ...{ type: 'wrong-level', criterionId: 'cause', pointId: null, proposal: null },
                ...{ evidence: 'because of abscission', message: 'The words meet l1.' },
              },
            ],
          },
        }
      : goodAnswer(call);
  const asked = await read(doubtful);
  expect(asked.filter((task) => task === 'choice').length).toBeGreaterThan(1);
});

test('a teacher who asks once more gets another answer, not the unusable one that was paid for', async () => {
  const work = await handIn();
  expect(await read(() => ({ text: 'no JSON' }))).toEqual(['draft', 'draft']);
  expect(await stored(work)).toMatchObject({ state: 'with-teacher', noDraft: 'readers-failed' });
  await desk.post(desk.teacher, `/review/${work._id}/retry`, { version: '0' }).expect(303);
  expect(await read(goodAnswer)).toEqual(['draft', 'validation']);
  expect(await stored(work)).toMatchObject({ state: 'with-teacher', noDraft: null });
});

test('answers that no draft came of are kept over a month, then deleted', async () => {
  const work = await handIn();
  await read((call) => (call.task === 'validation' ? { fault: { kind: 'status', status: 503 } } : goodAnswer(call)));
  const left = () => paidAnswerModel(desk.services.db).countDocuments({ submissionId: work._id });
  const sweep = () => sweepExpired({ ...desk.services, files: createFileStore(desk.services.db) });
  desk.clock.add(32 * 24 * 3_600_000);
  await sweep();
  expect(await left()).toBe(1);
  desk.clock.add(9 * 24 * 3_600_000);
  await sweep();
  expect(await left()).toBe(0);
});
