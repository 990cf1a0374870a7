import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import { resendUpsert } from '../database/resend-upsert.ts';
import { resend } from '../database/resend.ts';
import { noJob } from '../jobs/job.ts';
import type { Tenancy } from '../tenancy.ts';
import { statesBefore } from './status-machine.ts';
import { submissionModel } from './submission-model.ts';
import type { Submission } from './submission.ts';

export async function findSubmission(db: Connection, tenancy: Tenancy, id: string): Promise<Submission | null> {
  return resend(() =>
    submissionModel(db)
      .findOne({ ...own(tenancy), _id: id })
      .lean<Submission>(),
  );
}

/** Whose a handed-in attempt of any course is, and of what: for the site's admin, by its id alone. */
export async function findHandedInAnywhere(db: Connection, id: string): Promise<(Tenancy & Whose) | null> {
  const whose = { platformId: 1, courseId: 1, personId: 1, assignmentId: 1 };
  return submissionModel(db)
    .findOne({ _id: id, state: { $ne: 'composing' } }, whose)
    .lean<Tenancy & Whose>();
}

/** Whose work it is, and of what, without the work. */
export async function findWhose(
  db: Connection,
  tenancy: Tenancy,
  id: string,
): Promise<Pick<Submission, 'personId' | 'assignmentId'> | null> {
  const find = () =>
    submissionModel(db)
      .findOne({ ...own(tenancy), _id: id }, { personId: 1, assignmentId: 1 })
      .lean<Pick<Submission, 'personId' | 'assignmentId'>>();
  return resend(find);
}

/** Those of these works whose students want no model to read them. */
export async function listTeacherOnly(db: Connection, tenancy: Tenancy, ids: readonly string[]): Promise<string[]> {
  const wanted = { ...own(tenancy), _id: { $in: [...ids] }, teacherOnly: true };
  return (await submissionModel(db).find(wanted, { _id: 1 }).lean<{ _id: string }[]>()).map(({ _id }) => _id);
}

/** All attempts of one student at one assignment, first to last. */
export async function listAttempts(
  db: Connection,
  tenancy: Tenancy,
  { assignmentId, personId }: Whose,
): Promise<Submission[]> {
  const find = () =>
    submissionModel(db)
      .find({ ...own(tenancy), assignmentId, personId })
      .sort({ attempt: 1 })
      .lean<Submission[]>();
  return resend(find);
}

/**
 * What other students handed in for the same assignment, the newest first and at most 200: enough to notice a quote
 * that is somebody else's, and bounded for a course of thousands.
 */
export async function listOtherTexts(
  db: Connection,
  tenancy: Tenancy,
  { assignmentId, personId }: Whose,
): Promise<string[]> {
  const filter = { ...own(tenancy), assignmentId, personId: { $ne: personId }, state: { $ne: 'composing' as const } };
  const find = () =>
    submissionModel(db)
      .find(filter, { 'work.text': 1 })
      .sort({ updatedAt: -1 })
      .limit(MOST_OTHERS)
      .lean<Submission[]>();
  return (await resend(find)).map((other) => other.work.text).filter((text) => text.trim() !== '');
}

const MOST_OTHERS = 200;

/** The attempt of this number, started now if it is not there. Asking twice, or in two tabs, gives the same one. */
export async function findOrStartAttempt(
  db: Connection,
  tenancy: Tenancy,
  wanted: Whose & { attempt: number; now: Date },
): Promise<Submission> {
  const fresh = newAttempt(tenancy, wanted);
  const { _id, ...fields } = fresh;
  const start = () =>
    submissionModel(db)
      .findOneAndUpdate({ ...own(tenancy), _id }, { $setOnInsert: fields }, { upsert: true, returnDocument: 'after' })
      .lean<Submission>();
  return resendUpsert(start);
}

/** Those of the files that stand in some work; across courses, it is a sweep. */
export async function findFilesInUse(db: Connection, fileIds: readonly string[]): Promise<string[]> {
  const standing = { 'work.file.fileId': { $in: [...fileIds] } };
  const found = await submissionModel(db).find(standing, { 'work.file.fileId': 1 }).lean<Submission[]>();
  return found.flatMap((submission) => submission.work.file?.fileId ?? []);
}

/**
 * Earlier attempts a teacher has not decided about make room for this one, which then owes it no longer. Repeating it
 * does no harm.
 */
export async function supersedeEarlier(db: Connection, attempt: Submission, now: Date): Promise<void> {
  const { _id, assignmentId, personId, attempt: before } = attempt;
  const earlier = { ...own(attempt), assignmentId, personId, attempt: { $lt: before } };
  // The token goes as well: a worker that still reads such an attempt finds its lease gone.
  const stop = { state: 'superseded', 'job.status': 'none', 'job.token': null, 'job.until': null, updatedAt: now };
  await resend(() =>
    submissionModel(db).updateMany({ ...earlier, state: { $in: statesBefore('supersede') } }, { $set: stop }),
  );
  await resend(() => submissionModel(db).updateOne({ ...own(attempt), _id }, { $set: { roomOwed: false } }));
}

/** Attempts whose hand-in was cut off before the earlier ones made room; across courses, it is a sweep. */
export async function findRoomOwed(db: Connection, most: number): Promise<Submission[]> {
  return submissionModel(db).find({ roomOwed: true }, { work: 0 }).limit(most).lean<Submission[]>();
}

/** Made from what it belongs to, so that starting the same attempt twice meets itself. */
export function submissionIdOf({ assignmentId, personId, attempt }: Whose & { attempt: number }): string {
  return createHash('sha256')
    .update(JSON.stringify([assignmentId, personId, attempt]))
    .digest('base64url')
    .slice(0, 24);
}

type Whose = { assignmentId: string; personId: string };

function own({ platformId, courseId }: Tenancy): Tenancy {
  return { platformId, courseId };
}

function newAttempt(tenancy: Tenancy, wanted: Whose & { attempt: number; now: Date }): Submission {
  const { assignmentId, personId, attempt, now } = wanted;
  return {
    _id: submissionIdOf(wanted),
    ...own(tenancy),
    assignmentId,
    personId,
    attempt,
    state: 'composing',
    work: { kind: 'text', text: '', typed: '', file: null, extraction: { status: 'none' } },
    teacherOnly: false,
    submittedAt: null,
    late: false,
    rubricVersionId: null,
    job: noJob(now),
    draftId: null,
    noDraft: null,
    review: null,
    decisions: [],
    release: null,
    createdAt: now,
    updatedAt: now,
  };
}
