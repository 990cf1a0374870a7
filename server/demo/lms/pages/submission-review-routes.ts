import { Router } from 'express';
import type { LmsContext } from '../lms-context.ts';
import type { ActivityDocument, LineItemDocument } from '../lms-documents.ts';
import { toFields } from '../lti/auth-routes.ts';
import { openReview } from '../lti/open-launch.ts';
import { findToolForActivity } from '../lti/tool-for-activity.ts';
import { roleInCourse, showProblem, signedInPage, type Visit } from './page-access.ts';

/**
 * The gradebook's "Review": the tool's page on one person's work. A student is let through to any, as a hostile one
 * would try.
 */
export function submissionReviewRoutes(lms: LmsContext): Router {
  const router = Router();
  router.get('/grades/:lineItemId/review/:personKey', signedInPage(lms, startReview));
  return router;
}

async function startReview(visit: Visit): Promise<void> {
  const { lms, person, session, request, response } = visit;
  const found = await findReviewed(visit);
  const of = await lms.store.people.findOne({ key: String(request.params['personKey']) });
  const tool = found && (await findToolForActivity(lms, found.activity));
  if (!found || !tool || !of) {
    showProblem(visit, 404, 'Nothing to review', 'There is no such column or person, or it is not yours to see.');
    return;
  }
  const { activity, lineItem } = found;
  const opening = { tool, activity, personId: person._id, sessionId: session._id, target: 'window' } as const;
  const { action, fields } = await openReview(lms, { ...opening, lineItem, ofPersonId: of._id });
  response.send(lms.views.render('post-form', { title: `Opening ${tool.name}`, action, fields: toFields(fields) }));
}

async function findReviewed({
  lms,
  person,
  request,
}: Visit): Promise<{ activity: ActivityDocument; lineItem: LineItemDocument } | null> {
  const lineItem = await lms.store.lineItems.findOne({ _id: String(request.params['lineItemId']) });
  const activity = lineItem?.resourceLinkId
    ? await lms.store.activities.findOne({ _id: lineItem.resourceLinkId })
    : null;
  const course = activity && (await lms.store.courses.findOne({ _id: activity.courseId }));
  if (!lineItem || !activity || !course || (await roleInCourse(lms, person, course)) === null) return null;
  return { activity, lineItem };
}
