import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { Tenancy } from '../tenancy.ts';
import { departureModel, departurePartModel } from './departure-model.ts';
import type { Departure, DepartureAnswer, DeparturePart } from './departure.ts';

/** Noting one twice notes it once. */
export async function keepDeparture(db: Connection, { _id, ...fields }: Departure): Promise<void> {
  const put = () =>
    departureModel(db).updateOne({ _id }, { $setOnInsert: fields }, { upsert: true }).catch(keptMeanwhile);
  await resend(put);
}

/** The first answer stays; `at` is then when it left. */
export async function keepDepartureAnswer(
  db: Connection,
  id: string,
  answer: DepartureAnswer,
  at?: Date,
): Promise<void> {
  const set = { answer, ...(at && { at }) };
  await resend(() => departureModel(db).updateOne({ _id: id, answer: null }, { $set: set }));
}

/** Only while nothing came back. */
export async function deleteDeparture(db: Connection, id: string): Promise<void> {
  await resend(() => departureModel(db).deleteOne({ _id: id, answer: null }));
}

/** Sealed once for a class; each use moves its end on. */
export async function keepDeparturePart(db: Connection, { _id, expiresAt, ...fields }: DeparturePart): Promise<void> {
  const put = () =>
    departurePartModel(db)
      .updateOne({ _id }, { $setOnInsert: fields, $max: { expiresAt } }, { upsert: true })
      .catch(keptMeanwhile);
  await resend(put);
}

export async function listDepartures(db: Connection, tenancy: Tenancy, submissionId: string): Promise<Departure[]> {
  const { platformId, courseId } = tenancy;
  return departureModel(db)
    .find({ submissionIds: submissionId, platformId, courseId })
    .sort({ at: 1, _id: 1 })
    .hint('of_work')
    .lean<Departure[]>();
}

/** What left a course without being about anybody's work, the newest first: rubrics that a model was asked for. */
export async function listOwnDepartures(db: Connection, most: number): Promise<Departure[]> {
  return departureModel(db).find({ submissionIds: [] }).sort({ at: -1 }).limit(most).lean<Departure[]>();
}

export async function findDepartureParts(
  db: Connection,
  { platformId, courseId }: Tenancy,
  ids: readonly string[],
): Promise<DeparturePart[]> {
  return departurePartModel(db)
    .find({ _id: { $in: [...ids] }, platformId, courseId })
    .lean<DeparturePart[]>();
}

/** Takes the words of what has expired; the rest stays. */
export async function sweepDepartures(db: Connection, now: Date): Promise<void> {
  const over = { expiresAt: { $lt: now } };
  await departureModel(db).updateMany({ ...over, sealed: { $type: 'string' } }, { $set: { sealed: null } });
  const answered = { ...over, 'answer.sealed': { $type: 'string' as const } };
  await departureModel(db).updateMany(answered, { $set: { 'answer.sealed': null } });
  await departurePartModel(db).deleteMany(over);
}

/** Two upserts at once: the other one won. */
function keptMeanwhile(error: unknown): void {
  if ((error as { code?: unknown }).code !== 11_000) throw error;
}
