import { isDeepStrictEqual } from 'node:util';
import { Types, type Model, type QueryFilter } from 'mongoose';
import { isDuplicate } from '../database/is-duplicate.ts';

/** Asked before the first write; throws to forbid it. */
export type MayChange = () => Promise<void>;

/**
 * Finds the document of a unique key, creates it with `defaults` if there is none, and writes `facts` only where they
 * differ from what is stored: a launch that changes nothing costs one read. Safe under any number of parallel launches.
 */
export async function upsert<T extends { _id: string }>(
  model: Model<T>,
  key: Partial<T>,
  values: { facts: (stored: T | null) => Partial<T> | Promise<Partial<T>>; defaults: Partial<T>; mayChange: MayChange },
): Promise<T> {
  const filter = key as QueryFilter<T>;
  const stored = await model.findOne(filter).lean<T>();
  const facts = await values.facts(stored);
  if (stored && isUnchanged(stored, facts)) return stored;
  await values.mayChange();
  const write = (update: object, create: boolean) =>
    model.findOneAndUpdate(filter, update, { upsert: create, returnDocument: 'after' }).lean<T>().orFail();
  try {
    return await write({ $set: facts, $setOnInsert: { _id: newId(), ...values.defaults } }, true);
  } catch (error) {
    // Another launch made it between our read and our write; now it is there to be updated.
    if (!isDuplicate(error)) throw error;
    return write({ $set: facts }, false);
  }
}

export function newId(): string {
  return new Types.ObjectId().toHexString();
}

function isUnchanged<T extends object>(stored: T, facts: Partial<T>): boolean {
  return Object.entries(facts).every(([name, value]) => isDeepStrictEqual(stored[name as keyof T], value));
}
