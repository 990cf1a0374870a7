import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import type { ModelCall } from './model-call.ts';

export function modelCallModel(db: Connection): Model<ModelCall> {
  return collectionModel(db, 'ModelCall', schema, 'modelCalls');
}

const schema = new Schema<ModelCall>(
  {
    _id: String,
    platformId: String,
    courseId: String,
    assignmentId: String,
    submissionId: String,
    task: String,
    model: String,
    host: String,
    promptVersion: String,
    promptHash: String,
    inputTokens: Number,
    cachedTokens: Number,
    outputTokens: Number,
    price: Number,
    currency: String,
    milliseconds: Number,
    error: String,
    at: Date,
  },
  { versionKey: false, autoIndex: false },
);
