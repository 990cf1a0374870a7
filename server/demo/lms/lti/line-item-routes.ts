import { randomUUID } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { LmsContext } from '../lms-context.ts';
import type { LineItemDocument, ToolDocument } from '../lms-documents.ts';
import { changeMaximum } from './change-maximum.ts';
import { lineItemJson, lineItemOf, visibleLineItems } from './service-line-item.ts';
import * as reply from './service-reply.ts';
import { CANVAS, MEDIA, SCOPES } from './vocabulary.ts';

/** The AGS line item service: list, create, read, replace, delete. AGS 2.0 §3.2 */
export function lineItemRoutes(lms: LmsContext): Router {
  const router = Router();
  const gate = lms.faults.gate('lineitem');
  const service = (work: Work) => reply.answerService((request, response) => work(lms, request, response));
  const { lineItems: list, lineItem: one } = lms.profile.paths;
  router.get(list, gate, service(listLineItems));
  router.post(list, gate, lms.faults.gate('lineitem-made'), service(createLineItem));
  router.get(one, gate, service(readLineItem));
  router.put(one, gate, service(replaceLineItem));
  router.delete(one, gate, service(deleteLineItem));
  return router;
}

type Work = (lms: LmsContext, request: Request, response: Response) => Promise<void>;

const READ = [SCOPES.lineItem, SCOPES.lineItemReadonly];
const WRITE = [SCOPES.lineItem];

async function listLineItems(lms: LmsContext, request: Request, response: Response): Promise<void> {
  const tool = await reply.bearerTool(lms, request, READ);
  reply.requireAccept(request, MEDIA.lineItems);
  const courseId = String(request.params['courseId']);
  const filters = filtersOf(request);
  const fits = (item: LineItemDocument) => filters.every(({ field, value }) => item[field] === value);
  const visible = await visibleLineItems(lms, tool, courseId);
  const page = reply.pageOf(visible.filter(fits), request.query, lms.profile.pageSize);
  const asked = filters.map(({ name, value }) => `&${name}=${encodeURIComponent(value)}`).join('');
  const link = lms.profile.linkHeader(lms.urls.lineItems(courseId, tool._id) + asked, page);
  if (link !== null) response.setHeader('Link', link);
  const body = page.items.map((item) => lineItemJson(lms, tool, item));
  reply.sendAs(response, MEDIA.lineItems, body);
}

const FILTERS = [
  { name: 'resource_link_id', field: 'resourceLinkId' },
  { name: 'resource_id', field: 'resourceId' },
  { name: 'tag', field: 'tag' },
] as const;

function filtersOf(request: Request) {
  return FILTERS.flatMap((filter) => {
    const value = request.query[filter.name];
    return typeof value === 'string' ? [{ ...filter, value }] : [];
  });
}

const SUBMISSION_TYPE = `${CANVAS}submission_type`;

const submissionType = z.looseObject({ type: z.string(), external_tool_url: z.url().optional() });

const lineItemBody = z.object({
  label: z.string().trim().min(1),
  scoreMaximum: z.coerce.number().positive(),
  tag: z.string().optional(),
  resourceId: z.string().optional(),
  resourceLinkId: z.string().optional(),
  [SUBMISSION_TYPE]: submissionType.optional().catch(undefined),
});

function wantedLineItem(request: Request): z.infer<typeof lineItemBody> {
  const parsed = lineItemBody.safeParse(reply.requireJson(request, MEDIA.lineItem));
  if (!parsed.success) throw reply.serviceRefusal(400, 'No label or invalid scoreMaximum');
  return parsed.data;
}

