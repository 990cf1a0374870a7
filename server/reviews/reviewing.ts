import { findAssignment, findRubricVersion } from '../assignments/assignment-repository.ts';
import type { Assignment } from '../assignments/assignment.ts';
import { AppError } from '../errors.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Services } from '../services.ts';
import { findSubmission } from '../submissions/submission-repository.ts';
import type { Decision, Release, Submission } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';
import { hidesDraft } from './blind-choice.ts';
import { findDraft } from './draft-repository.ts';
import { findEarlier, type Earlier } from './earlier/find-earlier.ts';
import { startingContent, type ReviewContent } from './review-content.ts';
import { currentSecond, mayWrite } from './second/second-marking.ts';
import { asDesk } from './second-release.ts';
import type { StoredDraft } from './stored-draft.ts';

/** Everything a teacher's act on one submission is decided on. */
export type Reviewing = {
  /** As the desk has it: see `asDesk`. */
  submission: Submission;
  /** What its student has while it is being changed; null for all other work. */
  out: Release | null;
  assignment: Assignment;
  rubric: Rubric;
  draft: StoredDraft | null;
  /** What the review page shows for editing. */
  content: ReviewContent;
  /** A draft is there, and its levels and points must not be seen yet (`yours-first`, or of the blind-first share). */
  hidden: boolean;
  /** The earlier next steps that the work was written beside; null: none. */
  earlier: Earlier | null;
};

/** Who acts; `id` is a person id. */
export type Actor = { id: string; name: string | null };

/** Names one submission and who acts on it. */
export type ReviewCommand = { tenancy: Tenancy; submissionId: string; by: Actor };

/** Loads it whole; throws AppError `submission-gone` (404), also for another course's id and for unfinished work. */
export async function loadReviewing(
  services: Pick<Services, 'db'>,
  tenancy: Tenancy,
  submissionId: string,
): Promise<Reviewing> {
  const { db } = services;
  const found = await findSubmission(db, tenancy, submissionId);
  if (!found || found.state === 'composing') throw new AppError('submission-gone', { status: 404 });
  const desk = asDesk(found);
  const { out } = desk;
  const submission = { ...desk.submission, second: currentSecond(desk.submission) };
  const assignment = await findAssignment(db, tenancy, submission.assignmentId);
  if (!assignment) throw new AppError('assignment-gone', { status: 404 });
  const version = await findRubricVersion(db, tenancy, submission.rubricVersionId ?? assignment.rubricVersionId);
  if (!version) throw new AppError('rubric-gone', { status: 404 });
  const draft = submission.draftId === null ? null : await findDraft(db, tenancy, submission.draftId);
  const own = submission.review?.origin === 'scratch' ? null : draft;
  const hidden = hidesDraft(version.rubric, submission, own);
  const content = startingContent(submission.review, own, hidden);
  const earlier = await findEarlier(db, tenancy, submission);
  return { submission, out, assignment, rubric: version.rubric, draft, content, hidden, earlier };
}

/** Why an act did not happen: somebody was first. `decided` names the last decision, `edited` the last save. */
export type Conflict =
  { kind: 'decided'; state: Submission['state']; decision: Decision | null } | { kind: 'edited'; by: string; at: Date };

/** Reads again what stood in the way of a conditional write. */
export async function findConflict(services: Pick<Services, 'db'>, command: ReviewCommand): Promise<Conflict> {
  const { submission } = await loadReviewing(services, command.tenancy, command.submissionId);
  return conflictOf(submission);
}

export function conflictOf(submission: Submission): Conflict {
  const { state, review, decisions } = submission;
  if (state === 'with-teacher' && review && mayWrite(submission.second))
    return { kind: 'edited', by: review.editedBy, at: review.editedAt };
  const told =
    state === 'released' ? decisions.filter(({ kind }) => kind === 'approve' || kind === 'agree') : decisions;
  return { kind: 'decided', state, decision: told.at(-1) ?? null };
}

export function decisionOf(kind: Decision['kind'], by: Actor, at: Date, note: string | null = null): Decision {
  return { kind, by: by.id, byName: by.name, at, note };
}
