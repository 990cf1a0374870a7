import type { Connection } from 'mongoose';
import { assignmentModel } from '../../assignments/assignment-model.ts';
import type { Assignment } from '../../assignments/assignment.ts';
import { listTestUsers } from '../../lti/directory-repository.ts';
import { draftModel } from '../../reviews/draft-model.ts';
import type { StoredDraft } from '../../reviews/stored-draft.ts';
import { submissionModel } from '../../submissions/submission-model.ts';
import type { Submission } from '../../submissions/submission.ts';
import type { Tenancy } from '../../tenancy.ts';

/** The course of this id; an operator at the command line names it without its platform. */
export async function findCourse(db: Connection, courseId: string): Promise<Tenancy | null> {
  const found = await assignmentModel(db).findOne({ courseId }, { platformId: 1, courseId: 1 }).lean<Assignment>();
  return found && { platformId: found.platformId, courseId: found.courseId };
}

/** A released attempt that had a draft; the marks are those that went out. */
export type ReleasedWork = {
  submissionId: string;
  text: string;
  rubricVersionId: string;
  marks: number;
  maximum: number;
  assignment: Pick<Assignment, '_id' | 'title' | 'notes'>;
  draft: StoredDraft;
};

/** Oldest first; without those of test people. */
export async function listReleasedWork(
  db: Connection,
  tenancy: Tenancy,
  limit: number | null,
): Promise<ReleasedWork[]> {
  const { platformId, courseId } = tenancy;
  const own = { platformId, courseId };
  const testers = await listTestUsers(db, platformId);
  const submissions = await submissionModel(db)
    .find({ ...own, state: 'released', draftId: { $ne: null }, personId: { $nin: testers } })
    .sort({ submittedAt: 1, _id: 1 })
    .limit(limit ?? 0)
    .lean<Submission[]>();
  const draftIds = submissions.flatMap(({ draftId }) => draftId ?? []);
  const drafts = await draftModel(db)
    .find({ ...own, _id: { $in: draftIds } })
    .lean<StoredDraft[]>();
  const assignments = await assignmentModel(db).find(own, { title: 1, notes: 1 }).lean<Assignment[]>();
  return submissions.flatMap((one) => releasedWork(one, drafts, assignments) ?? []);
}

function releasedWork(
  { _id, work, rubricVersionId, release, draftId, assignmentId }: Submission,
  drafts: readonly StoredDraft[],
  assignments: readonly Assignment[],
): ReleasedWork | null {
  const draft = drafts.find((one) => one._id === draftId);
  const assignment = assignments.find((one) => one._id === assignmentId);
  if (!release || !draft || !assignment || rubricVersionId === null) return null;
  const { marks, maximum } = release;
  return { submissionId: _id, text: work.text, rubricVersionId, marks, maximum, assignment, draft };
}
