import { Router } from 'express';
import { z } from 'zod';
import type { LmsContext } from '../lms-context.ts';
import type { CourseDocument } from '../lms-documents.ts';
import { copyActivity } from '../lti/add-picked-activities.ts';
import { roleInCourse, showProblem, signedInPage, type Visit } from './page-access.ts';

/** Copies an activity into another course of the same teacher, as importing a course does with all of them. */
export function copyActivityRoutes(lms: LmsContext): Router {
  const router = Router();
  router.post('/activities/:key/copy', signedInPage(lms, copy));
  return router;
}

/** Courses a person may add to. */
export async function taughtCourses({ lms, person }: Pick<Visit, 'lms' | 'person'>): Promise<CourseDocument[]> {
  const courses = await lms.store.courses.find({}).toArray();
  const roles = await Promise.all(courses.map((course) => roleInCourse(lms, person, course)));
  return courses.filter((_course, index) => roles[index] === 'teacher');
}

async function copy(visit: Visit): Promise<void> {
  const { lms, request, response } = visit;
  const activity = await lms.store.activities.findOne({ key: String(request.params['key']) });
  const into = z.object({ course: z.string() }).safeParse(request.body).data?.course;
  const taught = (await taughtCourses(visit)).map(({ _id }) => _id);
  if (!activity || into === undefined || !taught.includes(activity.courseId) || !taught.includes(into)) {
    showProblem(visit, 404, 'Not found here', 'There is no such activity or course, or you do not teach there.');
    return;
  }
  await copyActivity(lms, { activityKey: activity.key, toCourseId: into });
  response.redirect(303, `/courses/${into}`);
}
