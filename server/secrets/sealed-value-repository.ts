import type { Connection, mongo } from 'mongoose';
import type { SealedField } from './sealed-field.ts';

export type SealedValue = { id: mongo.ObjectId | string; sealed: string; document: Record<string, unknown> };

/** Every sealed value of a field, of all tenants: for rotation alone. */
export async function* eachSealedValue(
  db: Connection,
  { collection, field }: SealedField,
): AsyncGenerator<SealedValue> {
  const cursor = db.collection<Stored>(collection).find({ [field]: { $type: 'string' } }, { batchSize: BATCH });
  for await (const document of cursor) yield { id: document._id, sealed: String(document[field]), document };
}

/** Puts a re-sealed value in its place; false when it has been changed or removed since, by somebody who knows more. */
export async function replaceSealed(
  db: Connection,
  { collection, field }: SealedField,
  { id, was, sealed }: { id: SealedValue['id']; was: string; sealed: string },
): Promise<boolean> {
  const known = { _id: id, [field]: was };
  const { modifiedCount } = await db.collection<Stored>(collection).updateOne(known, { $set: { [field]: sealed } });
  return modifiedCount === 1;
}

type Stored = { _id: mongo.ObjectId | string } & Record<string, unknown>;

const BATCH = 100; // stored prompts may be large
