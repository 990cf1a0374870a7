import { randomBytes } from 'node:crypto';
import { Router, urlencoded, type Request, type Response } from 'express';
import { z } from 'zod';
import type { LmsContext } from '../lms-context.ts';
import type { CourseDocument, ToolDocument } from '../lms-documents.ts';
import { addPickedActivities } from '../lti/add-picked-activities.ts';
import { toFields } from '../lti/auth-routes.ts';
import { openDeepLinking } from '../lti/open-launch.ts';
import { readDeepLinkingAnswer } from '../lti/read-deep-linking-answer.ts';
import { findToolForActivity } from '../lti/tool-for-activity.ts';
import { roleInCourse, showProblem, signedInPage, visitorName, type Visit } from './page-access.ts';

/** "Add an activity": the tool's picker in a frame, its answer, and the confirmation that saves it. */
export function deepLinkingRoutes(lms: LmsContext): Router {
  const router = Router();
  router.get('/courses/:courseId/add', signedInPage(lms, showFrame));
  router.get('/courses/:courseId/add/launch', signedInPage(lms, startPicking));
  router.post('/courses/:courseId/add/:pickId', signedInPage(lms, save));
  return router;
}

/** Where the tool posts its answer: from another site, so the site's own origin rule cannot hold here. */
export function deepLinkingReturn(lms: LmsContext): Router {
  const router = Router();
  const form = urlencoded({ extended: false, limit: '1mb' });
  router.post('/mod/lti/contentitem_return.php', form, (request, response) => takeAnswer(lms, request, response));
  return router;
}

async function showFrame(visit: Visit): Promise<void> {
  const entered = await enterAsTeacher(visit);
  if (!entered) return;
  const { course, tool } = entered;
  const data = { visitor: visitorName(visit.person), courseId: course._id, courseTitle: course.title, tool: tool.name };
  visit.response.send(visit.lms.views.render('add-activity', { title: 'Add an activity', ...data }));
}

async function startPicking(visit: Visit): Promise<void> {
  const { lms, person, session, response } = visit;
  const entered = await enterAsTeacher(visit);
  if (!entered) return;
  const { course, tool } = entered;
  const pickId = randomBytes(8).toString('hex');
  await lms.store.picks.insertOne({ _id: pickId, courseId: course._id, toolId: tool._id, items: [] });
  const { action, fields } = await openDeepLinking(lms, {
    ...{ tool, courseId: course._id, pickId, personId: person._id, sessionId: session._id },
  });
  response.send(lms.views.render('post-form', { title: `Opening ${tool.name}`, action, fields: toFields(fields) }));
}

async function takeAnswer(lms: LmsContext, request: Request, response: Response): Promise<void> {
  const pickId = typeof request.query['sesskey'] === 'string' ? request.query['sesskey'] : '';
  const pick = await lms.store.picks.findOne({ _id: pickId });
  const tool = pick && (await lms.store.tools.findOne({ _id: pick.toolId }));
  const jwt = z.object({ JWT: z.string() }).safeParse(request.body).data?.JWT;
  if (!pick || !tool || jwt === undefined) {
    showProblem({ lms, response }, 404, 'Nothing was asked for', 'Start again from the course.');
    return;
  }
  const answer = await readDeepLinkingAnswer(lms, tool, jwt);
  if (answer.kind === 'refused') {
    showProblem({ lms, response }, 400, 'The tool’s answer cannot be used', answer.why);
    return;
  }
  await lms.store.picks.updateOne({ _id: pickId }, { $set: { items: answer.items } });
  const items = answer.items.map(({ title, lineItem }) => ({ title, scoreMaximum: lineItem?.scoreMaximum ?? null }));
  const data = { title: 'Add to the course', pickId, courseId: pick.courseId, items };
  response.send(lms.views.render('confirm-activities', data));
}

async function save(visit: Visit): Promise<void> {
  const { lms, request, response } = visit;
  const entered = await enterAsTeacher(visit);
  if (!entered) return;
  const pickId = String(request.params['pickId']);
  const pick = await lms.store.picks.findOneAndDelete({ _id: pickId, courseId: entered.course._id });
  if (pick) await addPickedActivities(lms, pick.courseId, pick.items);
  response.redirect(303, `/courses/${entered.course._id}`);
}

/** Only who may edit the course adds to it; anyone else has been told so. */
async function enterAsTeacher(visit: Visit): Promise<{ course: CourseDocument; tool: ToolDocument } | null> {
  const { lms, person, request } = visit;
  const course = await lms.store.courses.findOne({ _id: String(request.params['courseId']) });
  const role = course === null ? null : await roleInCourse(lms, person, course);
  const tool = await findToolForActivity(lms, { toolUrl: null });
  if (course !== null && role === 'teacher' && tool !== null) return { course, tool };
  showProblem(visit, 404, 'Not found here', 'There is no such page, no tool, or you do not teach this course.');
  return null;
}
