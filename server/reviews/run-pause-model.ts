import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import { rememberReads } from '../database/remember-reads.ts';
import type { RunPause } from './run-pause.ts';

export function runPauseModel(db: Connection): Model<RunPause> {
  return collectionModel(db, 'RunPause', schema, 'runPauses');
}

const schema = new Schema<RunPause>(
  { _id: String, platformId: String, courseId: String, by: String, byName: String, at: Date },
  { versionKey: false, autoIndex: false },
);

/** For pages of a whole class. */
export const rememberRunPauses = rememberReads(schema);
