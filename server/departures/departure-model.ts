import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import type { Departure, DeparturePart } from './departure.ts';

export function departureModel(db: Connection): Model<Departure> {
  return collectionModel(db, 'Departure', departures, 'departures');
}

export function departurePartModel(db: Connection): Model<DeparturePart> {
  return collectionModel(db, 'DeparturePart', parts, 'departureParts');
}

const departures = new Schema<Departure>(
  {
    ...{ _id: String, platformId: String, courseId: String, assignmentId: String, submissionIds: [String] },
    ...{ kind: String, host: String, model: String, task: String, at: Date },
    ...{ bytes: Number, sha256: String, sealed: String, answer: Schema.Types.Mixed, expiresAt: Date },
  },
  { versionKey: false, autoIndex: false, minimize: false },
);

const parts = new Schema<DeparturePart>(
  { _id: String, platformId: String, courseId: String, sealed: String, expiresAt: Date },
  { versionKey: false, autoIndex: false },
);
