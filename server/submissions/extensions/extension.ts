import type { AuditOwed } from '../../audit/audit-owed-model.ts';
import type { Assignment } from '../../assignments/assignment.ts';

/** More time, or more attempts, for one student of one assignment. Kept when it is withdrawn, with all that was done. */
export type Extension = AuditOwed & {
  _id: string;
  platformId: string;
  courseId: string;
  assignmentId: string;
  /** The LMS's id of the student: a roster names people who have never opened the tool. */
  sub: string;
  /** The student's own due date; null: the class's. */
  dueAt: Date | null;
  /** On top of what the assignment allows. */
  extraAttempts: number;
  active: boolean;
  /** Oldest first. */
  changes: ExtensionChange[];
};

/** A teacher's recorded act. `reason` is never shown to the student; `by` is a person id. */
export type ExtensionChange = {
  kind: 'given' | 'changed' | 'withdrawn';
  dueAt: Date | null;
  extraAttempts: number;
  reason: string;
  by: string;
  byName: string | null;
  at: Date;
};

type Granted = Pick<Extension, 'dueAt' | 'extraAttempts' | 'active'>;

/**
 * When one student's work is due: the later of the class's date and their own, so that moving the class's date never
 * takes time from anybody. Null: nothing is ever late.
 */
export function dueFor({ dueAt }: Pick<Assignment, 'dueAt'>, extension: Granted | null): Date | null {
  if (dueAt === null || !extension?.active || extension.dueAt === null) return dueAt;
  return extension.dueAt > dueAt ? extension.dueAt : dueAt;
}

/** The assignment as it stands for one student. */
export function extended<T extends Pick<Assignment, 'dueAt' | 'attemptsAllowed'>>(
  assignment: T,
  extension: Granted | null,
): T {
  const more = extension?.active ? extension.extraAttempts : 0;
  return { ...assignment, dueAt: dueFor(assignment, extension), attemptsAllowed: assignment.attemptsAllowed + more };
}
