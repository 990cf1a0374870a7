import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { Tenancy } from '../tenancy.ts';
import { submissionModel } from './submission-model.ts';
import type { Extraction } from './work.ts';

/** Claims the reading of a file that nobody reads at this moment; false when somebody does, or nothing is to be read. */
export async function claimReading(db: Connection, tenancy: Tenancy, claim: ReadingClaim): Promise<boolean> {
  const free = { $or: [{ [READ_UNTIL]: null }, { [READ_UNTIL]: { $lte: claim.now } }] };
  return write(db, { ...unread(tenancy, claim), ...free }, { $set: { [READ_UNTIL]: claim.until } });
}

/** Goes on reading until then; with `until: null` it is free again. */
export async function renewReading(db: Connection, tenancy: Tenancy, claim: Omit<ReadingClaim, 'now'>): Promise<void> {
  await write(db, unread(tenancy, claim), { $set: { [READ_UNTIL]: claim.until } });
}

type ReadingClaim = { id: string; fileId: string; now: Date; until: Date | null };

const READ_UNTIL = 'work.extraction.readUntil';

function unread({ platformId, courseId }: Tenancy, { id, fileId }: { id: string; fileId: string }): object {
  const waiting = { state: 'composing', 'work.file.fileId': fileId, 'work.extraction.status': 'waiting' } as const;
  return { platformId, courseId, _id: id, ...waiting };
}

/** What reading the file gave; written only while that file still stands there unread. */
export async function setExtraction(
  db: Connection,
  tenancy: Tenancy,
  change: { id: string; fileId: string; text: string; extraction: Extraction; now: Date },
): Promise<boolean> {
  const read = { 'work.text': change.text, 'work.extraction': change.extraction, updatedAt: change.now };
  return write(db, unread(tenancy, change), { $set: read });
}

async function write(db: Connection, filter: object, update: object): Promise<boolean> {
  return (await resend(() => submissionModel(db).updateOne(filter, update))).matchedCount === 1;
}
