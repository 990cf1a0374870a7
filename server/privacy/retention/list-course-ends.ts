import { findRetention, idOf, listRetentions } from '../../assignments/retention/retention-repository.ts';
import { decideEnd, type EndVerdict, type Retention } from '../../assignments/retention/retention.ts';
import { listCourses } from '../../lti/directory-repository.ts';
import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';
import { listCourseActivity, type CourseActivity } from './course-activity-repository.ts';

type ListServices = Pick<Services, 'db' | 'clock' | 'config'>;

/** A course with works: how long they are kept, and what becomes of them next. */
export type CourseToEnd = CourseActivity & {
  title: string | null;
  retention: Retention | null;
  days: number | null;
  /** The date chosen for it, which stands above `days`. */
  on: Date | null;
  verdict: EndVerdict;
};

/** Every course that has works, by title. */
export async function listCourseEnds({ db, clock, config }: ListServices): Promise<CourseToEnd[]> {
  const [activities, retentions, courses] = await Promise.all([
    listCourseActivity(db),
    listRetentions(db),
    listCourses(db),
  ]);
  const titles = new Map(courses.map(({ _id, title }) => [_id, title]));
  const now = clock.now();
  const ends = activities.map((activity) => {
    const retention = retentions.get(idOf(activity)) ?? null;
    const title = titles.get(activity.courseId) ?? null;
    return withVerdict({ ...activity, title, retention, ...ruleOf(retention, config) }, now);
  });
  return ends.sort((a, b) => (a.title ?? a.courseId).localeCompare(b.title ?? b.courseId));
}

/** The same of one course; null: no end is set, or it has no works. */
export async function findCourseEnd(services: ListServices, tenancy: Tenancy): Promise<CourseToEnd | null> {
  const { db, clock, config } = services;
  const retention = await findRetention(db, tenancy);
  const rule = ruleOf(retention, config);
  const [activity] = rule.days === null && rule.on === null ? [] : await listCourseActivity(db, tenancy);
  return activity ? withVerdict({ ...activity, title: null, retention, ...rule }, clock.now()) : null;
}

function withVerdict(course: Omit<CourseToEnd, 'verdict'>, now: Date): CourseToEnd {
  const { retention } = course;
  const facts = { ...course, onHold: retention?.hold != null, announcedAt: retention?.announced?.at ?? null };
  return { ...course, verdict: decideEnd(facts, now) };
}

function ruleOf(
  retention: Retention | null,
  { keepCoursesDays }: Services['config'],
): Pick<CourseToEnd, 'days' | 'on'> {
  const days = retention?.days === undefined ? keepCoursesDays : retention.days;
  return { days, on: retention?.on ?? null };
}
