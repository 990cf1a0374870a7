import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../../database/collection-model.ts';
import type { Tryout } from './tryout.ts';

export function tryoutModel(db: Connection): Model<Tryout> {
  return collectionModel(db, 'Tryout', schema, 'tryouts');
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
