import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import { rememberReads } from '../database/remember-reads.ts';
import type { RubricVersion } from './assignment.ts';

export function rubricVersionModel(db: Connection): Model<RubricVersion> {
  return collectionModel(db, 'RubricVersion', rubricVersionSchema, 'rubricVersions');
}

const rubricVersionSchema = new Schema<RubricVersion>(
  { _id: String, platformId: String, courseId: String, rubric: Schema.Types.Mixed, createdAt: Date },
  { versionKey: false, autoIndex: false, minimize: false },
);

/** For pages of a whole class. */
export const rememberVersions = rememberReads(rubricVersionSchema);
