import type { Tenancy } from '../tenancy.ts';

/** A teacher's "stop reading for now": while it stands, none of that work is given to the readers. */
export type RunPause = {
  /** The assignment's id; for a whole course its own. */
  _id: string;
  platformId: string;
  courseId: string;
  by: string;
  byName: string | null;
  at: Date;
};

/** What is read, paused and paid together: an assignment's work or (null) a whole course's. */
export type RunScope = Tenancy & { assignmentId: string | null };
