import { earliestEnd } from '../assignments/retention/retention.ts';
import type { CourseToEnd } from '../privacy/retention/list-course-ends.ts';

/** Every course with works: what holds for it, what comes next, and the forms that change it. */
export function retentionView(courses: readonly CourseToEnd[], { keepCoursesDays, now, saved, refused }: Shown) {
  return {
    titleKey: 'data:retention.title',
    ...{ saved, siteDays: keepCoursesDays, earliest: earliestEnd(now), firstDay: dayOf(earliestEnd(now)) },
    choice: { ...(refused ?? { course: null, on: '' }), byDate: refused !== null },
    error: refused && `data:retention.${refused.why}`,
    courses: courses.map(({ courseId, title, works, lastActivityAt, days, on, retention, verdict }) => ({
      ...{ courseId, title: title ?? courseId, works, lastActivityAt, days, on, hold: retention?.hold ?? null },
      own: retention?.days !== undefined,
      state: stateKey(verdict),
      goesAt: verdict.kind === 'kept' || verdict.kind === 'paused' ? null : verdict.goesAt,
    })),
  };
}

type Shown = {
  keepCoursesDays: number | null;
  now: Date;
  saved: boolean;
  /** A date that was not taken, as it was typed, and why. */
  refused: { course: string; on: string; why: 'noDate' | 'tooSoon' } | null;
};

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** What comes next, as a key of the words. */
export function stateKey(verdict: CourseToEnd['verdict']): string {
  return verdict.kind === 'paused' ? `data:end.paused.${verdict.why}` : `data:end.state.${verdict.kind}`;
}
