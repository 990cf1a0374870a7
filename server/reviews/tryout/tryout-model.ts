import { Schema, type Connection, type Model } from 'mongoose';
import type { Tryout } from './tryout.ts';

export function tryoutModel(db: Connection): Model<Tryout> {
  return (db.models['Tryout'] as Model<Tryout> | undefined) ?? db.model<Tryout>('Tryout', schema, 'tryouts');
}

const schema = new Schema<Tryout>(
  {
    _id: String,
    platformId: String,
    courseId: String,
    assignmentId: String,
    job: Schema.Types.Mixed,
    askedBy: String,
    askedAt: Date,
    result: Schema.Types.Mixed,
  },
  { versionKey: false, autoIndex: false, minimize: false },
);
