import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import { rememberReads } from '../database/remember-reads.ts';
import type { StoredDraft } from './stored-draft.ts';

export function draftModel(db: Connection): Model<StoredDraft> {
  return collectionModel(db, 'Draft', draftSchema, 'drafts');
}

const draftSchema = new Schema<StoredDraft>(
  {
    _id: String,
    platformId: String,
    courseId: String,
    submissionId: String,
    rubricVersionId: String,
    assessment: Schema.Types.Mixed,
    demonstration: Boolean,
    generator: Schema.Types.Mixed,
    validator: Schema.Types.Mixed,
    createdAt: Date,
  },
  { versionKey: false, autoIndex: false, minimize: false },
);

/** For pages of a whole class. */
export const rememberDrafts = rememberReads(draftSchema);
