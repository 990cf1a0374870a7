import type { CourseToEnd } from '../privacy/retention/list-course-ends.ts';

/** Every course with works: what holds for it, what comes next, and the forms that change it. */
export function retentionView(
  courses: readonly CourseToEnd[],
  { keepCoursesDays, saved }: { keepCoursesDays: number | null; saved: boolean },
) {
  return {
    titleKey: 'data:retention.title',
    ...{ saved, siteDays: keepCoursesDays },
    courses: courses.map(({ courseId, title, works, lastActivityAt, days, retention, verdict }) => ({
      ...{ courseId, title: title ?? courseId, works, lastActivityAt, days, hold: retention?.hold ?? null },
      own: retention?.days !== undefined,
      state: stateKey(verdict),
      goesAt: verdict.kind === 'kept' || verdict.kind === 'paused' ? null : verdict.goesAt,
    })),
  };
}

/** What comes next, as a key of the words. */
export function stateKey(verdict: CourseToEnd['verdict']): string {
  return verdict.kind === 'paused' ? `data:end.paused.${verdict.why}` : `data:end.state.${verdict.kind}`;
}
