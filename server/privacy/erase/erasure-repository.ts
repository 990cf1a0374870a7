import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../../database/collection-model.ts';
import { isDuplicate } from '../../database/is-duplicate.ts';
import { resend } from '../../database/resend.ts';
import type { Erasure, Scope, Step, Watch } from './erasure.ts';

/** Starts an erasure, or finds the one of this very scope that is still running: one was cut short, or runs beside. */
export async function openErasure(db: Connection, fresh: Erasure & { scope: Scope }): Promise<Erasure> {
  const key = keyOf(fresh.scope);
  const start = () =>
    model(db)
      .updateOne({ _id: fresh._id }, { $setOnInsert: { ...fresh, key, touchedAt: fresh.startedAt } }, { upsert: true })
      .catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
  await resend(start);
  return model(db).findOne({ key }).orFail().lean<Erasure>();
}

/** An erasure of this person that is not over. */
export async function findRunning(db: Connection, platformId: string, sub: string): Promise<Erasure | null> {
  return model(db)
    .findOne({ key: personKey(platformId, sub) })
    .lean<Erasure>();
}

export async function findErasure(db: Connection, id: string): Promise<Erasure | null> {
  return model(db).findById(id).lean<Erasure>();
}

/** Certificates of erasures that are over, the newest first. */
export async function listErasures(db: Connection, most: number): Promise<Erasure[]> {
  return model(db).find({ state: 'done' }).sort({ endedAt: -1 }).limit(most).lean<Erasure[]>();
}

/** Those that nobody has touched since `before`: cut short. */
export async function listCutShort(db: Connection, before: Date): Promise<Erasure[]> {
  return model(db)
    .find({ state: 'running', touchedAt: { $lt: before } })
    .lean<Erasure[]>();
}

export async function listRunning(db: Connection): Promise<Erasure[]> {
  return model(db).find({ state: 'running' }).lean<Erasure[]>();
}

export async function listWatched(db: Connection): Promise<(Erasure & { watch: Watch })[]> {
  return model(db)
    .find({ state: 'done', 'watch.until': { $type: 'date' } })
    .lean<(Erasure & { watch: Watch })[]>();
}

/** Adds to what is being erased; what was noted before stays. */
export async function noteWatch(
  db: Connection,
  id: string,
  { workIds, fileIds }: Pick<Watch, 'workIds' | 'fileIds'>,
  now: Date,
): Promise<void> {
  const add = { 'watch.workIds': { $each: workIds }, 'watch.fileIds': { $each: fileIds } };
  await resend(() => model(db).updateOne({ _id: id }, { $addToSet: add, $set: { touchedAt: now } }));
}

/** Notes what a step is about to do, unless it was noted before. */
export async function noteStep(db: Connection, id: string, step: Step, now: Date): Promise<void> {
  const unnoted = { _id: id, 'steps.name': { $ne: step.name } };
  await resend(() => model(db).updateOne(unnoted, { $push: { steps: step }, $set: { touchedAt: now } }));
}

/** Keeps the certificate and forgets whose it is, in one write. */
export async function endErasure(
  db: Connection,
  id: string,
  { certificate, endedAt, watchUntil }: { certificate: string; endedAt: Date; watchUntil: Date },
): Promise<void> {
  const end = { state: 'done', certificate, endedAt, 'watch.until': watchUntil, scope: null, former: null, steps: [] };
  await resend(() => model(db).updateOne({ _id: id, state: 'running' }, { $set: end, $unset: { key: 1 } }));
}

export async function endWatch(db: Connection, id: string): Promise<void> {
  await resend(() => model(db).updateOne({ _id: id, state: 'done' }, { $set: { watch: null } }));
}

function keyOf(scope: Scope): string {
  return scope.kind === 'person'
    ? personKey(scope.platformId, scope.sub)
    : JSON.stringify(['course', scope.platformId, scope.courseId]);
}

function personKey(platformId: string, sub: string): string {
  return JSON.stringify(['person', platformId, sub]);
}

type Stored = Erasure & { key?: string; touchedAt: Date };

function model(db: Connection): Model<Stored> {
  return collectionModel(db, 'Erasure', schema, 'erasures');
}

const schema = new Schema<Stored>(
  {
    ...{ _id: String, state: String, scope: Schema.Types.Mixed, former: String, watch: Schema.Types.Mixed },
    ...{ steps: Schema.Types.Mixed, by: String, startedAt: Date, endedAt: Date, certificate: String },
    ...{ key: String, touchedAt: Date },
  },
  { versionKey: false, autoIndex: false, minimize: false },
);
