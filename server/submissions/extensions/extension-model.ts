import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../../database/collection-model.ts';
import { rememberReads } from '../../database/remember-reads.ts';
import { oweAudit } from '../../audit/audit-owed-model.ts';
import type { Extension } from './extension.ts';

/** Collection `extensions`; its index is made by migration 0140. */
export function extensionModel(db: Connection): Model<Extension> {
  return collectionModel(db, 'Extension', extensionSchema, 'extensions');
}

const extensionSchema = new Schema<Extension>(
  {
    _id: String,
    platformId: String,
    courseId: String,
    assignmentId: String,
    sub: String,
    dueAt: Date,
    extraAttempts: Number,
    active: Boolean,
    changes: Schema.Types.Mixed,
  },
  { versionKey: false, autoIndex: false },
);

oweAudit(extensionSchema, ['changes']);

/** For pages of a whole class. */
export const rememberExtensions = rememberReads(extensionSchema);
