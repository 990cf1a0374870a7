import { findAssignment, findRubricVersion } from '../assignments/assignment-repository.ts';
import type { Assignment } from '../assignments/assignment.ts';
import { AppError } from '../errors.ts';
import { waitingJob } from '../jobs/job.ts';
import { nextRank } from '../jobs/lease.ts';
import { findPerson } from '../lti/directory-repository.ts';
import { findDraft } from '../reviews/draft-repository.ts';
import type { Services } from '../services.ts';
import { chooseCounting } from './choose-counting.ts';
import { commentWords } from './comment-words.ts';
import { gradebookCellModel } from './gradebook-cell-model.ts';
import type { GradebookCell, WantedScore } from './gradebook-cell.ts';
import { openCell, wantScore } from './gradebook-repository.ts';
import { listReleased, type Released } from './release-repository.ts';
import { scoreComment } from './score-comment.ts';
import { shownApprover } from './shown-approver.ts';

/**
 * Brings the gradebook cell of a released submission in line with all that was released to that student: it wants the
 * attempt that counts, and its delivery is due if that is news. Safe to run again, and beside another: the cell is
 * read before the attempts, so that a choice made on older attempts never overwrites a newer one.
 */
export async function updateCell(services: Services, released: Released): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    if (await tryUpdate(services, released)) return;
  }
  throw new AppError('gradebook-busy', { status: 503 });
}

const TRIES = 5;

async function tryUpdate(services: Services, released: Released): Promise<boolean> {
  const { db, clock } = services;
  const { assignmentId, personId, platformId, courseId } = released;
  const tenancy = { platformId, courseId };
  const person = await findPerson(db, platformId, personId);
  const assignment = await findAssignment(db, tenancy, assignmentId);
  if (!person || !assignment) throw new AppError('assignment-gone', { status: 404 });
  const cell = await openCell(db, { tenancy, assignmentId, personId }, person.sub, clock.now());
  const counting = await countingAttempt(services, assignment, released);
  if (!counting || isWanted(cell, counting)) return true;
  const wanted = await wantedScore(services, assignment, counting);
  const rank = await nextRank(gradebookCellModel(db), courseId);
  return wantScore(db, cell, {
    wanted,
    job: waitingJob(clock.now(), rank),
    restored: counting.release.restored ?? false,
  });
}

async function countingAttempt(
  services: Services,
  assignment: Assignment,
  { platformId, courseId, personId }: Released,
): Promise<Released | null> {
  const all = await listReleased(services.db, { platformId, courseId }, { assignmentId: assignment._id, personId });
  const attempts = all.map((one) => ({
    one,
    attempt: one.attempt,
    marks: one.release.marks,
    maximum: one.release.maximum,
  }));
  return chooseCounting(attempts, assignment.counts)?.one ?? null;
}

function isWanted({ wanted }: GradebookCell, counting: Released): boolean {
  return wanted?.submissionId === counting._id && wanted.release === counting.release.number;
}

async function wantedScore(services: Services, assignment: Assignment, counting: Released): Promise<WantedScore> {
  const { db } = services;
  const tenancy = { platformId: counting.platformId, courseId: counting.courseId };
  const version = await findRubricVersion(db, tenancy, counting.rubricVersionId ?? assignment.rubricVersionId);
  if (!version) throw new AppError('rubric-gone', { status: 404 });
  const { release, draftId, review } = counting;
  const draft = draftId !== null && review?.origin === 'draft' ? await findDraft(db, tenancy, draftId) : null;
  const words = commentWords(assignment.feedbackLanguage);
  return {
    submissionId: counting._id,
    release: release.number,
    scoreGiven: release.marks,
    scoreMaximum: release.maximum,
    comment: scoreComment(version.rubric, toldRelease(services, release), words, draft?.demonstration ?? false),
    submittedAt: counting.submittedAt,
  };
}

function toldRelease({ config }: Services, release: Released['release']) {
  return { ...release, approvedByName: shownApprover(config, release.approvedByName) };
}
