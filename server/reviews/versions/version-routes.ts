import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { findAssignmentByLink, findRubricVersion } from '../../assignments/assignment-repository.ts';
import { readChosenWorks } from '../../assignments/read-chosen-works.ts';
import { numberVersions } from '../../assignments/switched-rubric.ts';
import { AppError } from '../../errors.ts';
import { parseForm } from '../../http/parse.ts';
import { allow, visitOf } from '../../http/session.ts';
import type { Visit } from '../../http/visit.ts';
import { findPeople } from '../../lti/directory-repository.ts';
import type { Services } from '../../services.ts';
import { callStudents } from '../../submissions/call-students.ts';
import { rereadWorks } from './reread-works.ts';
import { isChosen } from './rubric-change.ts';
import { versionIdsOf } from './version-figures.ts';
import { listVersionWorks } from './version-work-repository.ts';
import { standsUnder } from './version-work.ts';
import { versionsView, type ShownVersion } from './versions-view.ts';

/** The versions of an assignment's rubric: what they say, what differs, and reading works again under another one. */
export function versionRoutes(services: Services): Router {
  const router = Router();
  router.get('/assignment/rubric/versions', allow('instructor', 'designer'), (req, res) =>
    showVersions(services, req, res),
  );
  router.post('/assignment/rubric/reread', allow('instructor'), (req, res) => reread(services, req, res));
  return router;
}

const askedSchema = z.object({
  from: z.coerce.number().int().min(1).optional().catch(undefined),
  to: z.coerce.number().int().min(1).optional().catch(undefined),
  reread: z.coerce.number().int().min(0).optional().catch(undefined),
  stayed: z.coerce.number().int().min(0).default(0).catch(0),
});

async function showVersions(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const { assignment, versions, works } = await standingVersions(services, visit);
  const asked = askedSchema.parse(req.query);
  const inUse = versions.find((one) => one.inUse);
  const to = versions.find(({ number }) => number === asked.to) ?? inUse;
  const older = versions.findLast(({ number }) => number !== to?.number);
  const from = versions.find(({ number }) => number === asked.from) ?? older ?? to;
  if (!from || !to) throw new AppError('rubric-gone', { status: 404 });
  const judges = visit.role === 'instructor';
  const call = judges ? await callStudents(services.db, visit.tenancy, works) : null;
  const makers = versions.flatMap(({ uses }) => uses.map(({ by }) => by));
  const people = await findPeople(services.db, visit.tenancy.platformId, [...new Set(makers)]);
  const nameOf = (id: string) => people.find(({ _id }) => _id === id)?.name ?? null;
  const done = asked.reread === undefined ? null : { reread: asked.reread, stayed: asked.stayed };
  const page = { base: visit.base, assignment, versions, works, from, to, call, nameOf, done };
  res.render('versions/versions', versionsView(page));
}

const rereadSchema = z.object({ from: z.coerce.number().int(), to: z.coerce.number().int() });

async function reread(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const { assignment, versions } = await standingVersions(services, visit);
  const asked = parseForm(rereadSchema, req.body);
  const [from, to] = [asked.from, asked.to].map((number) => versions.find((one) => one.number === number));
  if (!from || !to) throw new AppError('rubric-gone', { status: 404 });
  const chosen = readChosenWorks(req.body);
  const { tenancy, person: by, base } = visit;
  const done = await rereadWorks(services, {
    ...{ tenancy, assignment, by, to: to.id },
    chosen: (work) => standsUnder(work) === from.id && isChosen(chosen, work),
  });
  const told = { from: from.number, to: to.number, ...done };
  const query = new URLSearchParams(Object.entries(told).map(([name, value]) => [name, String(value)]));
  res.redirect(303, `${base}/assignment/rubric/versions?${query.toString()}`);
}

async function standingVersions(services: Services, { tenancy, linkId }: Visit) {
  const { db } = services;
  const assignment = await findAssignmentByLink(db, tenancy, linkId);
  if (!assignment) throw new AppError('assignment-missing', { status: 404 });
  const works = await listVersionWorks(db, tenancy, assignment._id);
  const numbered = numberVersions(assignment, versionIdsOf(works));
  const versions = await Promise.all(
    numbered.map(async (one): Promise<ShownVersion> => ({
      ...one,
      version: await findRubricVersion(db, tenancy, one.id),
    })),
  );
  return { assignment, works, versions };
}
