import type { Assignment } from '../assignments/assignment.ts';
import type { Submission } from './submission.ts';

/** Where a student stands with an assignment, from all attempts, first to last. */
export type Standing =
  /** Nothing yet, or an attempt that is being written: the compose page. */
  | { kind: 'composing'; attempt: Submission | null; attemptsLeft: number }
  /** The last one is handed in; `mayStart` says whether another may be begun. */
  | { kind: 'handed-in'; attempt: Submission; attemptsLeft: number; mayStart: boolean };

/** A returned attempt gives one more, whatever the limit (design: States). `attemptsLeft` counts the one being written. */
export function standingOf(assignment: Pick<Assignment, 'attemptsAllowed'>, attempts: readonly Submission[]): Standing {
  const last = attempts.at(-1) ?? null;
  const returned = attempts.filter((attempt) => attempt.state === 'returned').length;
  const handedIn = attempts.filter((attempt) => attempt.state !== 'composing').length;
  const attemptsLeft = Math.max(0, assignment.attemptsAllowed + returned - handedIn);
  if (last === null || last.state === 'composing') return { kind: 'composing', attempt: last, attemptsLeft };
  return { kind: 'handed-in', attempt: last, attemptsLeft, mayStart: attemptsLeft > 0 };
}
