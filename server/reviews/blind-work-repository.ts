import type { Connection } from 'mongoose';
import { listTestUsers } from '../lti/directory-repository.ts';
import type { JudgedAssessment } from '../grading/deferral/blind-levels.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Review, Submission } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';
import { draftModel } from './draft-model.ts';
import type { StoredDraft } from './stored-draft.ts';

/** A work that its teacher judged before seeing the draft: both sides, and nothing of the work itself. */
export type BlindWork = {
  submissionId: string;
  assignmentId: string;
  rubricVersionId: string | null;
  chosen: NonNullable<Review['blind']>;
  assessment: JudgedAssessment;
};

/** The newest of a course, or of one assignment of it; without those of test people. */
export async function listBlindWork(db: Connection, tenancy: Tenancy, assignmentId?: string): Promise<BlindWork[]> {
  const { platformId, courseId } = tenancy;
  const own = { platformId, courseId };
  const one = assignmentId === undefined ? {} : { assignmentId };
  const testers = await listTestUsers(db, platformId);
  const submissions = await submissionModel(db)
    .find({ ...own, ...one, personId: { $nin: testers }, 'review.blind.at': { $exists: true } }, SUBMISSION_FIELDS)
    .sort({ 'review.blind.at': -1 })
    .limit(MOST_WORKS)
    .lean<Submission[]>();
  const ids = submissions.flatMap(({ review }) => review?.blind?.draftId ?? []);
  const drafts = await draftModel(db)
    .find({ ...own, _id: { $in: ids } }, DRAFT_FIELDS)
    .lean<StoredDraft[]>();
  const byId = new Map(drafts.map((draft) => [draft._id, draft.assessment]));
  return submissions.flatMap((submission) => blindWork(submission, byId) ?? []);
}

/** Enough to speak for a course as it is read now; older ones were read by older models. */
const MOST_WORKS = 400;

const SUBMISSION_FIELDS = { assignmentId: 1, rubricVersionId: 1, 'review.blind': 1 };

const DRAFT_FIELDS = {
  'assessment.draft.criteria': 1,
  'assessment.draft.points.criterionId': 1,
  'assessment.draft.points.evidence.kind': 1,
  'assessment.findings.criterionId': 1,
  'assessment.findings.check': 1,
  'assessment.repeats': 1,
  'assessment.blind': 1,
  'assessment.canary': 1,
  'assessment.confidence': 1,
};

function blindWork(
  { _id, assignmentId, rubricVersionId, review }: Submission,
  drafts: Map<string, JudgedAssessment>,
): BlindWork | null {
  const chosen = review?.blind;
  const assessment = chosen && drafts.get(chosen.draftId);
  if (!chosen || !assessment) return null;
  const under = chosen.rubricVersionId ?? rubricVersionId;
  return { submissionId: _id, assignmentId, rubricVersionId: under, chosen, assessment };
}
