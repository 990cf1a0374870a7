/**
 * A teacher's words to the other teachers of a course about one student's work. It belongs to the person and the
 * assignment, not to one hand-in: what a colleague must know ("has talked to me", "extension agreed") is as true of the
 * next attempt. It stands in a collection of its own, which nothing that students are shown ever reads.
 */
export type MarkerNote = {
  _id: string;
  platformId: string;
  courseId: string;
  assignmentId: string;
  /** Whose work it is about. */
  personId: string;
  /** The attempt that was open when it was written. */
  attempt: number;
  by: string;
  byName: string | null;
  text: string;
  at: Date;
  /** When its author last changed it; null: never. */
  editedAt: Date | null;
};

/** Characters of a note: a thread, not a report. */
export const MOST_CHARACTERS = 4_000;
/** Notes of one thread. */
export const MOST_NOTES = 200;
