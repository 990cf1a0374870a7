import { AppError } from '../errors.ts';
import { answerTeacher } from '../grading/answer-teacher.ts';
import { assess } from '../grading/assess.ts';
import { warmUpChecks } from '../grading/checks/warm-up.ts';
import { promptVersions } from '../grading/prompt-versions.ts';
import type { Work } from '../grading/work.ts';
import { failJob, postponeJob, settleJob, type JobKind } from '../jobs/lease.ts';
import type { Rest } from '../jobs/run-worker.ts';
import { waitForBatch } from '../llm/batch/wait-for-batch.ts';
import { meterReaders } from '../llm/meter-readers.ts';
import { forgetPaidAnswers } from '../llm/paid-answer-repository.ts';
import { rubricKey } from '../rubrics/rubric-version.ts';
import type { Services } from '../services.ts';
import type { Submission } from '../submissions/submission.ts';
import type { NoDraftReason } from '../submissions/work.ts';
import { shareThresholds } from './course-thresholds.ts';
import { draftJobKind, rereadJobKind } from './draft-job.ts';
import { draftKey } from './draft-key.ts';
import { drawFences } from './draw-fences.ts';
import { findDraft, keepDraft } from './draft-repository.ts';
import { forgetErased } from './forget-erased.ts';
import { markUngrouped } from './groups/grouping-repository.ts';
import { isHopeless } from './is-hopeless.ts';
import { putOffByFailure, putOffByTeacher } from './put-off-draft.ts';
import { askedOf, type Asked } from './asked-of-work.ts';
import { blindBatchFor, readSideBySide } from './read-side-by-side.ts';
import { draftOutcome } from './redraft/draft-outcome.ts';
import { finishRedraft } from './redraft/finish-redraft.ts';
import { askedBesides } from './redraft/redraft-base.ts';
import { redactAsked } from './redraft/redact-asked.ts';
import { restoreBesideOthers } from './restore-assessment.ts';
import { asDesk } from './second-release.ts';
import type { StoredDraft } from './stored-draft.ts';
import { tillOf } from '../llm/till-of.ts';
import { isBarred, requireReadable, whyNotRead } from './why-not-read.ts';

/**
 * The `draft` job: has a claimed submission read and puts it on the teacher's desk, with a draft or with the reason
 * why there is none. Runs any number of times with one result: a draft is stored once under the key of its inputs, and
 * only the holder of the lease moves the submission. Work that cannot be tried now (the class or the provider is
 * paused, the budget is reached) is put off, which costs no attempt. Throws what is worth another attempt
 * (`model-unavailable`). Work that is out and read again (`reread`) stays out, and is read as its change has it.
 */
export async function prepareReview(
  services: Services,
  submission: Submission,
  signal: AbortSignal,
  rest: Rest = (wait) => wait(),
): Promise<void> {
  const kind = readingKind(services, submission);
  const reason = await whyNotRead(services, submission);
  if (reason) {
    await endUnread(services, submission, reason);
    return;
  }
  const held = await putOffByTeacher(services, submission);
  if (held) {
    await postponeJob(kind, submission, held);
    return;
  }
  try {
    const draft = await readSideBySide(submission, () =>
      draftFor(services, asDesk(submission).submission, { signal, rest }),
    );
    // Before the draft is there: a crash in between costs a grouping too many, never one too few.
    await markUngrouped(services.db, submission, services.clock.now());
    await settleJob(kind, submission, await draftOutcome(services, submission, draft));
  } catch (error) {
    await endWithoutDraft(services, submission, error);
  } finally {
    await forgetErased(services, submission);
  }
}

/** Straight to the teacher, with the reason; work that is out stays out as it is. */
async function endUnread(services: Services, submission: Submission, reason: NoDraftReason): Promise<void> {
  const isOut = submission.state === 'released';
  const set = isOut ? { redraft: null } : { state: 'with-teacher', noDraft: reason };
  const kind = readingKind(services, submission);
  await settleJob(kind, submission, set);
  services.logger.info({ job: kind.name, id: submission._id, reason }, 'not read: straight to the teacher');
}

function readingKind({ db }: Services, { state }: Submission): JobKind<Submission> {
  return state === 'released' ? rereadJobKind(db) : draftJobKind(db);
}

