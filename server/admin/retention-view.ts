import { earliestEnd } from '../assignments/retention/retention.ts';
import type { CourseToEnd } from '../privacy/retention/list-course-ends.ts';

/** Every course with works: what holds for it, what comes next, and the forms that change it. */
export function retentionView(courses: readonly CourseToEnd[], { keepCoursesDays, now, saved, refused }: Shown) {
  return {
    titleKey: 'data:retention.title',
    ...{ saved, siteDays: keepCoursesDays, firstDay: dayOf(earliestEnd(now)) },
    choice: refused ?? { course: null, keep: null, days: '365', on: '' },
    error: { [refused?.keep ?? '']: refused && `data:retention.${refused.why}` },
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
  /** A choice that was not taken, as it was typed, and why. */
  refused: { course: string; keep: string; days: string; on: string; why: WhyNotKept } | null;
};

export type WhyNotKept = 'noDays' | 'noDate' | 'tooSoon';

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** What comes next, as a key of the words. */
export function stateKey(verdict: CourseToEnd['verdict']): string {
  return verdict.kind === 'paused' ? `data:end.paused.${verdict.why}` : `data:end.state.${verdict.kind}`;
}
