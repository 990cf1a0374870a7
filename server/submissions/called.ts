import { formatOfName } from './extraction/file-formats.ts';
import type { Submission, SubmissionState } from './submission.ts';

/**
 * What to call a student on a teacher's page: by name (null where the LMS tells none), or, while their names are
 * hidden, by the number of their alias. There is no way to hold both, so that no page can print the wrong one.
 */
export type Called = Named | Aliased;

type Named = {
  alias: null;
  name: string | null;
  /** The LMS's own id of the student; null where it is not known. */
  sub: string | null;
  /**
   * The LMS's own test person (Canvas: Student View): counted nowhere, and no score is sent. Hides nobody, so it is
   * told of an alias as well.
   */
  testUser: boolean;
};

type Aliased = { alias: number; name: null; sub: null; testUser: boolean };

export type Whose = Pick<Submission, 'assignmentId' | 'personId'>;
export type Call = (whose: Whose) => Called;

/**
 * Whether a student of an anonymous assignment is called by name, decided by all of their attempts at it: once feedback
 * of theirs is out and nothing of theirs waits to be decided. By person, not by work, because a teacher who knew whose
 * a first attempt is would know it of the second; not only when everybody's is out, because where feedback goes out as
 * it is approved, one late work would keep the others' teachers from talking with their students. A contest or a
 * change to feedback that is out hides nobody again: such work stays `released` as it is stored.
 */
export function showsName(attempts: readonly SubmissionState[]): boolean {
  return attempts.includes('released') && !attempts.some((state) => UNDECIDED.has(state));
}

const UNDECIDED: ReadonlySet<SubmissionState> = new Set(['queued', 'reading', 'with-teacher', 'approved']);

/** The name of a student's file as a teacher may read it: file names often hold their author's. */
export function fileNameFor({ alias }: Called, name: string): string {
  if (alias === null) return name;
  const known = formatOfName(name) !== null;
  return `student-${alias}${known ? (/\.[^.]+$/.exec(name)?.[0].toLowerCase() ?? '') : ''}`;
}

/** The number in words that may stand for an alias ("Student 482", "482"); null in others. */
export function aliasNamed(words: string): number | null {
  const digits = /^(?:[\p{L}\p{M}]{1,20} )?(\d{3,7})$/u.exec(words)?.[1];
  return digits === undefined ? null : Number(digits);
}
