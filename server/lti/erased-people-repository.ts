import { createHash, randomBytes } from 'node:crypto';
import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import { resendUpsert } from '../database/resend-upsert.ts';
import { resend } from '../database/resend.ts';

/**
 * Who of a platform was erased, as hashes with a salt of the platform's own. A roster still names them: without this,
 * the next reading of it would bring their name back unasked. A launch of theirs takes them off again: that is their
 * own act, and makes them a new person.
 */
type ErasedPeople = { _id: string; salt: string; hashes: string[] };

export async function keepErased(db: Connection, platformId: string, sub: string): Promise<void> {
  const salt = randomBytes(24).toString('base64url');
  const open = () =>
    model(db)
      .findOneAndUpdate(
        { _id: platformId },
        { $setOnInsert: { salt, hashes: [] } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<ErasedPeople>();
  const erased = await resendUpsert(open);
  const add = { $addToSet: { hashes: hashOf(erased, sub) } };
  await resend(() => model(db).updateOne({ _id: platformId }, add));
}

export async function forgetErased(db: Connection, platformId: string, sub: string): Promise<void> {
  const erased = await find(db, platformId);
  if (!erased) return;
  await resend(() => model(db).updateOne({ _id: platformId }, { $pull: { hashes: hashOf(erased, sub) } }));
}

/** Tells of each of a platform's ids whether its person was erased. */
export async function erasedAmong(db: Connection, platformId: string): Promise<(sub: string) => boolean> {
  const erased = await find(db, platformId);
  if (!erased || erased.hashes.length === 0) return () => false;
  const hashes = new Set(erased.hashes);
  return (sub) => hashes.has(hashOf(erased, sub));
}

function hashOf({ salt }: Pick<ErasedPeople, 'salt'>, sub: string): string {
  return createHash('sha256')
    .update(JSON.stringify([salt, sub]))
    .digest('base64url');
}

function find(db: Connection, platformId: string): Promise<ErasedPeople | null> {
  return model(db).findById(platformId).lean<ErasedPeople>();
}

function model(db: Connection): Model<ErasedPeople> {
  return collectionModel(db, 'ErasedPeople', schema, 'erasedPeople');
}

const schema = new Schema<ErasedPeople>(
  { _id: String, salt: String, hashes: [String] },
  { versionKey: false, autoIndex: false },
);
