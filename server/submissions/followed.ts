/** What became of an earlier next step in a later attempt, as a teacher confirmed it. */
export type Outcome = 'acted-on' | 'tried' | 'ignored' | 'not-relevant';

export const OUTCOMES: readonly Outcome[] = ['acted-on', 'tried', 'ignored', 'not-relevant'];

/**
 * One confirmed earlier next step. It carries all that its student reads of it, frozen with the review: the point as
 * it went out, and the student's own words about it then and now (either may be empty).
 */
export type FollowedPoint = {
  pointId: string;
  criterionId: string;
  text: string;
  outcome: Outcome;
  before: string;
  after: string;
};

/**
 * The next steps that stood beside a student's writing: those of release `release` of attempt `attempt`. `ticked` are
 * the points the student says they worked on; nobody else sees them before the work is handed in.
 */
export type Checklist = { attempt: number; release: number; ticked: string[] };