async function createLineItem(lms: LmsContext, request: Request, response: Response): Promise<void> {
  const tool = await reply.bearerTool(lms, request, WRITE);
  const wanted = wantedLineItem(request);
  const courseId = await existingCourse(lms, String(request.params['courseId']));
  const { label, scoreMaximum, tag = '', resourceId = '' } = wanted;
  const asked = lms.profile.makesAssignments ? wanted[SUBMISSION_TYPE] : undefined;
  const ofLink = await linkOfCourse(lms, courseId, wanted.resourceLinkId);
  const resourceLinkId = ofLink ?? (await makeAssignment(lms, courseId, { label, asked }));
  const _id = String(await lms.store.nextNumber('lineItem'));
  const texts = { label, tag, resourceId };
  const extension = asked === undefined ? {} : { submissionType: asked };
  const item = {
    _id,
    courseId,
    ownedBy: tool._id,
    ...texts,
    scoreMaximum,
    resourceLinkId,
    locked: false,
    ...extension,
  };
  await lms.store.lineItems.insertOne(item);
  response.status(201);
  reply.sendAs(response, MEDIA.lineItem, { ...wanted, id: idOf(lms, tool, item) });
}

/** Canvas makes an assignment that opens the tool when a line item asks for one. */
async function makeAssignment(
  lms: LmsContext,
  courseId: string,
  { label, asked }: { label: string; asked: z.infer<typeof submissionType> | undefined },
): Promise<string | null> {
  if (asked?.type !== 'external_tool' || asked.external_tool_url === undefined) return null;
  const _id = randomUUID();
  const texts = { key: `assignment-${_id}`, title: label, description: '' };
  await lms.store.activities.insertOne({ _id, courseId, ...texts, custom: {}, toolUrl: asked.external_tool_url });
  return _id;
}

async function existingCourse(lms: LmsContext, courseId: string): Promise<string> {
  const course = await lms.store.courses.findOne({ _id: courseId });
  if (course === null) throw reply.serviceRefusal(404, `Not Found: Course ${courseId} doesn't exist`);
  return course._id;
}

async function linkOfCourse(lms: LmsContext, courseId: string, link: string | undefined): Promise<string | null> {
  if (link === undefined) return null;
  const activity = await lms.store.activities.findOne({ _id: link, courseId });
  if (activity === null) throw reply.serviceRefusal(lms.profile.unknownLink.status, lms.profile.unknownLink.reason);
  return activity._id;
}

async function readLineItem(lms: LmsContext, request: Request, response: Response): Promise<void> {
  const tool = await reply.bearerTool(lms, request, READ);
  reply.requireAccept(request, MEDIA.lineItem);
  reply.sendAs(response, MEDIA.lineItem, lineItemJson(lms, tool, await lineItemOf(lms, tool, request)));
}

// A PUT replaces everything: a tag or resource id that is not sent is gone. AGS 2.0 §3.2.6
async function replaceLineItem(lms: LmsContext, request: Request, response: Response): Promise<void> {
  const tool = await reply.bearerTool(lms, request, WRITE);
  const wanted = wantedLineItem(request);
  const item = await lineItemOf(lms, tool, request);
  const { label, scoreMaximum, tag = '', resourceId = '' } = wanted;
  await lms.store.lineItems.updateOne({ _id: item._id }, { $set: { label, scoreMaximum, tag, resourceId } });
  if (lms.profile.zeroesEmptyMarks && scoreMaximum !== item.scoreMaximum) await changeMaximum(lms, item, scoreMaximum);
  reply.sendAs(response, MEDIA.lineItem, { ...wanted, id: idOf(lms, tool, item) });
}

async function deleteLineItem(lms: LmsContext, request: Request, response: Response): Promise<void> {
  const tool = await reply.bearerTool(lms, request, WRITE);
  const item = await lineItemOf(lms, tool, request);
  const { status, reason } = lms.profile.deleteOwned;
  if (item.ownedBy === null) throw reply.serviceRefusal(status, reason);
  await lms.store.grades.deleteMany({ lineItemId: item._id });
  await lms.store.lineItems.deleteOne({ _id: item._id });
  response.status(204).type('text/html; charset=utf-8').end();
}

function idOf(lms: LmsContext, tool: ToolDocument, item: Pick<LineItemDocument, '_id' | 'courseId'>): string {
  return lms.urls.lineItem(item.courseId, item._id, tool._id);
}
