import { randomBytes } from 'node:crypto';
import { findAssignment, findRubricVersion } from '../assignments/assignment-repository.ts';
import type { Assignment } from '../assignments/assignment.ts';
import { AppError } from '../errors.ts';
import { assess } from '../grading/assess.ts';
import { draftPrompt, revisionPrompt } from '../grading/generator/prompt.ts';
import { validatorPrompt } from '../grading/validator/prompt.ts';
import type { Work } from '../grading/work.ts';
import { failJob, settleJob } from '../jobs/lease.ts';
import { findPerson, listMemberships } from '../lti/directory-repository.ts';
import { refreshRoster } from '../lti/refresh-roster.ts';
import { rubricKey } from '../rubrics/rubric-version.ts';
import type { Services } from '../services.ts';
import { redactNames, type Redaction } from '../submissions/redact.ts';
import type { NoDraftReason, Submission } from '../submissions/submission.ts';
import { draftJobKind } from './draft-job.ts';
import { draftKey } from './draft-key.ts';
import { findDraft, keepDraft } from './draft-repository.ts';
import { restoreAssessment } from './restore-assessment.ts';
import type { StoredDraft } from './stored-draft.ts';

/**
 * The `draft` job: has a claimed submission read and puts it on the teacher's desk, with a draft or with the reason
 * why there is none. Runs any number of times with one result: a draft is stored once under the key of its inputs, and
 * only the holder of the lease moves the submission. Throws what is worth another attempt (`model-unavailable`).
 */
export async function prepareReview(services: Services, submission: Submission, signal: AbortSignal): Promise<void> {
  const kind = draftJobKind(services.db);
  const reason = whyNotRead(services, submission);
  if (reason) {
    await settleJob(kind, submission, { state: 'with-teacher', noDraft: reason });
    return;
  }
  try {
    const draft = await draftFor(services, submission, signal);
    await settleJob(kind, submission, { state: 'with-teacher', draftId: draft._id, noDraft: null });
  } catch (error) {
    if (!isHopeless(error)) throw error;
    await failJob(kind, submission, { error: error.code, retryAt: null });
    services.logger.warn({ job: kind.name, id: submission._id, error: error.code }, 'draft given up');
  }
}

function whyNotRead(services: Services, submission: Submission): NoDraftReason | null {
  const { extraction, text } = submission.work;
  if (submission.teacherOnly) return 'teacher-only';
  if (extraction.status === 'failed') return extraction.reason;
  if (text.trim() === '') return 'empty';
  return services.readers === null ? 'no-reader' : null;
}

/** Trying again changes nothing until a person changes a setting, or the work. */
function isHopeless(error: unknown): error is AppError {
  return error instanceof AppError && HOPELESS.has(error.code);
}

const HOPELESS = new Set(['model-rejected', 'model-refused']);

async function draftFor(services: Services, submission: Submission, signal: AbortSignal): Promise<StoredDraft> {
  const tenancy = { platformId: submission.platformId, courseId: submission.courseId };
  const work = await workOf(services, submission);
  const key = keyOf(services, submission, work);
  const known = await findDraft(services.db, tenancy, key);
  if (known) return known;
  return keepDraft(services.db, tenancy, await readWork(services, submission, { work, key, signal }));
}

/** The work as stored, with what was asked; redaction comes later, so that offsets always mean this text. */
async function workOf(services: Services, submission: Submission): Promise<Work> {
  const tenancy = { platformId: submission.platformId, courseId: submission.courseId };
  const assignment = await findAssignment(services.db, tenancy, submission.assignmentId);
  if (!assignment) throw new AppError('assignment-gone', { status: 404 });
  const rubric = (await findRubricVersion(services.db, tenancy, versionOf(submission, assignment)))?.rubric;
  if (!rubric) throw new AppError('rubric-gone', { status: 404 });
  const { task, notes, feedbackLanguage } = assignment;
  return { task, notes, rubric, text: submission.work.text, language: feedbackLanguage };
}

function versionOf(submission: Submission, assignment: Assignment): string {
  return submission.rubricVersionId ?? assignment.rubricVersionId;
}

/** Redact, call, restore, check: in this order (design: Text). */
async function readWork(
  services: Services,
  submission: Submission,
  { work, key, signal }: { work: Work; key: string; signal: AbortSignal },
): Promise<StoredDraft> {
  const readers = readersOf(services);
  const redaction = await redact(services, submission);
  const fence = () => randomBytes(12).toString('hex');
  const assessment = await assess({ ...work, text: redaction.text }, readers, { signal, fence });
  return {
    _id: key,
    platformId: submission.platformId,
    courseId: submission.courseId,
    submissionId: submission._id,
    rubricVersionId: submission.rubricVersionId ?? rubricKey(work.rubric),
    assessment: restoreAssessment(assessment, work, redaction.restore),
    demonstration: readers.generator.demonstration || readers.validator.demonstration,
    generator: { model: readers.generator.name, host: readers.generator.host },
    validator: { model: readers.validator.name, host: readers.validator.host },
    createdAt: services.clock.now(),
  };
}

/** A roster that cannot be read now is no reason to wait: the names known from earlier launches are replaced. */
async function redact(services: Services, submission: Submission): Promise<Redaction> {
  const tenancy = { platformId: submission.platformId, courseId: submission.courseId };
  await refreshRoster(services, tenancy).catch((error: unknown) => {
    const code = error instanceof AppError ? error.code : 'unknown';
    services.logger.warn({ course: submission.courseId, error: code }, 'roster not refreshed before redaction');
  });
  const memberships = await listMemberships(services.db, tenancy);
  const author = await findPerson(services.db, submission.platformId, submission.personId);
  return redactNames(submission.work.text, memberships, author);
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
    models,
    promptVersions: promptVersions(work),
  });
}

function promptVersions(work: Work): string[] {
  const nothing = { criteria: [], points: [], summary: '', marks: null };
  const fence = () => 'version';
  const bare = { ...work, text: '' };
  const prompts = [
    draftPrompt(bare, fence),
    revisionPrompt(bare, nothing, [], fence),
    validatorPrompt(bare, nothing, fence),
  ];
  return prompts.map((prompt) => prompt.version);
}
