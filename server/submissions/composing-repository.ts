import type { Connection, QueryFilter, UpdateQuery } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { Tenancy } from '../tenancy.ts';
import type { Checklist } from './followed.ts';
import type { SelfAssessment } from './self-assessment.ts';
import { submissionModel } from './submission-model.ts';
import type { Submission } from './submission.ts';
import type { StoredFile } from './work.ts';

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

type Filter = QueryFilter<Submission>;

function own({ platformId, courseId }: Tenancy): Tenancy {
  return { platformId, courseId };
}

async function write(db: Connection, filter: object, update: UpdateQuery<Submission>): Promise<boolean> {
  const written = await resend(() => submissionModel(db).updateOne(filter as Filter, update));
  return written.matchedCount === 1;
}
