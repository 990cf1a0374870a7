import { Router, type Request, type Response } from 'express';
import { allow, visitOf } from '../http/session.ts';
import type { Visit } from '../http/visit.ts';
import type { Services } from '../services.ts';
import { findAssignmentByLink } from './assignment-repository.ts';
import { chooseOwn, searchOwn } from './choose-own.ts';
import { copyAssignment } from './copy-assignment.ts';
import { copyOwnView } from './copy-own-view.ts';

/** Setting up a new link as a copy of what the same person set up before, in an earlier term or another course. */
export function copyOwnRoutes(services: Services): Router {
  const router = Router();
  const setters = allow('instructor', 'designer');
  router.get('/assignment/copy', setters, (req, res) => showOwn(services, req, res));
  router.post('/assignment/copy', setters, (req, res) => copyOne(services, req, res));
  return router;
}

async function showOwn(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const back = `${visit.base}/assignment`;
  if (await isSetUp(services, visit)) res.redirect(303, back);
  else {
    const place = { action: `${back}/copy`, back, backKey: 'assignments:copyOwn.back', chosen: [] };
    res.render('assignments/copy-own', copyOwnView(visit, place, await searchOwn(services, visit, req.query)));
  }
}

async function copyOne(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  if (await isSetUp(services, visit)) {
    res.redirect(303, `${visit.base}/assignment`);
    return;
  }
  const copying = await chooseOwn(services, visit, req.body);
  await copyAssignment(services, { ...copying, linkId: visit.linkId });
  res.redirect(303, `${visit.base}/assignment/ready`);
}

async function isSetUp({ db }: Services, { tenancy, linkId }: Visit): Promise<boolean> {
  return (await findAssignmentByLink(db, tenancy, linkId)) !== null;
}
