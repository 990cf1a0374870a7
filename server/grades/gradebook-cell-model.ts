import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import { oweAudit } from '../audit/audit-owed-model.ts';
import type { GradebookCell } from './gradebook-cell.ts';

export function gradebookCellModel(db: Connection): Model<GradebookCell> {
  return collectionModel(db, 'GradebookCell', cellSchema, 'gradebookCells');
}

const cellSchema = new Schema<GradebookCell>(
  {
    _id: String,
    platformId: String,
    courseId: String,
    assignmentId: String,
    personId: String,
    sub: String,
    lineItemUrl: String,
    wanted: Schema.Types.Mixed,
    wantedAt: Date,
    sent: Schema.Types.Mixed,
    handIn: Schema.Types.Mixed,
    scoreDue: Boolean,
    lastTimestamp: Date,
    job: Schema.Types.Mixed,
    commentNote: Schema.Types.Mixed,
    tried: { type: [Schema.Types.Mixed], default: undefined },
    forced: Boolean,
    restored: Boolean,
    lastAnswer: String,
    trouble: String,
    messages: { type: Schema.Types.Mixed, default: undefined },
  },
  { versionKey: false, autoIndex: false, minimize: false },
);

oweAudit(cellSchema, ['messages']);
