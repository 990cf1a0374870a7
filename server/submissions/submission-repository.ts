import { createHash } from 'node:crypto';
import type { Connection, QueryFilter, UpdateQuery } from 'mongoose';
import { resendUpsert } from '../database/resend-upsert.ts';
import { resend } from '../database/resend.ts';
import { noJob } from '../jobs/job.ts';
import type { Tenancy } from '../tenancy.ts';
import { statesBefore } from './status-machine.ts';
import { submissionModel } from './submission-model.ts';
import type { Checklist } from './followed.ts';
import type { SelfAssessment } from './self-assessment.ts';
import type { StoredFile, Submission } from './submission.ts';

export async function findSubmission(db: Connection, tenancy: Tenancy, id: string): Promise<Submission | null> {
  return resend(() =>
    submissionModel(db)
      .findOne({ ...own(tenancy), _id: id })
      .lean<Submission>(),
  );
}

/** A handed-in attempt of any course: for the site's admin. */
export async function findAnySubmission(
  db: Connection,
  id: string,
): Promise<Pick<Submission, 'platformId' | 'courseId' | 'personId'> | null> {
  return submissionModel(db)
    .findOne({ _id: id, state: { $ne: 'composing' } }, { platformId: 1, courseId: 1, personId: 1 })
    .lean<Pick<Submission, 'platformId' | 'courseId' | 'personId'>>();
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

/** By its id alone, across courses: for the site's admin. */
export async function findSubmissionAnywhere(db: Connection, id: string): Promise<Submission | null> {
  return submissionModel(db).findById(id).lean<Submission>();
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

/**
 * Keeps what the student typed. With `base` only if nothing changed since that moment; false when it did, or when a
 * file stands in the text's place, or the attempt is handed in.
 */
export async function saveText(
  db: Connection,
  tenancy: Tenancy,
  change: { id: string; text: string; base: Date | null; now: Date },
): Promise<boolean> {
  const unchanged = change.base ? { updatedAt: change.base } : {};
  return write(
    db,
    { ...own(tenancy), ...unchanged, _id: change.id, state: 'composing', 'work.kind': 'text' },
    { $set: { 'work.text': change.text, 'work.typed': change.text, updatedAt: change.now } },
  );
}

/** Keeps typed words beside a file that is going to be handed in: they come back when the file is removed. */
export async function saveTypedAside(
  db: Connection,
  tenancy: Tenancy,
  change: { id: string; text: string },
): Promise<boolean> {
  const filter = { ...own(tenancy), _id: change.id, state: 'composing', 'work.kind': 'file' };
  return write(db, filter, { $set: { 'work.typed': change.text } });
}

/** Keeps the ticks of a work that is being written; its moment stays, because its text does. */
export async function saveChecklist(db: Connection, tenancy: Tenancy, id: string, checklist: Checklist) {
  return write(db, { ...own(tenancy), _id: id, state: 'composing' }, { $set: { checklist } });
}

/** Keeps the levels a student expects for a work that is being written. */
export async function saveSelfAssessment(db: Connection, tenancy: Tenancy, id: string, expected: SelfAssessment) {
  return write(db, { ...own(tenancy), _id: id, state: 'composing' }, { $set: { selfAssessment: expected } });
}

/**
 * Puts a stored file, still to be read, in the work's place; what was typed stays aside. `replaced` is the file that
 * stood there at that very moment, whatever another upload did meanwhile; `null` for none.
 */
export async function setFile(
  db: Connection,
  tenancy: Tenancy,
  change: { id: string; file: StoredFile; now: Date },
): Promise<{ replaced: string | null } | null> {
  const work = {
    'work.kind': 'file',
    'work.text': '',
    'work.file': change.file,
    'work.extraction': { status: 'waiting' },
  };
  const filter: Filter = { ...own(tenancy), _id: change.id, state: 'composing' };
  const put = () =>
    submissionModel(db)
      .findOneAndUpdate(filter, { $set: { ...work, updatedAt: change.now } }, { returnDocument: 'before' })
      .lean<Submission>();
  const before = await resend(put);
  if (!before) return null;
  const fileId = before.work.file?.fileId ?? null;
  // Sent again after a lost answer, it meets its own file; what stood there before is left to the sweep.
  return { replaced: fileId === change.file.fileId ? null : fileId };
}

/** Those of the files that stand in some work; across courses, it is a sweep. */
export async function findFilesInUse(db: Connection, fileIds: readonly string[]): Promise<string[]> {
  const standing = { 'work.file.fileId': { $in: [...fileIds] } };
  const found = await submissionModel(db).find(standing, { 'work.file.fileId': 1 }).lean<Submission[]>();
  return found.flatMap((submission) => submission.work.file?.fileId ?? []);
}

/** Takes this very file away again and brings back the typed words. */
export async function clearFile(
  db: Connection,
  tenancy: Tenancy,
  change: { id: string; fileId: string; typed: string; now: Date },
): Promise<boolean> {
  const text = { 'work.kind': 'text', 'work.text': change.typed };
  return write(
    db,
    { ...own(tenancy), _id: change.id, state: 'composing', 'work.file.fileId': change.fileId },
    { $set: { ...text, 'work.file': null, 'work.extraction': { status: 'none' }, updatedAt: change.now } },
  );
}

/** Hands in exactly the work that was decided about: a change in another tab in between makes this false. */
export async function handIn(
  db: Connection,
  tenancy: Tenancy,
  seen: Submission,
  set: Pick<Submission, HandInField>,
): Promise<boolean> {
  return write(db, { ...own(tenancy), _id: seen._id, state: 'composing', updatedAt: seen.updatedAt }, { $set: set });
}

type HandInField =
  | ('state' | 'teacherOnly' | 'submittedAt' | 'late' | 'roomOwed' | 'handInOwed' | 'rubricVersionId' | 'job')
  | ('noDraft' | 'updatedAt' | 'share' | 'checklist' | 'noticeVersion');

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
  await write(db, { ...own(attempt), _id }, { $set: { roomOwed: false } });
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
type Filter = QueryFilter<Submission>;
type Update = UpdateQuery<Submission>;

function own({ platformId, courseId }: Tenancy): Tenancy {
  return { platformId, courseId };
}

async function write(db: Connection, filter: object, update: object): Promise<boolean> {
  const written = await resend(() => submissionModel(db).updateOne(filter as Filter, update as Update));
  return written.matchedCount === 1;
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
