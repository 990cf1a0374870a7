import { Router, type Request, type Response } from 'express';
import type { LmsContext } from '../lms-context.ts';
import type { ActivityDocument, EnrolmentRole, PersonDocument, ToolDocument } from '../lms-documents.ts';
import { basicOutcome } from './launch-claims.ts';
import * as reply from './service-reply.ts';
import { LTI, MEDIA, SCOPES } from './vocabulary.ts';

/** The NRPS roster: active enrolments; a test student is on no roster. NRPS 2.0 §2.4 */
export function rosterRoutes(lms: LmsContext): Router {
  const router = Router();
  const roster = reply.answerService((request, response) => listMembers(lms, request, response));
  router.get(lms.profile.paths.memberships, lms.faults.gate('roster'), roster);
  return router;
}

async function listMembers(lms: LmsContext, request: Request, response: Response): Promise<void> {
  const tool = await reply.bearerTool(lms, request, [SCOPES.roster]);
  reply.requireAccept(request, MEDIA.members);
  const course = await lms.store.courses.findOne({ _id: String(request.params['courseId']) });
  if (course === null || (request.params['toolId'] ?? tool._id) !== tool._id)
    throw reply.serviceRefusal(404, 'Not Found: Course');
  const activity = await namedActivity(lms, course._id, request.query['rlid']);
  const role = request.query['role'];
  const people = await activePeople(lms, course._id);
  const wanted = people.filter(
    (one) => typeof role !== 'string' || lastWord(lms.profile.rosterRole(one.role)) === lastWord(role),
  );
  const page = reply.pageOf(wanted, request.query, lms.profile.pageSize);
  const id = lms.urls.memberships(course._id, tool._id);
  const nextFrom = page.from + (page.limit ?? page.total);
  if (nextFrom < page.total) response.setHeader('Link', `<${nextUrl(id, request, nextFrom)}>; rel="next"`);
  const members = page.items.map((one) => member(lms, tool, one, activity));
  const context = { id: lms.profile.contextId(course), label: course.label, title: course.title };
  reply.sendAs(response, MEDIA.members, { id, context, members });
}

async function namedActivity(lms: LmsContext, courseId: string, rlid: unknown): Promise<ActivityDocument | null> {
  if (typeof rlid !== 'string') return null;
  const activity = await lms.store.activities.findOne({ _id: rlid, courseId });
  if (activity === null) throw reply.serviceRefusal(404, `Not Found: resource link ${rlid}`);
  return activity;
}

type Enrolled = { person: PersonDocument; role: EnrolmentRole };

async function activePeople(lms: LmsContext, courseId: string): Promise<Enrolled[]> {
  const enrolments = await lms.store.enrolments.find({ courseId, active: true }).toArray();
  const people = await lms.store.people.find({ _id: { $in: enrolments.map((one) => one.personId) } }).toArray();
  const roles = new Map(enrolments.map(({ personId, role }) => [personId, role]));
  return people
    .filter((person) => person.testStudent !== true)
    .map((person) => ({ person, role: roles.get(person._id) ?? 'student' }))
    .toSorted(
      (a, b) => sortKey(a.person).localeCompare(sortKey(b.person)) || Number(a.person._id) - Number(b.person._id),
    );
}

function sortKey({ familyName, givenName }: PersonDocument): string {
  return `${familyName} ${givenName}`;
}

function lastWord(role: string): string {
  return role.split('#').at(-1) ?? '';
}

function nextUrl(id: string, request: Request, from: number): string {
  const asked = ['limit', 'role', 'rlid'].flatMap((name) => {
    const value = request.query[name];
    return typeof value === 'string' ? [`${name}=${encodeURIComponent(value)}`] : [];
  });
  return `${id}?${[...asked, `from=${from}`].join('&')}`;
}

function member(lms: LmsContext, tool: ToolDocument, { person, role }: Enrolled, activity: ActivityDocument | null) {
  const shares = lms.profile.shares(tool);
  const { givenName: given_name, familyName: family_name } = person;
  return {
    status: 'Active',
    roles: [lms.profile.rosterRole(role)],
    ...(activity === null ? {} : { message: [linkMessage(lms, tool, person, activity)] }),
    user_id: person._id,
    ...(shares.name ? { name: `${given_name} ${family_name}`, given_name, family_name } : {}),
    ...(shares.email ? { email: person.email } : {}),
    ...lms.profile.memberExtras(person),
  };
}

function linkMessage(lms: LmsContext, tool: ToolDocument, person: PersonDocument, activity: ActivityDocument) {
  return {
    [`${LTI}message_type`]: 'LtiResourceLinkRequest',
    'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome': basicOutcome({
      publicUrl: lms.publicUrl,
      tool,
      person,
      activity,
    }),
  };
}
