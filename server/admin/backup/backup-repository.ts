import type { Connection } from 'mongoose';
import { resend } from '../../database/resend.ts';
import { gradebookCellModel } from '../../grades/gradebook-cell-model.ts';
import { visitModel } from '../../http/visit-model.ts';
import type { JobKind, Leased } from '../../jobs/lease.ts';
import { registrationLinkModel } from '../../lti/registration-link-model.ts';
import { submissionModel } from '../../submissions/submission-model.ts';
import { adminAccessModel } from '../admin-access-model.ts';

export type BackupNote = { madeAt: Date; by: string; documents: number; bytes: number };

/** The last one that was made, for the admin page; one made before it is forgotten. */
export async function noteBackup(db: Connection, note: BackupNote): Promise<void> {
  const notes = db.collection<BackupNote & { _id: string }>('backups');
  await resend(() => notes.updateOne({ _id: 'last' }, { $set: note }, { upsert: true }));
}

export async function findLastBackup(db: Connection): Promise<BackupNote | null> {
  return db.collection<BackupNote & { _id: string }>('backups').findOne({ _id: 'last' });
}

/** Whoever held these jobs is not there any more: they wait again, and the attempt does not count. */
export async function handBackAll<T extends Leased>(kind: JobKind<T>): Promise<void> {
  const running = { 'job.status': 'running', ...kind.where } as object;
  const waiting = { 'job.status': 'waiting', 'job.until': null, 'job.token': null, ...kind.onHandBack };
  await kind.model.updateMany(running, { $set: waiting, $inc: { 'job.attempts': -1 } });
}

/** What may have been sent after the backup was made is in doubt: looked for in the LMS before it is sent. */
export async function doubtDueMessages(db: Connection): Promise<void> {
  const cells = gradebookCellModel(db);
  const pending = { 'job.status': { $in: ['waiting', 'running'] } };
  const due = { ...pending, wanted: { $ne: null }, scoreDue: { $ne: false } } as object;
  const note = { submissionId: '$wanted.submissionId', release: '$wanted.release', is: 'unsure' };
  await cells.updateMany(due, [{ $set: { commentNote: note, restored: true } }], { updatePipeline: true });
  await cells.updateMany({ ...pending, 'handIn.is': 'due' } as object, { $set: { 'handIn.is': 'unsure' } });
}

/** Every released work tells its gradebook cell once more: one that knows already changes nothing. */
export async function oweReleasedScores(db: Connection): Promise<void> {
  const released = { 'release.releasedAt': { $ne: null } } as object;
  await submissionModel(db).updateMany(released, { $set: { 'release.scoreOwed': true, 'release.restored': true } });
}

/** Launches stay spent and open nothing; links that were given out are void. */
export async function endAccess(db: Connection): Promise<void> {
  await visitModel(db).updateMany({}, { $set: { secretHash: '' } });
  await adminAccessModel(db).deleteMany({});
  await registrationLinkModel(db).deleteMany({});
}
