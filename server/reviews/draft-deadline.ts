import type { Assignment } from '../assignments/assignment.ts';
import type { Submission } from '../submissions/submission.ts';

/**
 * Until when the draft of this work may wait for the provider's cheap run: the hour that the assignment names, the first
 * one after the hand-in; null for at once. A teacher who asks once more does not wait.
 */
export function draftDeadline(
  { draftsByHour = null }: Pick<Assignment, 'draftsByHour'>,
  { submittedAt, decisions }: Pick<Submission, 'submittedAt' | 'decisions'>,
): Date | null {
  if (draftsByHour === null || submittedAt === null || decisions.some(asksAgain)) return null;
  const deadline = new Date(submittedAt);
  deadline.setUTCHours(draftsByHour, 0, 0, 0);
  if (deadline <= submittedAt) deadline.setUTCDate(deadline.getUTCDate() + 1);
  return deadline;
}

function asksAgain({ kind }: Submission['decisions'][number]): boolean {
  return kind === 'retry' || kind === 'redraft';
}
