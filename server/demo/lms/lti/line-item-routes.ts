import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { LmsContext } from '../lms-context.ts';
import type { LineItemDocument, ToolDocument } from '../lms-documents.ts';
import { changeMaximum } from './change-maximum.ts';
import { lineItemJson, lineItemOf, visibleLineItems } from './service-line-item.ts';
import * as reply from './service-reply.ts';
import { serviceUrls } from './service-urls.ts';
import { MEDIA, SCOPES } from './vocabulary.ts';

/** The AGS line item service: list, create, read, replace, delete. AGS 2.0 §3.2 */
export function lineItemRoutes(lms: LmsContext): Router {
  const router = Router();
  const gate = lms.faults.gate('lineitem');
  const service = (work: Work) => reply.answerService((request, response) => work(lms, request, response));
  const list = '/mod/lti/services.php/:courseId/lineitems';
  router.get(list, gate, service(listLineItems));
  router.post(list, gate, service(createLineItem));
  router.get(`${list}/:lineItemId/lineitem`, gate, service(readLineItem));
  router.put(`${list}/:lineItemId/lineitem`, gate, service(replaceLineItem));
  router.delete(`${list}/:lineItemId/lineitem`, gate, service(deleteLineItem));
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
  const page = reply.pageOf((await visibleLineItems(lms, tool, courseId)).filter(fits), request.query);
  const asked = filters.map(({ name, value }) => `&${name}=${encodeURIComponent(value)}`).join('');
  const link = reply.brokenLinkHeader(serviceUrls.lineItems(lms.publicUrl, courseId, tool._id) + asked, page);
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

const lineItemBody = z.object({
  label: z.string().trim().min(1),
  scoreMaximum: z.coerce.number().positive(),
  tag: z.string().optional(),
  resourceId: z.string().optional(),
  resourceLinkId: z.string().optional(),
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
  const resourceLinkId = await linkOfCourse(lms, courseId, wanted.resourceLinkId);
  const _id = String(await lms.store.nextNumber('lineItem'));
  const item = {
    _id,
    courseId,
    ownedBy: tool._id,
    label,
    scoreMaximum,
    tag,
    resourceId,
    resourceLinkId,
    locked: false,
  };
  await lms.store.lineItems.insertOne(item);
  response.status(201);
  reply.sendAs(response, MEDIA.lineItem, { ...wanted, id: idOf(lms, tool, item) });
}

async function existingCourse(lms: LmsContext, courseId: string): Promise<string> {
  const course = await lms.store.courses.findOne({ _id: courseId });
  if (course === null) throw reply.serviceRefusal(404, `Not Found: Course ${courseId} doesn't exist`);
  return course._id;
}

async function linkOfCourse(lms: LmsContext, courseId: string, link: string | undefined): Promise<string | null> {
  if (link === undefined) return null;
  const activity = await lms.store.activities.findOne({ _id: link, courseId });
  if (activity === null) throw reply.serviceRefusal(403, 'Forbidden: the resource link is not of this course');
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
  if (scoreMaximum !== item.scoreMaximum) await changeMaximum(lms, item, scoreMaximum);
  reply.sendAs(response, MEDIA.lineItem, { ...wanted, id: idOf(lms, tool, item) });
}

async function deleteLineItem(lms: LmsContext, request: Request, response: Response): Promise<void> {
  const tool = await reply.bearerTool(lms, request, WRITE);
  const item = await lineItemOf(lms, tool, request);
  if (item.ownedBy === null) throw reply.serviceRefusal(403, 'Forbidden: the column belongs to an activity');
  await lms.store.grades.deleteMany({ lineItemId: item._id });
  await lms.store.lineItems.deleteOne({ _id: item._id });
  response.status(204).type('text/html; charset=utf-8').end();
}

function idOf(lms: LmsContext, tool: ToolDocument, item: Pick<LineItemDocument, '_id' | 'courseId'>): string {
  return serviceUrls.lineItem(lms.publicUrl, item.courseId, item._id, tool._id);
}
