import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../../database/collection-model.ts';
import type { BatchCall, BatchRun } from './batch-call.ts';

export function batchCallModel(db: Connection): Model<BatchCall> {
  return collectionModel(db, 'BatchCall', callSchema, 'batchCalls');
}

export function batchRunModel(db: Connection): Model<BatchRun> {
  return collectionModel(db, 'BatchRun', runSchema, 'batchRuns');
}

const klass = { _id: String, platformId: String, courseId: String, assignmentId: String };
const options = { versionKey: false, autoIndex: false, minimize: false } as const;

const callSchema = new Schema<BatchCall>(
  {
    ...klass,
    submissionId: String,
    planned: Schema.Types.Mixed,
    body: String,
    reservation: Schema.Types.Mixed,
    state: String,
    runId: String,
    deadline: Date,
    at: Date,
  },
  options,
);

const runSchema = new Schema<BatchRun>(
  {
    ...klass,
    model: String,
    providerId: String,
    state: String,
    deadline: Date,
    cancelled: Boolean,
    done: Number,
    dueAt: Date,
    at: Date,
  },
  options,
);
