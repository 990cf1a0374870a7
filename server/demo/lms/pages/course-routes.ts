import { Router } from 'express';
import type { LmsContext } from '../lms-context.ts';
import type { ActivityDocument, CourseDocument } from '../lms-documents.ts';
import { toFields } from '../lti/auth-routes.ts';
import { openLaunch } from '../lti/open-launch.ts';
import { findToolForActivity } from '../lti/tool-for-activity.ts';
import { taughtCourses } from './copy-activity-routes.ts';
import { roleInCourse, showProblem, signedInPage, visitorName, type Visit } from './page-access.ts';

/** A course with its activities, an activity with the tool in a frame, and the form that starts the launch. */
export function courseRoutes(lms: LmsContext): Router {
  const router = Router();
  router.get('/courses/:courseId', signedInPage(lms, showCourse));
  router.get('/activities/:key', signedInPage(lms, showActivity));
  // Where a launch's return_url leads; out of a frame it would show the course inside itself, so tools open it on top.
  router.get('/mod/lti/return.php', (request, response) => {
    const course = typeof request.query['course'] === 'string' ? request.query['course'] : '';
    response.redirect(303, `/courses/${encodeURIComponent(course)}`);
  });
  router.get('/activities/:key/launch', signedInPage(lms, startLaunch));
  router.get('/storage-frame', (_request, response) => {
    response.send(lms.views.render('storage-frame', { title: 'Storage for tools' }));
  });
  return router;
}

async function showCourse(visit: Visit): Promise<void> {
  const { lms, person, request, response } = visit;
  const course = await lms.store.courses.findOne({ _id: String(request.params['courseId']) });
  const role = course === null ? null : await roleInCourse(lms, person, course);
  if (course === null || role === null) {
    refuseCourse(visit);
    return;
  }
  const found = await lms.store.activities.find({ courseId: course._id }).toArray();
  const activities = found
    .toSorted((a, b) => Number(a._id) - Number(b._id))
    .map(({ key, title, description }) => ({ path: activityPath(key), title, description }));
  const taught = role === 'teacher' ? await taughtCourses(visit) : [];
  const editing = { teaches: role === 'teacher', copyTargets: taught };
  const about = { title: course.title, visitor: visitorName(person), label: course.label, id: course._id };
  const data = { ...about, activities, ...editing };
  response.send(lms.views.render('course', data));
}

async function showActivity(visit: Visit): Promise<void> {
  const { lms, person, response } = visit;
  const entered = await enterActivity(visit);
  if (entered === null) {
    refuseCourse(visit);
    return;
  }
  const { activity, course } = entered;
  const tool = await findToolForActivity(lms, activity);
  const launch = `${activityPath(activity.key)}/launch`;
  const { title, description } = activity;
  const crumb = { courseId: course._id, courseTitle: course.title };
  const storage = { storageHere: lms.storage === '_parent', storageFrame: lms.storage === 'post_message_forwarding' };
  const data = {
    title,
    description,
    visitor: visitorName(person),
    ...crumb,
    launch,
    tool: tool?.name ?? null,
    ...storage,
  };
  response.send(lms.views.render('activity', data));
}

async function startLaunch(visit: Visit): Promise<void> {
  const { lms, person, session, request, response } = visit;
  const entered = await enterActivity(visit);
  if (entered === null) {
    refuseCourse(visit);
    return;
  }
  const { activity } = entered;
  const tool = await findToolForActivity(lms, activity);
  if (tool === null) {
    showProblem(visit, 404, 'No tool', 'No tool is registered for this activity. An administrator can register one.');
    return;
  }
  const target = request.query['target'] === 'window' ? 'window' : 'iframe';
  const opening = { tool, activity, personId: person._id, sessionId: session._id, target } as const;
  const { action, fields } = await openLaunch(lms, opening);
  response.send(lms.views.render('post-form', { title: `Opening ${tool.name}`, action, fields: toFields(fields) }));
}

async function enterActivity({
  lms,
  person,
  request,
}: Visit): Promise<{ activity: ActivityDocument; course: CourseDocument } | null> {
  const activity = await lms.store.activities.findOne({ key: String(request.params['key']) });
  const course = activity === null ? null : await lms.store.courses.findOne({ _id: activity.courseId });
  if (activity === null || course === null || (await roleInCourse(lms, person, course)) === null) return null;
  return { activity, course };
}

function refuseCourse(visit: Visit): void {
  const text = 'There is no such page, or the person you are signed in as is not enrolled. Choose another person.';
  showProblem(visit, 404, 'Not found here', text);
}

function activityPath(key: string): string {
  return `/activities/${encodeURIComponent(key)}`;
}
