import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../../database/collection-model.ts';
import type { Batch } from './batch.ts';

/** Collection `batchApprovals`; its index is made by migration 0101. */
export function batchModel(db: Connection): Model<Batch> {
  return collectionModel(db, 'BatchApproval', schema, 'batchApprovals');
}

const schema = new Schema<Batch>(
  {
    ...{ _id: String, platformId: String, courseId: String, assignmentId: String, by: String, byName: String },
    ...{ createdAt: Date, updatedAt: Date, seed: String, risk: Schema.Types.Mixed, look: Number },
    ...{ leftOut: Schema.Types.Mixed, items: Schema.Types.Mixed, source: Schema.Types.Mixed, state: String },
    ...{
      opened: { type: [String] },
      change: Schema.Types.Mixed,
      claim: Schema.Types.Mixed,
      omitted: Schema.Types.Mixed,
    },
  },
  { versionKey: false, autoIndex: false, minimize: false },
);
