import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { findAssignment, findAssignmentByLink } from '../../assignments/assignment-repository.ts';
import type { Assignment } from '../../assignments/assignment.ts';
import { utcMoment } from '../../assignments/read-assignment-form.ts';
import { AppError } from '../../errors.ts';
import { parseForm, readForm } from '../../http/parse.ts';
import { allow, visitOf } from '../../http/session.ts';
import { refreshRoster } from '../../lti/refresh-roster.ts';
import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';
import { extendTime, listStudents, withdrawExtension } from './extend-time.ts';
import { listExtensions } from './extension-repository.ts';
import { extensionsView, type ExtensionPage } from './extension-view.ts';

/** Due dates and attempts of single students, for an assignment's teachers. */
export function extensionRoutes(services: Services): Router {
  const router = Router();
  router.use('/extensions', allow('instructor'));
  router.get('/extensions', (req, res) => show(services, req, res, {}));
  router.post('/extensions', (req, res) => give(services, req, res));
  router.post('/extensions/withdraw', async (req, res) => {
    const { student } = parseForm(z.object({ student: z.string().min(1).max(255) }), req.body);
    const { tenancy, person } = visitOf(res);
    const assignment = await assignmentOf(services, req, res);
    const taken = await withdrawExtension(services, { tenancy, assignment, sub: student, by: person });
    back(req, res, taken ? 'withdrawn' : 'none');
  });
  return router;
}

const schema = z.object({
  student: z.string().min(1, 'extensions:fault.student').max(255, 'extensions:fault.student'),
  dueAt: z.string().refine((text) => text === '' || utcMoment(text) !== null, 'assignments:fault.dueAt'),
  extraAttempts: z.string().regex(/^([0-9]|1\d|20)$/, 'extensions:fault.extraAttempts'),
  reason: z.string().trim().max(1_000, 'extensions:fault.reason'),
});

const FIELD = { student: 'student', noDue: 'dueAt', notLater: 'dueAt', nothing: 'dueAt' } as const;

async function give(services: Services, req: Request, res: Response): Promise<void> {
  const body = { student: '', dueAt: '', extraAttempts: '0', reason: '', ...(req.body as object | undefined) };
  const form = readForm(schema, body);
  const typed = typedOf(body);
  if (form.kind === 'refused') return show(services, req, res.status(422), { typed, errors: form.errors });
  const { student: sub, dueAt, extraAttempts, reason } = form.value;
  const { tenancy, person: by } = visitOf(res);
  const granted = { dueAt: utcMoment(dueAt), extraAttempts: Number(extraAttempts), reason };
  const assignment = await assignmentOf(services, req, res);
  const outcome = await extendTime(services, { tenancy, assignment, sub, by, granted });
  if (outcome.kind === 'extended') {
    back(req, res, 'given');
    return;
  }
  const { fault } = outcome;
  await show(services, req, res.status(422), { typed, errors: { [FIELD[fault]]: `extensions:fault.${fault}` } });
}

function typedOf(body: object): Record<string, string> {
  return Object.fromEntries(Object.entries(body).filter((one): one is [string, string] => typeof one[1] === 'string'));
}

/** `student`: whose the form is opened for. */
const querySchema = z.object({
  scope: z.enum(['course']).optional().catch(undefined),
  assignment: z.string().min(1).max(200).optional().catch(undefined),
  q: z.string().trim().max(100).catch(''),
  student: z.string().max(255).optional().catch(undefined),
  done: z.enum(['given', 'withdrawn', 'none']).optional().catch(undefined),
});

async function show(services: Services, req: Request, res: Response, changes: Partial<ExtensionPage>): Promise<void> {
  const { tenancy, base } = visitOf(res);
  const { q, student, done } = querySchema.parse(req.query);
  const assignment = await assignmentOf(services, req, res);
  const rosterAway = await cannotRefresh(services, tenancy);
  const extensions = await listExtensions(services.db, tenancy, assignment._id);
  const page: ExtensionPage = {
    ...{ base, query: queryOf(req), assignment, q, extensions, rosterAway, errors: {}, done: done ?? null },
    students: await listStudents(services, tenancy),
    typed: openedFor(extensions, student),
    now: services.clock.now(),
    ...changes,
  };
  res.render('extensions/extensions', extensionsView(page));
}

/** What stands for this student, in the form's fields. */
function openedFor(extensions: ExtensionPage['extensions'], student: string | undefined): Record<string, string> {
  if (student === undefined) return {};
  const standing = extensions.find(({ sub, active }) => active && sub === student);
  if (!standing) return { student };
  const dueAt = standing.dueAt?.toISOString().slice(0, 16) ?? '';
  return {
    student,
    dueAt,
    extraAttempts: String(standing.extraAttempts),
    reason: standing.changes.at(-1)?.reason ?? '',
  };
}

/** An LMS that is away costs the page a line, not the page: whoever is known can be chosen. */
async function cannotRefresh(services: Services, tenancy: Tenancy): Promise<boolean> {
  return refreshRoster(services, tenancy).then(
    ({ kind }) => kind === 'no-roster',
    () => true,
  );
}

async function assignmentOf({ db }: Services, req: Request, res: Response): Promise<Assignment> {
  const { tenancy, linkId } = visitOf(res);
  const { scope, assignment: id = '' } = querySchema.parse(req.query);
  const found = scope ? await findAssignment(db, tenancy, id) : await findAssignmentByLink(db, tenancy, linkId);
  if (!found) throw new AppError('assignment-missing', { status: 404 });
  return found;
}

function queryOf(req: Request): string {
  const { scope, assignment } = querySchema.parse(req.query);
  const query = new URLSearchParams({ ...(scope && { scope }), ...(assignment && { assignment }) });
  return query.size === 0 ? '' : `?${query.toString()}`;
}

function back(req: Request, res: Response, done: string): void {
  const query = queryOf(req);
  res.redirect(303, `${visitOf(res).base}/extensions${query === '' ? '?' : `${query}&`}done=${done}`);
}
