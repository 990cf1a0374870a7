import type { Assignment } from '../assignments/assignment.ts';
import { holdsBack } from '../assignments/release-rule.ts';
import type { Visit } from '../http/visit.ts';
import { filterQuery } from '../reviews/queue-filter.ts';
import { releaseMoment } from '../reviews/release-moment.ts';
import type { Approved } from './release-repository.ts';

/** Everything that `grades/course-release` prints: what is approved and not out yet, of all assignments of a course. */
export function courseReleaseView(page: CourseReleasePage) {
  const { assignments, approved, visit, now, released } = page;
  const rows = assignments.flatMap((assignment) => {
    const own = approved.filter(({ assignmentId }) => assignmentId === assignment._id);
    return own.length === 0 ? [] : [{ ...rowOf(assignment, own, now), ...linksOf(visit, assignment) }];
  });
  const held = rows.reduce((total, row) => total + row.held, 0);
  return {
    titleKey: 'grades:release.title',
    context: null,
    visit,
    base: visit.base,
    query: filterQuery({ scope: 'course' }),
    waiting: rows.reduce((total, row) => total + row.waiting, 0),
    rows,
    held,
    inUndo: held === 0 ? 0 : approved.filter(({ dueAt }) => dueAt > now).length,
    done: released === null ? null : { count: released },
  };
}

function rowOf(assignment: Assignment, own: readonly Approved[], now: Date) {
  const moments = own.flatMap((release) => releaseMoment(assignment, release) ?? []);
  return {
    title: assignment.title,
    waiting: own.length,
    // What nothing holds back goes out by itself: there is no act to offer.
    held: holdsBack(assignment, now) ? own.filter(({ freed }) => !freed).length : 0,
    next: moments.sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
  };
}

function linksOf({ base }: Visit, { _id }: Assignment) {
  return { href: `${base}/release${filterQuery({ scope: 'course', assignment: _id })}` };
}

type CourseReleasePage = {
  assignments: readonly Assignment[];
  approved: readonly Approved[];
  visit: Visit;
  now: Date;
  /** How many the last act let out; null: there was none. */
  released: number | null;
};
