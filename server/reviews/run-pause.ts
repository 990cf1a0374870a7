/** A teacher's "stop reading this class for now": while it stands, no work of the assignment is given to the readers. */
export type RunPause = {
  /** The assignment's id. */
  _id: string;
  platformId: string;
  courseId: string;
  by: string;
  byName: string | null;
  at: Date;
};
