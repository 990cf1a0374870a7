import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import type { LibraryRubric } from './library-rubric.ts';

export function libraryRubricModel(db: Connection): Model<LibraryRubric> {
  return collectionModel(db, 'LibraryRubric', libraryRubricSchema, 'libraryRubrics');
}

const libraryRubricSchema = new Schema<LibraryRubric>(
  {
    ...{ _id: String, scope: String, platformId: String, courseId: String, ownerId: String },
    ...{ rubric: Schema.Types.Mixed, createdBy: String, createdByName: String },
    ...{ createdAt: Date, updatedAt: Date, removedAt: Date },
  },
  { versionKey: false, autoIndex: false, minimize: false },
);
