import type { Assignment } from '../assignments/assignment.ts';
import { holdsBack } from '../assignments/release-rule.ts';
import type { Visit } from '../http/visit.ts';
import { releaseMoment } from '../reviews/release-moment.ts';
import { dueFor, type Extension } from '../submissions/extensions/extension.ts';
import type { Release } from '../submissions/submission.ts';

/** Everything that `grades/release` prints. */
export function releaseView(page: ReleasePage) {
  const { assignment, approved, visit, query, now } = page;
  const moments = approved.map((release) => releaseMoment(assignment, release));
  // What nothing holds back goes out by itself: there is no act to offer.
  const held = holdsBack(assignment, now) ? approved.filter(({ freed }) => !freed).length : 0;
  const next = moments.filter((moment) => moment !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  const { releaseNotBefore } = assignment;
  return {
    titleKey: 'grades:release.title',
    context: assignment.title,
    visit,
    base: visit.base,
    title: assignment.title,
    query,
    waiting: approved.length,
    held,
    next,
    stillWriting: runningOf(page),
    together: assignment.releaseTogether ?? false,
    notBefore: releaseNotBefore && releaseNotBefore > now ? releaseNotBefore : null,
    inUndo: approved.filter(({ dueAt }) => dueAt > now).length,
    done: page.released === null ? null : { count: page.released },
  };
}

/** Students whose own time is not over: what goes out to others before then may reach them. */
function runningOf({ assignment, extensions, now }: ReleasePage) {
  const ends = extensions.flatMap((one) => (one.active && one.dueAt ? (dueFor(assignment, one) ?? []) : []));
  const running = ends.filter((end) => end > now).sort((a, b) => b.getTime() - a.getTime());
  return running[0] ? { count: running.length, last: running[0] } : null;
}

type ReleasePage = {
  assignment: Assignment;
  extensions: readonly Extension[];
  /** Approvals that are not out yet. */
  approved: readonly Pick<Release, 'dueAt' | 'freed'>[];
  visit: Visit;
  query: string;
  now: Date;
  /** How many the last act let out; null: there was none. */
  released: number | null;
};
