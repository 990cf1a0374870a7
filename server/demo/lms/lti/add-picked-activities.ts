import { randomUUID } from 'node:crypto';
import type { LmsContext } from '../lms-context.ts';
import type { ActivityDocument, ContentItem, LineItemDocument } from '../lms-documents.ts';

/** Makes an activity of each content item, with a gradebook column where the item has a line item. */
export async function addPickedActivities(
  lms: LmsContext,
  courseId: string,
  items: readonly ContentItem[],
): Promise<void> {
  for (const { title, text, url, custom, lineItem } of items) {
    const activity = await newActivity(lms, { courseId, title, description: text, custom, toolUrl: url ?? null });
    const column = { courseId, ownedBy: null, label: title, resourceLinkId: activity._id, locked: false };
    if (lineItem) await newColumn(lms, { ...column, ...lineItem });
  }
}

/**
 * Copies an activity and its empty column into a course, as importing it does: the same custom parameters, a new id,
 * and the course it came from at the head of the new course's history.
 */
export async function copyActivity(
  lms: LmsContext,
  { activityKey, toCourseId }: { activityKey: string; toCourseId: string },
): Promise<ActivityDocument> {
  const activity = await lms.store.activities.findOne({ key: activityKey });
  const target = await lms.store.courses.findOne({ _id: toCourseId });
  if (activity === null || target === null) throw new Error('The demo LMS has no such activity or course to copy.');
  const { _id: from, courseId, title, description, custom, toolUrl, attemptsAllowed = null, history = [] } = activity;
  const content = { title, description, custom, toolUrl, attemptsAllowed };
  const copy = await newActivity(lms, { ...content, courseId: toCourseId, history: [from, ...history] });
  const columns = await lms.store.lineItems.find({ resourceLinkId: from, ownedBy: null }).toArray();
  for (const column of columns) await newColumn(lms, { ...column, courseId: toCourseId, resourceLinkId: copy._id });
  if (courseId !== toCourseId) await keepCourseHistory(lms, courseId, toCourseId);
  return copy;
}

async function keepCourseHistory(lms: LmsContext, fromId: string, toId: string): Promise<void> {
  const from = await lms.store.courses.findOne({ _id: fromId });
  const history = [fromId, ...(from?.history ?? [])];
  await lms.store.courses.updateOne({ _id: toId }, { $set: { history } });
}

async function newActivity(lms: LmsContext, content: Omit<ActivityDocument, '_id' | 'key'>): Promise<ActivityDocument> {
  const number = String(await lms.store.nextNumber('activity'));
  const _id = lms.profile.ids === 'uuids' ? randomUUID() : number;
  const activity = { _id, key: `activity-${number}`, ...content };
  await lms.store.activities.insertOne(activity);
  return activity;
}

async function newColumn(lms: LmsContext, column: Omit<LineItemDocument, '_id'>): Promise<void> {
  await lms.store.lineItems.insertOne({ ...column, _id: String(await lms.store.nextNumber('lineItem')) });
}
