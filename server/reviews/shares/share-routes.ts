import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Assignment } from '../../assignments/assignment.ts';
import { AppError } from '../../errors.ts';
import { parseForm } from '../../http/parse.ts';
import { allow, visitOf } from '../../http/session.ts';
import type { Visit } from '../../http/visit.ts';
import { listMemberships } from '../../lti/directory-repository.ts';
import type { Membership } from '../../lti/directory.ts';
import { refreshRoster } from '../../lti/refresh-roster.ts';
import type { Services } from '../../services.ts';
import { countOpen, countShares, nameShare } from '../../submissions/shares/share-repository.ts';
import { filterQuery, readQueueFilter, type QueueFilter } from '../queue-filter.ts';
import { findQueued } from '../queue-repository.ts';
import { findQueueAssignment } from '../queue-scope.ts';
import { commandOf, reviewAddress } from '../review-request.ts';
import { endShares, shareClass } from './share-class.ts';
import { readShareForm, type Teacher } from './share-form.ts';
import { groupIdsOf, sharesView, type SharePage } from './share-view.ts';

/** How a class is divided among its graders, and who reads one work; for the course's teachers. */
export function shareRoutes(services: Services): Router {
  const router = Router();
  router.use('/shares', allow('instructor'));
  router.get('/shares', (req, res) => show(services, req, res, {}));
  router.post('/shares', (req, res) => divide(services, req, res));
  router.post('/shares/end', async (req, res) => {
    const { tenancy, base, person: by } = visitOf(res);
    await endShares(services, { tenancy, by, assignment: await assignmentOf(services, req, res) });
    res.redirect(303, `${base}/shares${filterQuery(scopeOf(req))}`);
  });
  router.post('/review/:submissionId/share', (req, res) => nameGrader(services, req, res));
  return router;
}

async function nameGrader(services: Services, req: Request, res: Response): Promise<void> {
  const { tenancy, submissionId, by } = commandOf(req, res);
  if (!(await findQueued(services.db, tenancy, submissionId))) throw new AppError('submission-gone', { status: 404 });
  const { grader } = parseForm(z.object({ grader: z.string().max(100) }), req.body);
  const { teachers } = await peopleOf(services, visitOf(res));
  const known = teachers.find(({ id }) => id === grader);
  // "Nobody" is what stands there, not a choice: nothing to do. Anybody else is not of this course.
  if (!known && grader !== '') throw new AppError('form-invalid', { status: 400 });
  const act = { by: by.id, byName: by.name, at: services.clock.now() };
  if (known) await nameShare(services.db, tenancy, submissionId, { ...act, grader, graderName: known.name });
  res.redirect(303, reviewAddress(req, res, known ? 'shared' : null));
}

async function divide(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const assignment = await assignmentOf(services, req, res);
  const { teachers, students } = await peopleOf(services, visit);
  const form = readShareForm(req.body, teachers, groupIdsOf(students));
  if (form.kind === 'refused') {
    await show(services, req, res.status(422), { fault: form.fault, typed: req.body as Record<string, unknown> });
    return;
  }
  const { graders, opened } = form;
  const moved = await shareClass(services, { tenancy: visit.tenancy, assignment, graders, opened, by: visit.person });
  const query = new URLSearchParams(filterQuery(scopeOf(req)));
  query.set('moved', String(moved));
  res.redirect(303, `${visit.base}/shares?${query.toString()}`);
}

const movedSchema = z.object({ moved: z.coerce.number().int().min(0) });

async function show(services: Services, req: Request, res: Response, changes: Partial<SharePage>): Promise<void> {
  const visit = visitOf(res);
  const assignment = await assignmentOf(services, req, res);
  // An LMS that is away costs nobody the page: who is known can be given a share.
  await refreshRoster(services, visit.tenancy).catch(() => undefined);
  const where = { tenancy: visit.tenancy, assignmentId: assignment._id };
  const moved = movedSchema.safeParse(req.query);
  const page: SharePage = {
    ...{ base: visit.base, scope: scopeOf(req), assignment, ...(await peopleOf(services, visit)) },
    counts: await countShares(services.db, where),
    open: await countOpen(services.db, where),
    ...{ fault: null, typed: null, done: moved.success ? moved.data : null },
    ...changes,
  };
  res.render('shares/shares', sharesView(page));
}

/** A share belongs to somebody who has been here: only they have an id of ours. Whoever looks is one of them. */
export async function peopleOf({ db }: Pick<Services, 'db'>, { tenancy, person }: Pick<Visit, 'tenancy' | 'person'>) {
  const members = (await listMemberships(db, tenancy)).filter(({ active }) => active);
  const judges = members.filter(({ role }) => role === 'instructor');
  const known = judges.flatMap(({ personId, name }): Teacher[] => (personId === null ? [] : [{ id: personId, name }]));
  const self = known.some(({ id }) => id === person.id) ? [] : [{ id: person.id, name: person.name }];
  return {
    teachers: [...self, ...known],
    strangers: judges.filter(({ personId }) => personId === null).map(({ name }) => name),
    students: members.filter(({ role }) => role === 'student') satisfies Membership[],
  };
}

async function assignmentOf({ db }: Services, req: Request, res: Response): Promise<Assignment> {
  const found = await findQueueAssignment(db, visitOf(res), readQueueFilter(req.query));
  if (!found) throw new AppError('assignment-missing', { status: 404 });
  return found;
}

function scopeOf(req: Request): QueueFilter {
  const { scope, assignment } = readQueueFilter(req.query);
  return { ...(scope && { scope }), ...(assignment && { assignment }) };
}
