import { Schema, type Connection, type Model } from 'mongoose';
import type { LibraryRubric } from './library-rubric.ts';

export function libraryRubricModel(db: Connection): Model<LibraryRubric> {
  const known = db.models['LibraryRubric'] as Model<LibraryRubric> | undefined;
  return known ?? db.model<LibraryRubric>('LibraryRubric', libraryRubricSchema, 'libraryRubrics');
}

const libraryRubricSchema = new Schema<LibraryRubric>(
  {
    ...{ _id: String, scope: String, platformId: String, courseId: String, ownerId: String },
    ...{ rubric: Schema.Types.Mixed, createdBy: String, createdByName: String },
    ...{ createdAt: Date, updatedAt: Date, removedAt: Date },
  },
  { versionKey: false, autoIndex: false, minimize: false },
);
