import { findAssignment } from '../assignments/assignment-repository.ts';
import { blindShareOf } from '../assignments/blind-share.ts';
import { isBlindFirst } from '../grading/deferral/blind-first.ts';
import type { Services } from '../services.ts';
import type { Submission } from '../submissions/submission.ts';

/**
 * Whether the draft of this work stays hidden until its teacher has judged. Drawn when the first draft arrives and
 * kept with the work: a share that is changed later must not hide what somebody has seen, nor show what nobody has.
 */
export async function drawBlindFirst(services: Pick<Services, 'db'>, submission: Submission): Promise<boolean> {
  if (submission.blindFirst !== undefined) return submission.blindFirst;
  const { platformId, courseId, assignmentId } = submission;
  const assignment = await findAssignment(services.db, { platformId, courseId }, assignmentId);
  return assignment !== null && isBlindFirst(submission._id, blindShareOf(assignment));
}
