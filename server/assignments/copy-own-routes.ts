import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Visit } from '../http/visit.ts';
import type { Services } from '../services.ts';
import { holdsWords, searchWords } from '../workshop/search-words.ts';
import { findAssignmentByLink } from './assignment-repository.ts';
import { copyAssignment } from './copy-assignment.ts';
import { copyOwnView } from './copy-own-view.ts';
import { listOwnAssignments, type OwnAssignment } from './list-own-assignments.ts';

/** Setting up a new link as a copy of what the same person set up before, in an earlier term or another course. */
export function copyOwnRoutes(services: Services): Router {
  const router = Router();
  const setters = allow('instructor', 'designer');
  router.get('/assignment/copy', setters, (req, res) => showOwn(services, req, res));
  router.post('/assignment/copy', setters, (req, res) => copyOne(services, req, res));
  return router;
}

const querySchema = z.object({ q: z.string().max(200).catch('') });
const formSchema = z.object({ from: z.string().max(100).catch('') });

async function showOwn(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  if (await isSetUp(services, visit)) {
    res.redirect(303, `${visit.base}/assignment`);
    return;
  }
  const { q } = querySchema.parse(req.query);
  const own = await ownOf(services, visit);
  const words = searchWords(q);
  const found = own.filter(({ assignment, courseTitle }) =>
    holdsWords([assignment.title, assignment.task, courseTitle ?? ''], words),
  );
  res.render('assignments/copy-own', copyOwnView(visit, { found, all: own.length, q }));
}

/** Only from what the page would list: an id alone opens nothing. */
async function copyOne(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const { base, tenancy, linkId, person: by, role } = visit;
  if (await isSetUp(services, visit)) {
    res.redirect(303, `${base}/assignment`);
    return;
  }
  const { from } = formSchema.parse(req.body ?? {});
  const chosen = (await ownOf(services, visit)).find(({ assignment }) => assignment._id === from);
  if (!chosen) throw new AppError('copy-not-yours', { status: 404 });
  // Exemplars are students' works: for those who judge, there and here.
  const takes = { notes: true, exemplars: chosen.judges && role === 'instructor', dates: false };
  await copyAssignment(services, { tenancy, linkId, by, source: chosen.assignment, takes });
  res.redirect(303, `${base}/assignment/ready`);
}

async function isSetUp({ db }: Services, { tenancy, linkId }: Visit): Promise<boolean> {
  return (await findAssignmentByLink(db, tenancy, linkId)) !== null;
}

function ownOf(services: Services, { tenancy, linkId, person }: Visit): Promise<OwnAssignment[]> {
  return listOwnAssignments(services, { tenancy, linkId, personId: person.id });
}
