import { Router } from 'express';
import type { LmsContext } from '../lms-context.ts';
import type { ActivityDocument, AttemptDocument, CourseDocument, PersonDocument } from '../lms-documents.ts';
import { toFields } from '../lti/auth-routes.ts';
import { openAttempt } from '../lti/open-launch.ts';
import { findToolForActivity } from '../lti/tool-for-activity.ts';
import { roleInCourse, showProblem, signedInPage, visitorName, type Visit } from './page-access.ts';

/** Canvas's SpeedGrader as far as a tool meets it: one attempt of one student, in a frame, for those who teach. */
export function speedGraderRoutes(lms: LmsContext): Router {
  const router = Router();
  if (!lms.profile.speedGrader) return router;
  const path = '/grades/:lineItemId/speed_grader/:personKey/:attempt';
  router.get(path, signedInPage(lms, showAttempt));
  router.get(`${path}/launch`, signedInPage(lms, startAttempt));
  return router;
}

async function showAttempt(visit: Visit): Promise<void> {
  const { lms, person, request, response } = visit;
  const found = await findAttempt(visit);
  if (found === null) {
    refuse(visit);
    return;
  }
  const { course, activity, of } = found;
  const tool = await findToolForActivity(lms, activity);
  response.send(
    lms.views.render('activity', {
      title: `SpeedGrader: ${visitorName(of)}, attempt ${String(request.params['attempt'])}`,
      description: activity.title,
      visitor: visitorName(person),
      ...{ courseId: course._id, courseTitle: course.title },
      launch: `${request.path}/launch`,
      tool: tool?.name ?? null,
      storageHere: lms.storage === '_parent',
      storageFrame: lms.storage === 'post_message_forwarding',
    }),
  );
}

async function startAttempt(visit: Visit): Promise<void> {
  const { lms, person, session, request, response } = visit;
  const found = await findAttempt(visit);
  const tool = found && (await findToolForActivity(lms, found.activity));
  if (found === null || tool === null) {
    refuse(visit);
    return;
  }
  const target = request.query['target'] === 'window' ? 'window' : 'iframe';
  const opening = { tool, activity: found.activity, personId: person._id, sessionId: session._id, target } as const;
  const { action, fields } = await openAttempt(lms, { ...opening, url: found.attempt.url });
  response.send(lms.views.render('post-form', { title: `Opening ${tool.name}`, action, fields: toFields(fields) }));
}

type Found = {
  course: CourseDocument;
  activity: ActivityDocument;
  of: PersonDocument;
  attempt: AttemptDocument & { url: string };
};

async function findAttempt(visit: Visit): Promise<Found | null> {
  const { lms, person, request } = visit;
  const place = await findPlace(visit);
  const role = place && (await roleInCourse(lms, person, place.course));
  if (place === null || role === null || role === 'student') return null;
  const grade = await lms.store.grades.findOne({ _id: `${place.lineItemId}/${place.of._id}` });
  const { url, submittedAt } = grade?.attempts?.[Number(request.params['attempt']) - 1] ?? NONE;
  return url === null ? null : { ...place, attempt: { submittedAt, url } };
}

const NONE: AttemptDocument = { submittedAt: new Date(0), url: null };

type Place = Omit<Found, 'attempt'> & { lineItemId: string };

async function findPlace({ lms, request }: Visit): Promise<Place | null> {
  const lineItem = await lms.store.lineItems.findOne({ _id: String(request.params['lineItemId']) });
  const activity = lineItem && (await lms.store.activities.findOne({ _id: lineItem.resourceLinkId ?? '' }));
  const course = activity && (await lms.store.courses.findOne({ _id: activity.courseId }));
  const of = await lms.store.people.findOne({ key: String(request.params['personKey']) });
  return lineItem && activity && course && of ? { lineItemId: lineItem._id, activity, course, of } : null;
}

function refuse(visit: Visit): void {
  showProblem(visit, 404, 'Nothing to grade', 'There is no such attempt, or it is not yours to see.');
}
