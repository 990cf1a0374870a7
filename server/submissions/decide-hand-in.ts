import type { Assignment } from '../assignments/assignment.ts';
import type { ReadersDecision } from '../llm/choice/reader-rule.ts';
import type { Submission } from './submission.ts';
import type { NoDraftReason } from './work.ts';

/** Where work goes when it is handed in. Whatever is wrong with it, a person gets it: no failure becomes a zero. */
export type HandIn =
  | { kind: 'to-readers'; late: boolean }
  | { kind: 'to-teacher'; reason: NoDraftReason; late: boolean }
  /** The file is still being read: nothing is handed in yet. */
  | { kind: 'still-reading' }
  /** The work changed in another tab since the student checked it: they look again. */
  | { kind: 'changed-since-seen' }
  /** The assignment wants the student's own levels first, and some are not chosen. */
  | { kind: 'self-assessment-missing' }
  | { kind: 'already-handed-in' };

export function decideHandIn(submission: Pick<Submission, 'state' | 'work' | 'updatedAt'>, facts: HandInFacts): HandIn {
  if (submission.state !== 'composing') return { kind: 'already-handed-in' };
  if (submission.work.extraction.status === 'waiting') return { kind: 'still-reading' };
  if (facts.seen && facts.seen.getTime() !== submission.updatedAt.getTime()) return { kind: 'changed-since-seen' };
  if (facts.selfMissing) return { kind: 'self-assessment-missing' };
  const { dueAt } = facts.assignment;
  const late = dueAt !== null && facts.now > dueAt;
  const reason = whyNoDraft(submission.work, facts);
  return reason ? { kind: 'to-teacher', reason, late } : { kind: 'to-readers', late };
}

/** `seen` is the moment of the work that was checked; null when nobody said. */
type HandInFacts = {
  assignment: Pick<Assignment, 'dueAt'>;
  teacherOnly: boolean;
  /** Why no reader may read here; null where one may. */
  noReaders: NoReaders;
  seen: Date | null;
  /** The student's own levels are required, and not all are there. */
  selfMissing?: boolean;
  now: Date;
};

/** The student's wish comes first, then what the file is, then what is set up. */
export function whyNoDraft(
  { extraction, text }: Submission['work'],
  { teacherOnly, noReaders }: { teacherOnly: boolean; noReaders: NoReaders },
): NoDraftReason | null {
  if (teacherOnly) return 'teacher-only';
  if (extraction.status === 'failed') return extraction.reason;
  if (text.trim() === '') return 'empty';
  return noReaders;
}

export type NoReaders = 'no-reader' | 'not-allowed' | null;

/** The rules' answer as a reason for the words. */
export function noReadersOf({ kind }: Pick<ReadersDecision, 'kind'>): NoReaders {
  return kind === 'allowed' ? null : kind;
}
