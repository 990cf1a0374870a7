import { Schema, type Connection, type Model } from 'mongoose';
import type { RubricVersion } from './assignment.ts';

export function rubricVersionModel(db: Connection): Model<RubricVersion> {
  const known = db.models['RubricVersion'] as Model<RubricVersion> | undefined;
  return known ?? db.model<RubricVersion>('RubricVersion', rubricVersionSchema, 'rubricVersions');
}

const rubricVersionSchema = new Schema<RubricVersion>(
  { _id: String, platformId: String, courseId: String, rubric: Schema.Types.Mixed, createdAt: Date },
  { versionKey: false, autoIndex: false, minimize: false },
);
