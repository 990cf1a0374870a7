import type { Connection } from 'mongoose';
import { processModel, type ProcessNote } from './process-model.ts';

/** Site-wide: processes belong to no course, and hold no data of one. */
export async function noteProcess(db: Connection, { _id, ...note }: ProcessNote): Promise<void> {
  await processModel(db).updateOne({ _id }, { $set: note }, { upsert: true });
}

export async function forgetProcess(db: Connection, _id: string): Promise<void> {
  await processModel(db).deleteOne({ _id });
}

/** The web's first, then by host; those that are gone too, until the sweep. */
export async function listProcesses(db: Connection): Promise<ProcessNote[]> {
  return processModel(db).find().sort({ role: 1, host: 1, since: 1 }).lean<ProcessNote[]>();
}

/** Deletes what was last heard of before this moment. */
export async function sweepProcesses(db: Connection, before: Date): Promise<void> {
  await processModel(db).deleteMany({ beatAt: { $lt: before } });
}
