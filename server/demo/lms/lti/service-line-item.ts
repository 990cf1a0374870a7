import type { Request } from 'express';
import type { LmsContext } from '../lms-context.ts';
import type { LineItemDocument, ToolDocument } from '../lms-documents.ts';
import { serviceRefusal } from './service-reply.ts';
import { CANVAS } from './vocabulary.ts';
import { toolForActivity } from './tool-for-activity.ts';

/** The columns of a course that a tool may see: those it made, and those that came with activities it opens. */
export async function visibleLineItems(
  lms: LmsContext,
  tool: ToolDocument,
  courseId: string,
): Promise<LineItemDocument[]> {
  const items = await lms.store.lineItems.find({ courseId }).toArray();
  const activities = await lms.store.activities.find({ courseId }).toArray();
  const tools = await lms.store.tools.find({}).toArray();
  const opened = activities.filter((one) => toolForActivity(one, tools, lms.toolUrl)?._id === tool._id);
  const links = opened.map((activity) => activity._id);
  return items
    .filter(
      ({ ownedBy, resourceLinkId }) =>
        ownedBy === tool._id || (ownedBy === null && links.includes(resourceLinkId ?? '')),
    )
    .toSorted((a, b) => Number(a._id) - Number(b._id));
}

/** The line item the path names; refuses with Moodle's 404 when there is none, or it is another tool's. */
export async function lineItemOf(lms: LmsContext, tool: ToolDocument, request: Request): Promise<LineItemDocument> {
  const { courseId = '', lineItemId = '' } = request.params as Record<string, string>;
  const items = await visibleLineItems(lms, tool, courseId);
  const item = items.find((candidate) => candidate._id === lineItemId);
  if (item === undefined) throw serviceRefusal(404, `Not Found: Grade item ${lineItemId} doesn't exist`);
  return item;
}

/** A line item as Moodle prints it. */
export function lineItemJson(lms: LmsContext, tool: ToolDocument, item: LineItemDocument): Record<string, unknown> {
  const link = item.resourceLinkId;
  return {
    id: lms.urls.lineItem(item.courseId, item._id, tool._id),
    label: item.label,
    scoreMaximum: item.scoreMaximum,
    resourceId: item.resourceId,
    tag: item.tag,
    ...(item.submissionType === undefined ? {} : { [`${CANVAS}submission_type`]: item.submissionType }),
    ...(link === null ? {} : { resourceLinkId: link, ltiLinkId: link }),
  };
}
