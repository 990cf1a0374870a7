import { Schema, type Connection, type Model } from 'mongoose';
import { oweAudit } from '../../audit/audit-owed-model.ts';
import type { Extension } from './extension.ts';

/** Collection `extensions`; its index is made by migration 0140. */
export function extensionModel(db: Connection): Model<Extension> {
  const known = db.models['Extension'] as Model<Extension> | undefined;
  return known ?? db.model<Extension>('Extension', extensionSchema, 'extensions');
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
