import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import { resendUpsert } from '../../database/resend-upsert.ts';
import { resend } from '../../database/resend.ts';
import { findPerson } from '../../lti/directory-repository.ts';
import type { Tenancy } from '../../tenancy.ts';
import { submissionModel } from '../submission-model.ts';
import { extensionModel, rememberExtensions } from './extension-model.ts';
import type { Extension, ExtensionChange } from './extension.ts';

/** Whose extension of what. */
export type Extended = { tenancy: Tenancy; assignmentId: string; sub: string };

/** All of an assignment, withdrawn ones too. */
export async function listExtensions(db: Connection, tenancy: Tenancy, assignmentId: string): Promise<Extension[]> {
  return extensionModel(db)
    .find({ ...own(tenancy), assignmentId })
    .lean<Extension[]>();
}

export async function findExtension(
  db: Connection,
  { tenancy, assignmentId, sub }: Extended,
): Promise<Extension | null> {
  return extensionModel(db)
    .findOne({ ...own(tenancy), assignmentId, sub })
    .lean<Extension>();
}

/** The one that counts for a person who is here; null for most. */
export async function findExtensionOf(
  db: Connection,
  tenancy: Tenancy,
  { assignmentId, personId }: { assignmentId: string; personId: string },
): Promise<Extension | null> {
  // Every first page asks, and most assignments have none: only then is it worth knowing who the person is.
  const key = JSON.stringify([tenancy.platformId, tenancy.courseId, assignmentId]);
  const given = await rememberExtensions(db, key, () => listExtensions(db, tenancy, assignmentId));
  if (given.length === 0) return null;
  const person = await findPerson(db, tenancy.platformId, personId);
  return given.find(({ sub }) => sub === person?.sub) ?? null;
}

/** Writes what was granted and notes it. Of two teachers at once the later one stands, and both are noted. */
export async function writeExtension(db: Connection, whose: Extended, change: ExtensionChange): Promise<void> {
  const { tenancy, assignmentId, sub } = whose;
  const { dueAt, extraAttempts } = change;
  const key = { ...own(tenancy), assignmentId, sub };
  const noted = { $set: { dueAt, extraAttempts, active: change.kind !== 'withdrawn' }, $addToSet: { changes: change } };
  await resendUpsert(async () => extensionModel(db).updateOne({ ...key, _id: idOf(whose) }, noted, { upsert: true }));
}

/** What was handed in is late, or not, by the date that counts now. */
export async function restateLate(
  db: Connection,
  tenancy: Tenancy,
  { assignmentId, personId, dueAt }: { assignmentId: string; personId: string; dueAt: Date | null },
): Promise<void> {
  const works = { ...own(tenancy), assignmentId, personId };
  const late = dueAt === null ? [] : [{ submittedAt: { $gt: dueAt } }];
  const inTime = dueAt === null ? { submittedAt: { $ne: null } } : { submittedAt: { $lte: dueAt } };
  await resend(() => submissionModel(db).updateMany({ ...works, ...inTime }, { $set: { late: false } }));
  for (const past of late)
    await resend(() => submissionModel(db).updateMany({ ...works, ...past }, { $set: { late: true } }));
}

function own({ platformId, courseId }: Tenancy): Tenancy {
  return { platformId, courseId };
}

/** Made from what it belongs to, so that two teachers at once meet in one document. */
function idOf({ tenancy, assignmentId, sub }: Extended): string {
  const whose = JSON.stringify([tenancy.platformId, tenancy.courseId, assignmentId, sub]);
  return createHash('sha256').update(whose).digest('base64url').slice(0, 24);
}
