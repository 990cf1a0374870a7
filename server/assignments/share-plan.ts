/** How a class is divided among those who read it. A share is a help, not a wall: it bars nobody from any work. */
export type SharePlan = {
  graders: Grader[];
  /** Who divided it last, and when; `by` is a person id. */
  by: string;
  byName: string | null;
  at: Date;
};

/** One act on how a class is divided, for its history. `by` is a person id; `moved`: students who changed hands. */
export type ShareAct = { kind: 'divided' | 'ended'; by: string; byName: string | null; at: Date; moved: number };

export type Grader = {
  /** A person id. */
  id: string;
  name: string | null;
  /** The part of all students that no group decides about, against the others' parts; 0: none. */
  weight: number;
  /** LMS groups whose students this grader reads. */
  groups: string[];
};
