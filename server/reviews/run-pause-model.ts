import { Schema, type Connection, type Model } from 'mongoose';
import type { RunPause } from './run-pause.ts';

export function runPauseModel(db: Connection): Model<RunPause> {
  return (db.models['RunPause'] as Model<RunPause> | undefined) ?? db.model<RunPause>('RunPause', schema, 'runPauses');
}

const schema = new Schema<RunPause>(
  { _id: String, platformId: String, courseId: String, by: String, byName: String, at: Date },
  { versionKey: false, autoIndex: false },
);
