import type { CourseToEnd } from './list-course-ends.ts';

/** What a course's people read of the end of its works; null: there is none. */
export function endView(course: CourseToEnd | null) {
  if (!course || course.verdict.kind === 'kept') return null;
  const { verdict, days, on } = course;
  return {
    ruleKey: on ? 'data:end.onDate' : 'data:end.rule',
    days,
    goesAt: verdict.goesAt,
    tone: NEAR.has(verdict.kind) ? 'warn' : 'info',
    paused: verdict.kind === 'paused' ? `data:end.paused.${verdict.why}` : null,
  };
}

const NEAR: ReadonlySet<string> = new Set(['announce', 'announced', 'erase']);
