import { setAnnounced, takeTurn } from '../../assignments/retention/retention-repository.ts';
import { chainName } from '../../audit/disguise-acts.ts';
import { recordAct } from '../../audit/record-act.ts';
import { freshErasure } from '../erase/erase-person.ts';
import { openErasure } from '../erase/erasure-repository.ts';
import type { EraseServices } from '../erase/erasing.ts';
import { runErasure } from '../erase/run-erasure.ts';
import { listLeaving } from './course-activity-repository.ts';
import { listCourseEnds, type CourseToEnd } from './list-course-ends.ts';

/** Once an hour, whichever process is first: announces what is near, and erases what was announced and is over. */
export async function sweepRetention(services: EraseServices): Promise<void> {
  if (!(await takeTurn(services.db, services.clock.now()))) return;
  await endCourses(services);
}

/** The same at once; returns the courses whose works went. */
export async function endCourses(services: EraseServices): Promise<CourseToEnd[]> {
  const ended: CourseToEnd[] = [];
  for (const course of await listCourseEnds(services)) {
    await announce(services, course);
    if (course.verdict.kind !== 'erase') continue;
    await eraseCourse(services, course);
    ended.push(course);
  }
  return ended;
}

/** What was announced and is not near any more must be announced anew. */
async function announce({ db, clock }: EraseServices, { retention, verdict, ...course }: CourseToEnd): Promise<void> {
  const told = retention?.announced ?? null;
  if (verdict.kind === 'announce') await setAnnounced(db, course, { at: clock.now(), goesAt: verdict.goesAt });
  else if (told && verdict.kind === 'announced')
    await setAnnounced(db, course, { at: told.at, goesAt: verdict.goesAt });
  else if (told && verdict.kind !== 'erase') await setAnnounced(db, course, null);
}

/** Erases what a course kept of its students, with a certificate; what its teachers made of tasks and rubrics stays. */
async function eraseCourse(services: EraseServices, course: CourseToEnd): Promise<void> {
  const { db } = services;
  const { platformId, courseId, works } = course;
  const scope = { kind: 'course' as const, platformId, courseId, leavingIds: await listLeaving(db, course) };
  const erasure = await openErasure(db, freshErasure(services, scope, 'retention'));
  const { _id: certificate } = erasure;
  const facts = { course: chainName({ platformId, courseId }), certificate, works };
  const about = { chain: 'site', kind: 'course-ended', key: `course-ended ${certificate}` } as const;
  await recordAct(services, { ...about, actor: 'system', subject: null, facts });
  await runErasure(services, erasure);
  await setAnnounced(db, course, null);
}
