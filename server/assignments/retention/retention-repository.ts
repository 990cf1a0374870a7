import { Schema, type Connection, type Model } from 'mongoose';
import { isDuplicate } from '../../database/is-duplicate.ts';
import { resend } from '../../database/resend.ts';
import type { Tenancy } from '../../tenancy.ts';
import type { Hold, Retention } from './retention.ts';

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

/** `days` undefined: as the site has it. */
export async function keepCourseFor(db: Connection, tenancy: Tenancy, days: number | null | undefined): Promise<void> {
  await change(db, tenancy, days === undefined ? { $unset: { days: 1 } } : { $set: { days } });
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
  return (db.models['Retention'] as Model<Stored> | undefined) ?? db.model<Stored>('Retention', schema, 'retentions');
}

const schema = new Schema<Stored>(
  {
    ...{ _id: String, platformId: String, courseId: String, days: Number },
    ...{ hold: Schema.Types.Mixed, announced: Schema.Types.Mixed, lookedAt: Date },
  },
  { versionKey: false, autoIndex: false, minimize: false },
);
