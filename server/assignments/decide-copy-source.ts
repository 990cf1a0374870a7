import type { LinkOrigin } from '../lti/link-origin.ts';
import type { Assignment } from './assignment.ts';
import type { CopySource } from './find-copy-source.ts';

export type CopyCandidate = {
  assignment: Assignment;
  /** Its link stands in the history of the new one. */
  byLink: boolean;
  courseKey: string;
  courseTitle: string | null;
  sameCourse: boolean;
  taught: boolean;
};

/**
 * Chooses what a copied link is offered: the nearest ancestor by the LMS's own history, newest first.
 *
 * What somebody may see who did not teach the old course: custom parameters are signed by the LMS, but a teacher can
 * type them in by hand, and an assignment's id is known to everyone who ever opened it, students included. So an id
 * alone counts only for those who taught there. With the LMS's history naming the old course or link, a colleague who
 * was handed a copied course is offered it by its title, and may take along what students of the old course could see:
 * task, rubric, rules. The notes (a reference answer) stay behind: with them a forged parameter would open an answer key.
 */
export function decideCopySource(candidates: readonly CopyCandidate[], origin: LinkOrigin): CopySource | null {
  const allowed = candidates.filter((one) => one.taught || isInHistory(one, origin));
  const [best] = [...allowed].sort((a, b) => distance(a, origin) - distance(b, origin));
  if (!best) return null;
  const { assignment, courseTitle, sameCourse, taught } = best;
  return { assignment, courseTitle, sameCourse, taught };
}

/** A link that names its old courses is not a copy from any other one. */
function isInHistory({ byLink, courseKey }: CopyCandidate, { courses }: LinkOrigin): boolean {
  return courses.length === 0 ? byLink : courses.includes(courseKey);
}

/** Smaller is nearer: a duplicate within the course, then the newest course of the history, then the id alone. */
function distance({ sameCourse, byLink, courseKey }: CopyCandidate, { courses }: LinkOrigin): number {
  if (sameCourse) return -1;
  const place = courses.indexOf(courseKey);
  return (place < 0 ? courses.length : place) + (byLink ? 0 : 0.5);
}
