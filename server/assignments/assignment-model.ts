import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import { rememberReads } from '../database/remember-reads.ts';
import { oweAudit } from '../audit/audit-owed-model.ts';
import type { Assignment } from './assignment.ts';

export function assignmentModel(db: Connection): Model<Assignment> {
  return collectionModel(db, 'Assignment', assignmentSchema, 'assignments');
}

const assignmentSchema = new Schema<Assignment>(
  {
    _id: String,
    platformId: String,
    courseId: String,
    linkId: String,
    earlierLinkIds: { type: [String], default: undefined },
    originIds: { type: [String], default: undefined },
    title: String,
    task: String,
    notes: String,
    rubricVersionId: String,
    libraryRubricId: String,
    rubricSwitches: { type: Schema.Types.Mixed, default: undefined },
    attemptsAllowed: Number,
    dueAt: Date,
    opening: { type: Schema.Types.Mixed, default: undefined },
    feedbackLanguage: String,
    counts: String,
    blindShare: Number,
    solutionsAllowed: Boolean,
    draftsByHour: Number,
    releaseNotBefore: Date,
    releaseTogether: Boolean,
    replyRules: { type: Schema.Types.Mixed, default: undefined },
    anonymous: Boolean,
    anonymitySwitches: { type: Schema.Types.Mixed, default: undefined },
    shares: { type: Schema.Types.Mixed, default: undefined },
    shareActs: { type: Schema.Types.Mixed, default: undefined },
    secondMarker: { type: Schema.Types.Mixed, default: undefined },
    exemplars: { type: Schema.Types.Mixed, default: undefined },
    selfAssessment: String,
    settingChanges: { type: Schema.Types.Mixed, default: undefined },
    createdBy: String,
    createdAt: Date,
    updatedAt: Date,
  },
  { versionKey: false, autoIndex: false },
);

oweAudit(assignmentSchema, ['settingChanges', 'rubricSwitches', 'anonymitySwitches', 'shareActs'], { inserts: true });

/** For pages of a whole class. */
export const rememberAssignments = rememberReads(assignmentSchema);
