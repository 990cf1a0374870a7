import { Schema, type Connection, type Model, type SchemaDefinition } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import { oweAudit } from '../audit/audit-owed-model.ts';
import type { Submission } from './submission.ts';

/** Collection `submissions`; its indexes are made by migration 0030. Only repositories and the job lease use it. */
export function submissionModel(db: Connection): Model<Submission> {
  return collectionModel(db, 'Submission', submissionSchema, 'submissions');
}

// Nested parts are written whole or by path from typed code and read lean: a cast of every inner field buys nothing.
const fields: SchemaDefinition = {
  _id: String,
  platformId: String,
  courseId: String,
  assignmentId: String,
  personId: String,
  attempt: Number,
  state: String,
  work: Schema.Types.Mixed,
  teacherOnly: Boolean,
  submittedAt: Date,
  late: Boolean,
  roomOwed: Boolean,
  handInOwed: Boolean,
  rubricVersionId: String,
  job: Schema.Types.Mixed,
  draftId: String,
  digest: Schema.Types.Mixed,
  blindFirst: Boolean,
  noDraft: String,
  review: Schema.Types.Mixed,
  redraft: Schema.Types.Mixed,
  second: Schema.Types.Mixed,
  setAside: Schema.Types.Mixed,
  offer: Schema.Types.Mixed,
  reviewTime: Schema.Types.Mixed,
  share: Schema.Types.Mixed,
  namedShares: { type: Schema.Types.Mixed, default: undefined },
  presence: Schema.Types.Mixed,
  decisions: Schema.Types.Mixed,
  release: Schema.Types.Mixed,
  again: Schema.Types.Mixed,
  earlier: { type: Schema.Types.Mixed, default: undefined },
  replies: Schema.Types.Mixed,
  checklist: Schema.Types.Mixed,
  selfAssessment: Schema.Types.Mixed,
  noticeVersion: String,
  createdAt: Date,
  updatedAt: Date,
};

const submissionSchema = new Schema<Submission>(fields, { versionKey: false, autoIndex: false, minimize: false });

// What a teacher, a student, the readers or the clock decided; what comes and goes while somebody works is not on record.
oweAudit(submissionSchema, [
  ...['submittedAt', 'draftId', 'review', 'decisions', 'namedShares'],
  ...['release', 'again', 'earlier', 'replies'],
]);
