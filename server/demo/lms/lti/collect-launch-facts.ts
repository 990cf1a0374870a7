import type { LmsContext } from '../lms-context.ts';
import type { ActivityDocument, LaunchTarget, PersonDocument, ToolDocument } from '../lms-documents.ts';
import type { LaunchFacts } from './launch-claims.ts';

type Wanted = {
  tool: ToolDocument;
  person: PersonDocument;
  activity: ActivityDocument;
  target: LaunchTarget;
  nonce: string;
};

/** Reads what the id_token says besides the person and activity; null when that person may not enter the course. */
export async function collectLaunchFacts(lms: LmsContext, wanted: Wanted): Promise<LaunchFacts | null> {
  const { activity, person } = wanted;
  const course = await lms.store.courses.findOne({ _id: activity.courseId });
  const enrolment = await lms.store.enrolments.findOne({ _id: `${activity.courseId}/${person._id}`, active: true });
  if (course === null || (enrolment === null && !person.admin)) return null;
  const lineItems = await lms.store.lineItems.find({ resourceLinkId: activity._id }).toArray();
  const lineItemIds = lineItems.map((item) => item._id);
  const role = enrolment?.role ?? null;
  const { publicUrl, profile, urls } = lms;
  const groups = enrolment?.groups ?? [];
  return { ...wanted, publicUrl, profile, urls, role, groups, course, lineItemIds, now: lms.now() };
}
