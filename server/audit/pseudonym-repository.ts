import type { Connection } from 'mongoose';
import { resendUpsert } from '../database/resend-upsert.ts';
import { resend } from '../database/resend.ts';
import type { PersonKey } from './act.ts';
import { pseudonymModel } from './audit-models.ts';
import { newMask, pseudonymId, type Mask, type Pseudonym } from './pseudonym.ts';

/** Masks of people by `pseudonymId`, made where there was none; null for a person who is to be forgotten. */
export async function masksOf(db: Connection, people: readonly PersonKey[]): Promise<Map<string, Mask | null>> {
  const wanted = new Map(people.map((person) => [pseudonymId(person), person]));
  const masks = await findMasks(db, [...wanted.keys()]);
  for (const [id, person] of wanted) if (!masks.has(id)) masks.set(id, await makeMask(db, person));
  return masks;
}

/** A person's mask as it stands; null when no entry can be about them. */
export async function findMask(db: Connection, person: PersonKey): Promise<Mask | null> {
  const id = pseudonymId(person);
  return (await findMasks(db, [id])).get(id) ?? null;
}

/** Cuts the link between a person and their entries, for good. */
export async function forgetMask(db: Connection, person: PersonKey, now: Date): Promise<void> {
  const _id = pseudonymId(person);
  const gone = { $set: { forgottenAt: now }, $unset: { platformId: 1, personId: 1, name: 1, salt: 1 } };
  await resendUpsert(async () => pseudonymModel(db).updateOne({ _id }, gone, { upsert: true }));
}

/** Deletes what is left of people who were forgotten before. */
export async function sweepForgotten(db: Connection, before: Date): Promise<void> {
  await pseudonymModel(db).deleteMany({ forgottenAt: { $type: 'date', $lt: before } });
}

async function findMasks(db: Connection, ids: readonly string[]): Promise<Map<string, Mask | null>> {
  const find = () =>
    pseudonymModel(db)
      .find({ _id: { $in: [...ids] } })
      .lean<Pseudonym[]>();
  return new Map((await resend(find)).map((found) => [found._id, maskOf(found)]));
}

async function makeMask(db: Connection, person: PersonKey): Promise<Mask | null> {
  const { platformId, personId } = person;
  const fresh = { platformId, personId, ...newMask() };
  const make = () =>
    pseudonymModel(db)
      .findOneAndUpdate(
        { _id: pseudonymId(person) },
        { $setOnInsert: fresh },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<Pseudonym>();
  return maskOf(await resendUpsert(make));
}

function maskOf({ name, salt }: Pseudonym): Mask | null {
  return name === undefined || salt === undefined ? null : { name, salt };
}
