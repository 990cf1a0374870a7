import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../../database/collection-model.ts';
import { isDuplicate } from '../../database/is-duplicate.ts';
import { resend } from '../../database/resend.ts';
import type { Tenancy } from '../../tenancy.ts';
import type { Hold, KeepChoice, Retention } from './retention.ts';

export async function findRetention(db: Connection, tenancy: Tenancy): Promise<Retention | null> {
  return model(db).findById(idOf(tenancy)).lean<Retention>();
}

/** When a course's works go, once that is announced; null: it is not. */
export async function findAnnouncedEnd(db: Connection, tenancy: Tenancy): Promise<Date | null> {
  return (await findRetention(db, tenancy))?.announced?.goesAt ?? null;
}

/** Of all courses, by id. */
export async function listRetentions(db: Connection): Promise<Map<string, Retention>> {
  const found = await model(db).find({ _id: { $ne: LOOK } }).lean<Retention[]>(); // prettier-ignore
  return new Map(found.map((one) => [one._id, one]));
}

/** With a date, whatever was announced before it is to be announced anew. */
export async function keepCourseFor(db: Connection, tenancy: Tenancy, choice: KeepChoice): Promise<void> {
  await change(db, tenancy, updateFor(choice));
}

export async function setHold(db: Connection, tenancy: Tenancy, hold: Hold | null): Promise<void> {
  await change(db, tenancy, { $set: { hold } });
}

export async function setAnnounced(db: Connection, tenancy: Tenancy, announced: Retention['announced']): Promise<void> {
  await change(db, tenancy, { $set: { announced } });
}

/** Whether it is this process' turn to look at the courses: one in an hour gets it. */
export async function takeTurn(db: Connection, now: Date): Promise<boolean> {
  const due = { _id: LOOK, lookedAt: { $lt: new Date(now.getTime() - 3_600_000) } };
  const taken = await model(db).updateOne(due, { $set: { lookedAt: now } });
  if (taken.matchedCount === 1) return true;
  if (await model(db).exists({ _id: LOOK })) return false;
  return model(db).create({ _id: LOOK, lookedAt: now }).then(() => true, whoWasFirst); // prettier-ignore
}

/** No course's id: those hold a slash. */
const LOOK = 'look';

function whoWasFirst(error: unknown): boolean {
  if (isDuplicate(error)) return false;
  throw error;
}

function updateFor(choice: KeepChoice): object {
  if (choice.kind === 'default') return { $unset: { days: 1, on: 1 } };
  // An earlier version of ours knows of no date: it reads "for ever".
  if (choice.kind === 'date') return { $set: { days: null, on: choice.on, announced: null } };
  return { $set: { days: choice.kind === 'days' ? choice.days : null }, $unset: { on: 1 } };
}

async function change(db: Connection, { platformId, courseId }: Tenancy, update: object): Promise<void> {
  const _id = idOf({ platformId, courseId });
  const write = () =>
    model(db).updateOne({ _id }, { ...update, $setOnInsert: { platformId, courseId } }, { upsert: true });
  await resend(write);
}

export function idOf({ platformId, courseId }: Tenancy): string {
  return `${platformId}/${courseId}`;
}

type Stored = Retention & { lookedAt?: Date };

function model(db: Connection): Model<Stored> {
  return collectionModel(db, 'Retention', schema, 'retentions');
}

const schema = new Schema<Stored>(
  {
    ...{ _id: String, platformId: String, courseId: String, days: Number, on: Date },
    ...{ hold: Schema.Types.Mixed, announced: Schema.Types.Mixed, lookedAt: Date },
  },
  { versionKey: false, autoIndex: false, minimize: false },
);
