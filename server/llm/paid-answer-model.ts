import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import type { PaidAnswer } from './paid-answer.ts';

/** Names of people are redacted in it, as in every text that a model sees or says. */
export type StoredAnswer = Pick<PaidAnswer, 'usage'> & {
  /** `PaidAnswer.answer` as JSON, sealed. Absent in what a version before kept: it stands in `answer` then. */
  sealed?: string;
  answer?: PaidAnswer['answer'];
  /** Submission and key of the request. */
  _id: string;
  platformId: string;
  courseId: string;
  submissionId: string;
  at: Date;
};

export function paidAnswerModel(db: Connection): Model<StoredAnswer> {
  return collectionModel(db, 'PaidAnswer', schema, 'paidAnswers');
}

const schema = new Schema<StoredAnswer>(
  {
    _id: String,
    platformId: String,
    courseId: String,
    submissionId: String,
    sealed: String,
    answer: Schema.Types.Mixed,
    usage: Schema.Types.Mixed,
    at: Date,
  },
  { versionKey: false, autoIndex: false, minimize: false },
);