/** Puts off what was not tried, gives up what is hopeless, and throws the rest on to be tried again. */
async function endWithoutDraft(services: Services, submission: Submission, error: unknown): Promise<void> {
  const kind = readingKind(services, submission);
  const putOff = putOffByFailure(error, services.clock.now());
  // Forbidden on the way: what was asked until then has left and is on record, and nothing more is asked.
  const barred = isBarred(error) ? await whyNotRead(services, submission) : null;
  if (barred) {
    await endUnread(services, submission, barred);
  } else if (putOff) {
    await postponeJob(kind, submission, putOff);
    services.logger.info({ job: kind.name, id: submission._id, reason: putOff.reason }, 'draft put off');
  } else {
    if (!isHopeless(error)) throw error;
    await failJob(kind, submission, { error: error.code, retryAt: null });
    services.logger.warn({ job: kind.name, id: submission._id, error: error.code }, 'draft given up');
  }
}

async function draftFor(services: Services, submission: Submission, turn: Turn): Promise<StoredDraft> {
  const tenancy = { platformId: submission.platformId, courseId: submission.courseId };
  const asked = await askedOf(services, submission);
  const { work } = asked;
  const key = keyOf(services, submission, work);
  const known = await findDraft(services.db, tenancy, key);
  if (known) return known;
  const draft = await keepDraft(services.db, tenancy, await readWork(services, submission, { ...asked, key, ...turn }));
  await forgetPaidAnswers(services.db, tenancy, submission._id);
  return draft;
}

/** What the worker gives a job: when to stop, and how to make room while it waits. */
type Turn = { signal: AbortSignal; rest: Rest };

/** Redact, call, restore, check: in this order (design: Text). */
async function readWork(
  services: Services,
  submission: Submission,
  { work, people, deadline, key, signal, rest }: Asked & Turn & { key: string },
): Promise<StoredDraft> {
  const readers = payingReaders(services, submission, deadline);
  const asked = redactAsked(people, submission, work);
  const fence = drawFences(services.secret, `${key} ${timesAsked(submission)}`);
  const thresholds = await shareThresholds(services, submission, submission.job.runAt);
  const blindBatch = blindBatchFor(services, submission, rest);
  const options = { signal, fence, blindBatch, thresholds };
  warmUpChecks(asked.work);
  const answered = asked.base
    ? await answerTeacher(asked.work, asked.base.draft, asked.base.request, { readers, options })
    : await assess(asked.work, readers, options);
  const assessment = await restoreBesideOthers(answered, work, asked.restore, thresholds);
  return {
    _id: key,
    platformId: submission.platformId,
    courseId: submission.courseId,
    submissionId: submission._id,
    rubricVersionId: submission.rubricVersionId ?? rubricKey(work.rubric),
    assessment: await finishRedraft(services, submission, work.rubric, assessment),
    demonstration: readers.generator.demonstration || readers.validator.demonstration,
    generator: { model: readers.generator.name, host: readers.generator.host },
    validator: { model: readers.validator.name, host: readers.validator.host },
    createdAt: services.clock.now(),
  };
}

/** A teacher who asks for a draft once more wants another answer, not the one that was paid for. */
function timesAsked({ decisions }: Submission): number {
  return 1 + decisions.filter(({ kind }) => kind === 'retry').length;
}

/** The readers, with this course's budget behind them; the first waits for the cheap run where it may. */
function payingReaders(
  services: Services,
  submission: Submission,
  deadline: Date | null,
): NonNullable<Services['readers']> {
  const { _id: submissionId, platformId, courseId, assignmentId } = submission;
  const account = { platformId, courseId, assignmentId, submissionId };
  const till = tillOf(services);
  const { generator, validator } = readersOf(services);
  const mayRead = () => requireReadable(services, submission);
  const patient = deadline ? waitForBatch(generator, deadline, till, account) : generator;
  return meterReaders({ generator: patient, validator }, { till, account, mayRead });
}

function readersOf(services: Services): NonNullable<Services['readers']> {
  if (services.readers === null) throw new AppError('model-rejected', { status: 503 });
  return services.readers;
}

function keyOf(services: Services, submission: Submission, work: Work): string {
  const { generator, validator } = readersOf(services);
  const models = [generator, validator].map((model) => ({ model: model.name, host: model.host }));
  return draftKey({
    submissionId: submission._id,
    text: work.text,
    rubricKey: rubricKey(work.rubric),
    task: work.task,
    notes: work.notes,
    language: work.language,
    solutionsAllowed: work.solutionsAllowed,
    exemplars: work.exemplars ?? [],
    models,
    promptVersions,
    asked: askedBesides(submission),
  });
}
